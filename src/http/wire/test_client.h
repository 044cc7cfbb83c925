// For tests: a client, and the catalogues of the source tree.
#pragma once

#include <array>
#include <fstream>
#include <iterator>
#include <string>

#include "base/catalogue.h"
#include "base/test_client.h"

namespace stoa::http {

inline std::string read_source(const std::string& path) {
    std::ifstream file(std::string(STOA_SOURCE_DIR) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline const Catalogues& test_catalogues() {
    static const std::string en = read_source("catalogues/en/problems.json");
    static const std::string de = read_source("catalogues/de/problems.json");
    static const Catalogues catalogues =
        Catalogues::load(std::array{Catalogues::File{"en", "en/problems.json", en}, Catalogues::File{"de", "de/problems.json", de}})
            .value();
    return catalogues;
}

}  // namespace stoa::http
