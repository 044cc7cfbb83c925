// Addresses as browsers read them (URL Standard), as far as rules ask.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stoa::policy {

struct Url {
    std::string scheme;  // Lower case; empty where the address is relative or begins with "//".
    std::string host;    // Lower case, without user, port and a dot at the end; empty where there is none.
    std::string path;    // From the slash; of "data:" and the like what follows the colon.
    std::string query;   // Without the question mark.
};

Url read_url(std::string_view text);

// Names and values of a query, percent signs decoded.
std::vector<std::pair<std::string, std::string>> read_query(std::string_view query);

}  // namespace stoa::policy
