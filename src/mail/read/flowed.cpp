#include "mail/read/flowed.h"

#include <algorithm>

#include "mail/read/fields.h"

namespace stoa::mail {

namespace {

constexpr std::string_view signature_separator = "-- ";  // RFC 3676 section 4.3: never flowed.

struct FlowedLine {
    std::size_t depth;
    std::string_view text;
};

FlowedLine read_flowed_line(std::string_view line) {
    const std::size_t depth = std::min(line.find_first_not_of('>'), line.size());
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);  // RFC 3676 section 4.4, space-stuffing.
    return {.depth = depth, .text = line};
}

}  // namespace

std::string unwrap_flowed(std::string_view text, TrailingBlank trailing_blank) {
    std::string out;
    std::size_t open_depth = 0;  // Of the paragraph that goes on.
    bool is_open = false;
    for (std::size_t at = 0; at < text.size();) {
        const Line line = read_line(text, at);
        at = line.next;
        auto [depth, words] = read_flowed_line(line.text);
        const bool is_signature = words == signature_separator;
        if (is_open && (depth != open_depth || is_signature)) {  // RFC 3676 section 4.5: an improper end.
            out += '\n';
            is_open = false;
        }
        if (!is_open && depth > 0) out.append(depth, '>').append(words.empty() ? "" : " ");
        is_open = words.ends_with(' ') && !is_signature;
        open_depth = depth;
        if (is_open && trailing_blank == TrailingBlank::Deleted) words.remove_suffix(1);
        out += words;
        if (!is_open) out += '\n';
    }
    return out;
}

}  // namespace stoa::mail
