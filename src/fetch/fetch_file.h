// Fetches one file from an address that somebody wrote down: by HTTP, from the public internet only.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "fetch/address_range.h"

namespace stoa::fetch {

struct FetchOptions {
    static constexpr long time_ms_max = 20'000;  // In all, redirects included.
    static constexpr long connect_ms_max = 5'000;
    static constexpr long redirects_max = 3;

    // That may be reached though they are nobody's business: a marketplace's own servers of pictures. There at every port, elsewhere at
    // those of HTTP and HTTPS alone.
    std::vector<AddressRange> private_ranges{};
    std::int64_t size_bytes_max = 0;
};

struct FetchedFile {
    std::string media_type{};  // As the server says, in small letters without parameters; may be empty.
    std::string bytes{};
};

// Asks once. Where a name leads is judged by the address that is connected to, after resolving, at each redirect anew; no proxy, no cookie,
// no name or password, and nothing that tells who is to read it. The error says in words why there is no file: no such server, another
// answer than 200, too large, too slow, not the public's, or that `stop` came.
Result<FetchedFile> fetch_file(const std::string& url, const FetchOptions& options, const std::stop_token& stop);

}  // namespace stoa::fetch
