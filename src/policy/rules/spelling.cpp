#include "policy/rules/spelling.h"

#include <optional>
#include <set>

#include "policy/view.h"
#include "policy/writing/misspellings.h"

namespace stoa::policy {

namespace {

void add_words(std::set<std::u32string>& words, std::string_view utf8) {
    const MappedText text = MappedText::of(utf8);
    for (const WrittenSentence& sentence : read_sentences(text.text())) {
        for (const WrittenWord& word : sentence.words) words.insert(word.lower);
    }
}

// What the author did not make up: the goods' names, and words of the conversation so far.
std::set<std::u32string> given_words(const Draft& draft) {
    std::set<std::u32string> words;
    if (draft.order) {
        for (const OrderItem& item : draft.order->items) {
            add_words(words, item.title);
            add_words(words, item.sku);
        }
    }
    for (const EarlierMessage& message : draft.history) {
        if (message.author != draft.author) add_words(words, message.body);
    }
    return words;
}

}  // namespace

Result<std::vector<Sighting>> find_misspelled(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    if (view.dictionaries() == nullptr) return sightings;
    std::optional<std::set<std::u32string>> given;  // Few texts have a word that is asked for here.
    const auto is_given = [&](const std::u32string& word) {
        if (!given) given = given_words(view.draft());
        return given->contains(word);
    };
    const SpellingCheck check(*view.dictionaries(), is_given);
    for (const Passage& passage : view.passages()) {
        if (passage.source != Passage::Source::Text) continue;
        const auto found = TRY(check.find(passage.given.text(), view.sentences(passage), view.language()));
        for (const Misspelling& word : found) {
            sightings.push_back({.part = passage.part,
                                 .span = passage.given.given(word.begin, word.end),
                                 .arguments = {{"language", std::string(word.language)}}});
        }
    }
    return sightings;
}

}  // namespace stoa::policy
