#include "wiring/image_fetcher.h"

#include "base/text.h"
#include "fetch/fetch_file.h"

namespace stoa::wiring {

std::optional<std::vector<fetch::AddressRange>> read_networks(std::string_view text) {
    std::vector<fetch::AddressRange> ranges;
    for (const std::string_view word : split(text, ' ')) {
        if (word.empty()) continue;
        const auto range = fetch::parse_address_range(word);
        if (!range) return std::nullopt;
        ranges.push_back(*range);
    }
    return ranges;
}

Fetcher make_image_fetcher(const Config& config) {
    return [private_ranges = read_networks(config.fetch_private_networks).value_or(std::vector<fetch::AddressRange>())](
               const std::string& address, std::int64_t size_bytes_max, const std::stop_token& stop) -> Result<RemoteFile> {
        auto file = TRY(fetch::fetch_file(address, {.private_ranges = private_ranges, .size_bytes_max = size_bytes_max}, stop));
        return RemoteFile{.media_type = std::move(file.media_type), .bytes = std::move(file.bytes)};
    };
}

}  // namespace stoa::wiring
