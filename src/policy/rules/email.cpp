#include "policy/rules/email.h"

#include "policy/match/address.h"
#include "policy/match/split_match.h"
#include "policy/rules/file_sighting.h"
#include "policy/rules/removal.h"
#include "policy/rules/shown_sighting.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_email(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        const std::vector<Match> matches = find_addresses(passage, view.given(passage.part));
        for (const Match& match : matches) sightings.push_back(removable(view, passage, match));
        if (!matches.empty()) continue;
        const auto part = find_completing_match(view, passage, find_addresses);
        if (part) sightings.push_back(removable_as_given(passage, *part));
    }
    add_from_shown(view, sightings, [&](const Passage& shown) { return find_addresses(shown, view.given(shown.part)); });
    add_from_files(view, sightings, find_addresses);
    add_leads(view, FileLead::Kind::Address, sightings);
    return sightings;
}

}  // namespace stoa::policy
