#include "wiring/dictionaries.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace stoa::wiring {

namespace {

std::unexpected<Error> missing(const std::string& path) {
    return fail(problems::unavailable,
                fmt::format("the dictionary {} cannot be read; install it (tools/packages.txt names the packages), or set "
                            "policy.dictionary_directory to the folder where it is",
                            path));
}

Result<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return missing(path);
    std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (file.bad()) return missing(path);
    return bytes;
}

}  // namespace

policy::DictionarySource dictionaries_of(const std::string& directory) {
    const auto path = [directory](std::string_view name, std::string_view ending) {
        return fmt::format("{}/{}{}", directory, name, ending);
    };
    return {.read = [path](std::string_view name) -> Result<policy::DictionaryFiles> {
                auto affixes = TRY(read_file(path(name, ".aff")));
                auto words = TRY(read_file(path(name, ".dic")));
                return policy::DictionaryFiles{std::move(affixes), std::move(words)};
            },
            .look = [path](std::string_view name) -> Result<void> {
                for (const std::string_view ending : {".aff", ".dic"}) {
                    if (::access(path(name, ending).c_str(), R_OK) != 0) return missing(path(name, ending));
                }
                return {};
            }};
}

}  // namespace stoa::wiring
