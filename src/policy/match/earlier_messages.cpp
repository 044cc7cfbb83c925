#include "policy/match/earlier_messages.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace stoa::policy {

namespace {

constexpr std::size_t messages_back = 6;

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xa0; }

}  // namespace

std::vector<const EarlierMessage*> own_earlier_messages(const Draft& draft) {
    std::vector<const EarlierMessage*> own;
    const std::size_t first = draft.history.size() > messages_back ? draft.history.size() - messages_back : 0;
    for (std::size_t at = draft.history.size(); at-- > first;) {
        if (draft.history[at].author == draft.author) own.push_back(&draft.history[at]);
    }
    return own;
}

MappedText tail_of(std::string_view utf8, std::size_t characters_max) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    auto end = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t before = end; before > 0; end = before) {
        UChar32 c = 0;
        U8_PREV(bytes, 0, before, c);
        if (!is_blank(static_cast<char32_t>(c))) break;
    }
    std::int32_t begin = end;
    U8_BACK_N(bytes, 0, begin, static_cast<std::int32_t>(characters_max));
    return MappedText::of(utf8.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
}

}  // namespace stoa::policy
