#include "mail/compose/hidden_characters.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace stoa::mail {

namespace {

constexpr UChar32 replacement_character = 0xfffd;
constexpr UChar32 black_flag = 0x1f3f4;
constexpr UChar32 emoji_presentation = 0xfe0f;
constexpr UChar32 zero_width_non_joiner = 0x200c;
constexpr UChar32 zero_width_joiner = 0x200d;

struct Range {
    UChar32 first;
    UChar32 last;
};
// In order.
constexpr std::array suspicious{
    Range{0x0000, 0x0008}, Range{0x000b, 0x000c},   Range{0x000e, 0x001f}, Range{0x007f, 0x009f}, Range{0x00ad, 0x00ad},
    Range{0x061c, 0x061c}, Range{0x115f, 0x1160},   Range{0x17b4, 0x17b5}, Range{0x180e, 0x180e}, Range{0x200b, 0x200f},
    Range{0x202a, 0x202e}, Range{0x2060, 0x206f},   Range{0x3164, 0x3164}, Range{0xfeff, 0xfeff}, Range{0xffa0, 0xffa0},
    Range{0xfff9, 0xfffb}, Range{0xe0000, 0xe007f},
};

struct ShortName {
    UChar32 code;
    std::string_view name;
};
constexpr std::array short_names{
    ShortName{0x00, "NUL"},    ShortName{0x1b, "ESC"},   ShortName{0xad, "SHY"},   ShortName{0x61c, "ALM"},  ShortName{0x200b, "ZWSP"},
    ShortName{0x200c, "ZWNJ"}, ShortName{0x200d, "ZWJ"}, ShortName{0x200e, "LRM"}, ShortName{0x200f, "RLM"}, ShortName{0x202a, "LRE"},
    ShortName{0x202b, "RLE"},  ShortName{0x202c, "PDF"}, ShortName{0x202d, "LRO"}, ShortName{0x202e, "RLO"}, ShortName{0x2060, "WJ"},
    ShortName{0x2066, "LRI"},  ShortName{0x2067, "RLI"}, ShortName{0x2068, "FSI"}, ShortName{0x2069, "PDI"}, ShortName{0xfeff, "BOM"},
};

constexpr std::array right_to_left_scripts{USCRIPT_HEBREW, USCRIPT_ARABIC, USCRIPT_SYRIAC, USCRIPT_THAANA};
constexpr std::array joining_scripts{USCRIPT_ARABIC,   USCRIPT_SYRIAC,    USCRIPT_MONGOLIAN, USCRIPT_DEVANAGARI, USCRIPT_BENGALI,
                                     USCRIPT_GURMUKHI, USCRIPT_GUJARATI,  USCRIPT_ORIYA,     USCRIPT_TAMIL,      USCRIPT_TELUGU,
                                     USCRIPT_KANNADA,  USCRIPT_MALAYALAM, USCRIPT_SINHALA,   USCRIPT_KHMER};

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

bool is_suspicious(UChar32 c) {
    const auto* range = std::ranges::lower_bound(suspicious, c, {}, &Range::last);
    return range != suspicious.end() && range->first <= c;
}

bool is_tag(UChar32 c) { return c >= 0xe0020 && c <= 0xe007f; }

bool is_mark_of_direction(UChar32 c) { return c == 0x200e || c == 0x200f || c == 0x61c; }

// After what a joiner does its ordinary work.
bool is_joining(UChar32 c) {
    if (c == emoji_presentation || u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER))
        return true;
    if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return true;
    return std::ranges::find(joining_scripts, script_of(c)) != joining_scripts.end();
}

// The code point at byte `at`, which moves behind it; U+FFFD where there is none.
UChar32 next_character(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto next = static_cast<std::int64_t>(at);
    const auto size = static_cast<std::int64_t>(text.size());
    UChar32 c = 0;
    U8_NEXT(bytes, next, size, c);
    at = static_cast<std::size_t>(next);
    return c;
}

bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = next_character(text, at);
        if (c >= 0x590 && std::ranges::find(right_to_left_scripts, script_of(c)) != right_to_left_scripts.end()) return true;
    }
    return false;
}

// Tells of each character, from left to right, whether it is one that is not seen and does not belong.
class Suspicion {
public:
    explicit Suspicion(std::string_view text) : text_(text) {}

    bool is_raised_by(UChar32 c) {
        const bool is_raised = c < 0 || (is_suspicious(c) && !belongs(c));
        in_flag_ = c == black_flag || (in_flag_ && is_tag(c));
        before_ = c;
        return is_raised;
    }

private:
    bool belongs(UChar32 c) {
        if (is_mark_of_direction(c)) {
            if (right_to_left_ == RightToLeft::NotLookedFor)
                right_to_left_ = has_right_to_left(text_) ? RightToLeft::Found : RightToLeft::None;
            return right_to_left_ == RightToLeft::Found;
        }
        if (c == zero_width_non_joiner || c == zero_width_joiner) return before_ >= 0 && is_joining(before_);
        return is_tag(c) && in_flag_;
    }

    enum class RightToLeft { NotLookedFor, None, Found };

    std::string_view text_;
    RightToLeft right_to_left_ = RightToLeft::NotLookedFor;
    UChar32 before_ = -1;
    bool in_flag_ = false;  // All since the last black flag are tags: they make it a region's.
};

std::string number_of(UChar32 c) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)); }

std::string name_of(UChar32 c) {
    const auto* found = std::ranges::find(short_names, c, &ShortName::code);
    return found == short_names.end() ? number_of(c) : std::string(found->name);
}

TextPiece hidden_piece(UChar32 c, std::size_t count, std::size_t begin, std::size_t end) {
    const UChar32 shown = c < 0 ? replacement_character : c;
    const std::string times = count > 1 ? fmt::format(" ×{}", count) : "";
    return {.begin = begin, .end = end, .name = name_of(shown) + times, .code = number_of(shown) + times};
}

}  // namespace

std::vector<TextPiece> cut_hidden(std::string_view text) {
    std::vector<TextPiece> pieces;
    Suspicion suspicion(text);
    std::size_t seen = 0;  // Up to here all is in the pieces.
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 c = next_character(text, at);
        if (!suspicion.is_raised_by(c)) continue;
        std::size_t count = 1;
        for (std::size_t next = at; next < text.size() && next_character(text, next) == c; ++count) {
            suspicion.is_raised_by(c);
            at = next;
        }
        if (begin > seen) pieces.push_back({.begin = seen, .end = begin});
        pieces.push_back(hidden_piece(c, count, begin, at));
        seen = at;
    }
    if (seen < text.size()) pieces.push_back({.begin = seen, .end = text.size()});
    return pieces;
}

std::string without_hidden(std::string_view text) {
    std::string out;
    for (const TextPiece& piece : cut_hidden(text)) {
        if (!piece.is_hidden()) out += text.substr(piece.begin, piece.end - piece.begin);
    }
    return out;
}

std::string with_hidden_named(std::string_view text) {
    std::string out;
    for (const TextPiece& piece : cut_hidden(text)) {
        out += piece.is_hidden() ? '[' + piece.name + ']' : std::string(text.substr(piece.begin, piece.end - piece.begin));
    }
    return out;
}

}  // namespace stoa::mail
