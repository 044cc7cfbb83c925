#include "policy/writing/articles.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

constexpr std::size_t noun_length_min = 4;

// "option a or b", "part a is": a letter, no article.
constexpr std::array<std::u32string_view, 14> after_a_letter{U"and",     U"also", U"are",  U"already", U"again", U"above", U"after",
                                                             U"instead", U"into", U"only", U"over",    U"under", U"until", U"unless"};
// Spoken with a consonant: "a one-off", "a euro", "a unit".
constexpr std::array<std::u32string_view, 11> consonant_sounds{U"one", U"once", U"eu",  U"ewe", U"uni", U"use",
                                                               U"usu", U"uti",  U"ura", U"ute", U"oui"};
// Letters that are spoken with a vowel before a consonant: silent h; "an s-hook" is no plain word of four letters.
constexpr std::u32string_view sure_consonants = U"bcdfgjklpqtvwz";

bool begins_with_any(std::u32string_view word, std::span<const std::u32string_view> beginnings) {
    return std::ranges::any_of(beginnings, [&](std::u32string_view beginning) { return word.starts_with(beginning); });
}

bool needs_an(std::u32string_view word) {
    if (std::u32string_view(U"aeiou").find(word.front()) == std::u32string_view::npos) return false;
    // "a uninstalled app" is left to the reader.
    return !begins_with_any(word, consonant_sounds);
}

bool needs_a(std::u32string_view word) { return sure_consonants.find(word.front()) != std::u32string_view::npos; }

}  // namespace

std::vector<GrammarFault> find_wrong_articles(const WrittenSentence& sentence) {
    std::vector<GrammarFault> faults;
    for (std::size_t at = 0; at + 1 < sentence.words.size(); ++at) {
        const WrittenWord& article = sentence.words[at];
        const WrittenWord& noun = sentence.words[at + 1];
        const bool is_a = article.lower == U"a", is_an = article.lower == U"an";
        if ((!is_a && !is_an) || !article.is_plain || (article.has_capital && at > 0)) continue;
        if (!noun.is_plain || noun.has_capital || noun.lower.contains(U'-') || !noun.is_spaced || noun.lower.size() < noun_length_min)
            continue;
        if (std::ranges::find(after_a_letter, noun.lower) != after_a_letter.end()) continue;
        const bool is_wrong = is_a ? needs_an(noun.lower) : needs_a(noun.lower);
        const bool has_vowel = noun.lower.find_first_of(U"aeiouy") != std::u32string::npos;
        if (is_wrong && has_vowel) faults.push_back({.begin = at, .end = at + 2});
    }
    return faults;
}

}  // namespace stoa::policy
