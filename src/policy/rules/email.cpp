#include "policy/rules/email.h"

#include <algorithm>

#include "policy/match/address.h"
#include "policy/match/glued_address.h"
#include "policy/match/split_match.h"
#include "policy/rules/file_sighting.h"
#include "policy/rules/removal.h"
#include "policy/rules/shown_sighting.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_email(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        std::vector<Match> matches = find_addresses(passage);
        for (const Match& glued : find_glued_addresses(passage, view.given(passage.part))) {
            if (!touches_one_of(matches, glued)) matches.insert(std::ranges::upper_bound(matches, glued.begin, {}, &Match::begin), glued);
        }
        for (const Match& match : matches) sightings.push_back(removable(view, passage, match));
        if (!matches.empty()) continue;
        const auto part =
            find_completing_match(view, passage, [](const Passage& joined, std::u32string_view) { return find_addresses(joined); });
        if (part) sightings.push_back(removable_as_given(passage, *part));
    }
    add_from_shown(view, sightings, find_addresses);
    add_from_files(view, sightings, [](const Passage& block, std::u32string_view) { return find_addresses(block); });
    add_leads(view, FileLead::Kind::Address, sightings);
    return sightings;
}

}  // namespace stoa::policy
