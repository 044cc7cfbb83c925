#include "policy/rules/email.h"

#include "policy/match/address.h"
#include "policy/rules/removal.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_email(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        for (const Match& match : find_addresses(passage)) sightings.push_back(removable(passage, match));
    }
    return sightings;
}

}  // namespace stoa::policy
