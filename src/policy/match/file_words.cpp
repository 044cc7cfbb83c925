#include "policy/match/file_words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/text.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

std::string_view last_segment(std::string_view name) {
    name = name.substr(0, name.find_first_of("?#"));
    while (name.ends_with('/')) name.remove_suffix(1);
    return name.substr(name.rfind('/') + 1);  // npos + 1 is 0.
}

enum class Class { Lower, Upper, Digit, EastAsian, Other };

Class class_of(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    if (u_isdigit(point)) return Class::Digit;
    if (u_isupper(point)) return Class::Upper;
    if (c >= 0x3040 && c <= 0x9fff) return Class::EastAsian;
    return u_isalpha(point) || u_charType(point) == U_NON_SPACING_MARK ? Class::Lower : Class::Other;
}

}  // namespace

std::vector<std::string> read_file_words(std::string_view name) {
    const MappedText text = MappedText::of(last_segment(name));
    std::vector<std::string> words;
    std::u32string word;
    const auto end_word = [&] {
        if (word.empty()) return;
        const MappedText folded = normalise(MappedText::of(to_utf8(word)));
        std::u32string plain(folded.text());
        std::ranges::transform(plain, plain.begin(), without_accent);
        words.push_back(to_utf8(plain));
        word.clear();
    };
    Class before = Class::Other;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const Class now = class_of(text[at]);
        const bool goes_on = now == before || (now == Class::Lower && before == Class::Upper);
        if (!goes_on) end_word();
        if (now != Class::Other) word += text[at];
        before = now;
    }
    end_word();
    return words;
}

bool has_file_word(std::string_view name, std::span<const std::string_view> words) {
    for (const std::string& word : read_file_words(name)) {
        if (std::ranges::find(words, std::string_view(word)) != words.end()) return true;
    }
    return false;
}

std::string file_extension(std::string_view name) {
    name = last_segment(name);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? "" : fold_case(trim(name.substr(dot + 1)));
}

}  // namespace stoa::policy
