#include "policy/own_rule.h"

#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_own(const View& view, const OwnRule& own) {
    if (!own.language.empty() && view.language() != own.language) return {};
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        if (passage.source == Passage::Source::Link) continue;
        for (const Span& span : own.words->find(passage)) {
            Sighting sighting{.part = passage.part, .span = span, .arguments = {{"name", own.name}}};
            const bool is_read = passage.source == Passage::Source::Text;
            if (own.replacement && is_read)
                sighting.replacement = Replacement{.part = passage.part, .span = span, .text = *own.replacement};
            sightings.push_back(std::move(sighting));
        }
    }
    for (const FileView& file : view.files()) {
        for (const Passage& block : file.blocks()) {
            for (const Span& span : own.words->find(block))
                sightings.push_back({.part = file.part(), .span = span, .place = file.place(span), .arguments = {{"name", own.name}}});
        }
    }
    return sightings;
}

}  // namespace stoa::policy
