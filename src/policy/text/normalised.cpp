#include "policy/text/normalised.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

namespace stoa::policy {

namespace {

const icu::Normalizer2& folding() {
    static const icu::Normalizer2* instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        return icu::Normalizer2::getNFKCCasefoldInstance(status);
    }();
    return *instance;
}

// Kana, ideographs and small Latin-1 letters fold to themselves; knowing that spares nearly every call of ICU.
bool folds_to_itself(char32_t c) {
    return (c >= 0xe0 && c <= 0xff) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fe && c != 0x30ff) ||
           (c >= 0x4e00 && c <= 0x9fff) || c == 0x3001 || c == 0x3002 || (c >= 0x2010 && c <= 0x2016 && c != 0x2011);
}

// Joiners, marks of direction and the like, which folding drops.
bool is_dropped(char32_t c) {
    return c >= 0xad && !folds_to_itself(c) && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

// Whether `next` may combine with what stands before it.
bool may_combine(char32_t next) {
    return next >= 0x300 && !is_dropped(next) && !folds_to_itself(next) && !folding().hasBoundaryBefore(static_cast<UChar32>(next));
}

// Past the character that combines with what stands before `at`, also over characters that are dropped; `at` where there is none.
std::size_t past_combining(const MappedText& given, std::size_t at) {
    std::size_t next = at;
    while (next < given.size() && is_dropped(given[next])) ++next;
    return next < given.size() && may_combine(given[next]) ? next + 1 : at;
}

char32_t ascii_digit(char32_t c) {
    if (c < 0x80) return c;
    const std::int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
    return digit >= 0 && u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER ? U'0' + static_cast<char32_t>(digit) : c;
}

void append_folded(MappedText& out, const MappedText& given, std::size_t begin, std::size_t end) {
    icu::UnicodeString source;
    for (std::size_t i = begin; i < end; ++i) source.append(static_cast<UChar32>(given[i]));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = folding().normalize(source, status);
    const icu::UnicodeString& result = U_FAILURE(status) ? source : folded;
    const Span place = given.given(begin, end);
    for (std::int32_t i = 0; i < result.length();) {
        const UChar32 c = result.char32At(i);
        out.append(ascii_digit(static_cast<char32_t>(c)), place.begin, place.end);
        i += U16_LENGTH(c);
    }
}

// What folds to nothing but its small letter.
void append_itself(MappedText& out, const MappedText& given, std::size_t at) {
    const char32_t c = given[at];
    const Span place = given.given(at, at + 1);
    out.append(c >= U'A' && c <= U'Z' ? c + 32 : c, place.begin, place.end);
}

}  // namespace

MappedText normalise(const MappedText& given) {
    MappedText out;
    out.reserve(given.size());
    for (std::size_t at = 0; at < given.size();) {
        const char32_t c = given[at];
        if (c < 0x80 && (at + 1 == given.size() || given[at + 1] < 0x80)) {  // Nearly all of most texts.
            append_itself(out, given, at++);
            continue;
        }
        if (is_dropped(c)) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        for (std::size_t next = past_combining(given, end); next != end; next = past_combining(given, end)) end = next;
        if (end == at + 1 && (c < 0x80 || folds_to_itself(c))) {
            append_itself(out, given, at++);
            continue;
        }
        append_folded(out, given, at, end);
        at = end;
    }
    return out;
}

char32_t without_accent(char32_t folded) {
    constexpr std::u32string_view from_e0 = U"aaaaaaæceeeeiiiiðnooooo÷ouuuuyþy";
    return folded >= 0xe0 && folded <= 0xff ? from_e0[folded - 0xe0] : folded;
}

}  // namespace stoa::policy
