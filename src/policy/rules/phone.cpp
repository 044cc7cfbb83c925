#include "policy/rules/phone.h"

#include "policy/match/telephone.h"
#include "policy/rules/removal.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_phone(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        for (const Match& match : find_telephone_numbers(view, passage)) sightings.push_back(removable(passage, match));
    }
    return sightings;
}

}  // namespace stoa::policy
