#include "app/page.h"

#include <charconv>

#include "base/text.h"

namespace stoa {

std::string encode_cursor(const PageKey& key) { return to_base64url(std::to_string(key.sort) + ":" + key.key); }

Result<PageKey> decode_cursor(const std::string& text) {
    const std::string plain = from_base64url(text);
    PageKey key;
    const std::size_t colon = std::min(plain.find(':'), plain.size());
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + colon, key.sort);
    if (error != std::errc() || colon == plain.size() || end != plain.data() + colon) {
        return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
    }
    key.key = plain.substr(colon + 1);
    if (!is_valid_utf8(key.key)) return fail(problems::invalid_cursor, "the cursor is not one that a page gave");
    return key;
}

}  // namespace stoa
