#include "policy/meaning/understanding.h"

#include "policy/meaning/circumstance.h"
#include "policy/meaning/decision.h"
#include "policy/meaning/remembered_ideas.h"
#include "policy/meaning/shipped.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

ConceptSet ideas_of_earlier(std::string_view text) {
    static RememberedIdeas remembered(shipped_phrasebook());
    return remembered.of(text);
}

}  // namespace

Understanding::Understanding(const View& view) {
    std::vector<const Passage*> passages;
    for (const Passage& passage : view.passages()) {
        if (passage.source == Passage::Source::Text) passages.push_back(&passage);
    }
    std::vector<Reading> readings;
    readings.reserve(passages.size());
    for (const Passage* passage : passages)
        readings.push_back(read(shipped_phrasebook(), shipped_word_table(), passage->normalised.text(), passage->tokens));
    std::vector<const Reading*> texts;
    texts.reserve(readings.size());
    for (const Reading& reading : readings) texts.push_back(&reading);
    const bool has_subject = !passages.empty() && passages.front()->part == Part::Subject;
    const Circumstance circumstance = circumstance_of(view.draft(), ideas_of_earlier, has_subject ? texts.front() : nullptr);
    for (const Decision& decision : decide(texts, circumstance, shipped_model())) {
        Sighting sighting{.part = Part::Message, .certainty = decision.certainty};
        if (decision.window) {
            const Passage& passage = *passages[decision.text];
            const std::vector<Word>& words = readings[decision.text].text.words;
            sighting.part = passage.part;
            sighting.span = passage.span(words[decision.window->begin].begin, words[decision.window->end - 1].end);
        }
        sightings_[static_cast<std::size_t>(decision.purpose)].push_back(std::move(sighting));
    }
}

}  // namespace stoa::policy
