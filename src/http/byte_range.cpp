#include "http/byte_range.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::http {

namespace {

constexpr std::string_view unit = "bytes=";

// Digits and nothing else; what is beyond all files is beyond this one too.
std::optional<std::int64_t> parse_position(std::string_view text) {
    if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc::result_out_of_range ? std::numeric_limits<std::int64_t>::max() : number;
}

AskedRange part_of(std::int64_t begin, std::int64_t end, std::int64_t size_bytes) {
    if (begin >= size_bytes) return {.asked = Asked::Nothing};
    return {.asked = Asked::Part, .part = {.begin = begin, .size_bytes = std::min(end, size_bytes) - begin}};
}

AskedRange parse_range(std::string_view text, std::int64_t size_bytes) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return {};
    const std::string_view before = trim(text.substr(0, dash)), behind = trim(text.substr(dash + 1));
    const auto first = parse_position(before), last = parse_position(behind);
    if ((!before.empty() && !first) || (!behind.empty() && !last) || (!first && !last)) return {};
    if (!first)
        return *last == 0 ? AskedRange{.asked = Asked::Nothing}
                          : part_of(std::max<std::int64_t>(size_bytes - *last, 0), size_bytes, size_bytes);
    if (!last) return part_of(*first, size_bytes, size_bytes);
    if (*last < *first) return {};
    return part_of(*first, std::min(*last, size_bytes - 1) + 1, size_bytes);
}

}  // namespace

AskedRange read_range(const Headers& headers, std::string_view etag, std::int64_t size_bytes) {
    const std::string_view range = headers.range;
    if (range.size() < unit.size() || !equal_ignoring_case(range.substr(0, unit.size()), unit)) return {};
    // A date never fits: files have none here.
    if (!headers.if_range.empty() && headers.if_range != etag) return {};
    return parse_range(range.substr(unit.size()), size_bytes);
}

bool has_version(std::string_view if_none_match, std::string_view etag) {
    for (std::string_view part : split(if_none_match, ',')) {
        part = trim(part);
        if (part.starts_with("W/")) part.remove_prefix(2);
        if (part == "*" || part == etag) return true;
    }
    return false;
}

}  // namespace stoa::http
