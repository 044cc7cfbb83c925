#include "policy/meaning/understanding.h"

#include "policy/match/file_contact.h"
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

// A file is no message: only what is sure counts, and of papers that go with an order what never belongs there. What stands on
// things that buyers photograph are not their words.
bool counts_in_file(const Decision& decision, const FileView& file, std::size_t block) {
    if (!decision.window || decision.certainty != Certainty::Sure) return false;
    if (file.author() == Author::Buyer) return speaks_of_oneself(file.readings()[block]);
    return decision.purpose != Purpose::Inappropriate || !names_its_issuer(file);
}

}  // namespace

Understanding::Understanding(const View& view) {
    std::vector<const Passage*> passages;
    for (const Passage& passage : view.passages()) {
        if (passage.source != Passage::Source::Text) continue;
        passages.push_back(passage.part == Part::Body && view.shown_body() ? view.shown_body() : &passage);
    }
    std::vector<const Reading*> texts;
    for (const Passage* passage : passages) texts.push_back(&view.reading(*passage));
    const bool has_subject = !passages.empty() && passages.front()->part == Part::Subject;
    const Circumstance circumstance = circumstance_of(view.draft(), ideas_of_earlier, has_subject ? texts.front() : nullptr);
    for (const Decision& decision : decide(texts, circumstance, shipped_model())) {
        Sighting sighting{.part = Part::Message, .certainty = decision.certainty};
        if (decision.window) {
            const Passage& passage = *passages[decision.text];
            const std::vector<Word>& words = texts[decision.text]->text.words;
            sighting.part = passage.part;
            sighting.span = passage.span(words[decision.window->begin].begin, words[decision.window->end - 1].end);
        }
        sightings_[static_cast<std::size_t>(decision.purpose)].push_back(std::move(sighting));
    }
    for (const FileView& file : view.files()) add_file(file);
}

void Understanding::add_file(const FileView& file) {
    for (std::size_t at = 0; at < file.decisions().size(); ++at) {
        for (const Decision& decision : file.decisions()[at]) {
            if (!counts_in_file(decision, file, at)) continue;
            const std::vector<Word>& words = file.readings()[at].text.words;
            const Span span = file.blocks()[at].span(words[decision.window->begin].begin, words[decision.window->end - 1].end);
            sightings_[static_cast<std::size_t>(decision.purpose)].push_back(
                {.part = file.part(), .span = span, .place = file.place(span)});
        }
    }
}

}  // namespace stoa::policy
