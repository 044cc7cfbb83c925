#include "policy/text/kept_tags.h"

#include "policy/text/ascii.h"
#include "policy/text/mapped_text.h"

namespace stoa::policy {

std::string tags_in(std::u32string_view html) {
    const auto begins_name = [&](std::size_t at) { return at < html.size() && lower(html[at]) >= U'a' && lower(html[at]) <= U'z'; };
    std::u32string tags;
    for (std::size_t at = html.find(U'<'); at != std::u32string_view::npos; at = html.find(U'<', at + 1)) {
        const bool is_tag = begins_name(at + 1) || (at + 1 < html.size() && html[at + 1] == U'/' && begins_name(at + 2));
        const std::size_t end = is_tag ? html.find(U'>', at) : std::u32string_view::npos;
        if (end != std::u32string_view::npos) tags += html.substr(at, end + 1 - at);
    }
    return to_utf8(tags);
}

}  // namespace stoa::policy
