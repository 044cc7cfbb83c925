// What is found in a text as it is seen: styles may hide what stands between ("212<span style="display:none">x</span>5550142").
#pragma once

#include <algorithm>
#include <vector>

#include "policy/match/match.h"
#include "policy/rules/removal.h"
#include "policy/view.h"

namespace stoa::policy {

// Adds what `find` finds there of a Passage, but for what was found already.
template <class Find>
void add_from_shown(const View& view, std::vector<Sighting>& sightings, Find find) {
    const Passage* shown = view.shown_body();
    if (!shown) return;
    for (const Match& match : find(*shown)) {
        const Span span = shown->span(match.begin, match.end);
        const bool is_known = std::ranges::any_of(sightings, [&](const Sighting& other) {
            return other.part == Part::Body && other.span && other.span->begin < span.end && span.begin < other.span->end;
        });
        if (!is_known) sightings.push_back(removable(view, *shown, match));
    }
}

}  // namespace stoa::policy
