#include "policy/rules/phone.h"

#include "policy/match/number_parts.h"
#include "policy/match/telephone.h"
#include "policy/rules/file_sighting.h"
#include "policy/rules/removal.h"
#include "policy/rules/shown_sighting.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_phone(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        const std::vector<Match> matches = find_telephone_numbers(view, passage);
        for (const Match& match : matches) sightings.push_back(removable(view, passage, match));
        if (!matches.empty()) continue;
        if (const auto part = find_completing_part(view, passage)) sightings.push_back(removable(view, passage, *part));
    }
    add_from_shown(view, sightings, [&](const Passage& shown) { return find_telephone_numbers(view, shown); });
    add_from_files(view, sightings, [&](const Passage& block, std::u32string_view) { return find_telephone_numbers(view, block); });
    add_leads(view, FileLead::Kind::Phone, sightings);
    return sightings;
}

}  // namespace stoa::policy
