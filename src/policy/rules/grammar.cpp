#include "policy/rules/grammar.h"

#include <array>
#include <map>

#include "policy/meaning/shipped.h"
#include "policy/view.h"
#include "policy/writing/articles.h"
#include "policy/writing/grammar_patterns.h"
#include "policy/writing/misspellings.h"

namespace stoa::policy {

namespace {

using PatternsByLanguage = std::map<std::string, GrammarPatterns, std::less<>>;

PatternsByLanguage read_patterns() {
    PatternsByLanguage patterns;
    for (const LanguageFile& file : files_by_language("patterns")) patterns.emplace(file.language, GrammarPatterns(file.bytes));
    return patterns;
}

const GrammarPatterns* patterns_of(std::string_view language) {
    static const PatternsByLanguage patterns = read_patterns();
    const auto found = patterns.find(language);
    return found == patterns.end() ? nullptr : &found->second;
}

// Japanese has no blanks between words: these stand in no right word.
constexpr std::array<std::u32string_view, 6> japanese_faults{U"をを",       U"こんにちわ", U"こんばんわ",
                                                             U"そのとうり", U"気ずい",     U"とゆうこと"};

std::vector<Span> japanese_places(std::u32string_view text) {
    std::vector<Span> places;
    for (const std::u32string_view fault : japanese_faults) {
        for (std::size_t at = text.find(fault); at != std::u32string_view::npos; at = text.find(fault, at + fault.size()))
            places.push_back({at, at + fault.size()});
    }
    return places;
}

std::vector<Span> places_in(const View& view, const Passage& passage) {
    const std::u32string_view text = passage.given.text();
    const std::string_view language = view.language();
    if (language == "ja") return japanese_places(text);
    std::vector<Span> places;
    const GrammarPatterns* patterns = patterns_of(language);
    if (patterns == nullptr) return places;
    for (const WrittenSentence& sentence : view.sentences(passage)) {
        auto faults = patterns->find(sentence);
        if (language == "en") {
            const auto articles = find_wrong_articles(sentence);
            faults.insert(faults.end(), articles.begin(), articles.end());
        }
        if (faults.empty() || language_of_sentence(text, sentence, language) != language) continue;
        for (const GrammarFault& fault : faults) places.push_back({sentence.words[fault.begin].begin, sentence.words[fault.end - 1].end});
    }
    return places;
}

}  // namespace

std::vector<Sighting> find_grammar_faults(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        if (passage.source != Passage::Source::Text) continue;
        for (const Span& place : places_in(view, passage))
            sightings.push_back({.part = passage.part, .span = passage.given.given(place.begin, place.end)});
    }
    return sightings;
}

}  // namespace stoa::policy
