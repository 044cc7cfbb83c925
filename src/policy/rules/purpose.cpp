#include "policy/rules/purpose.h"

#include "policy/meaning/understanding.h"
#include "policy/view.h"

namespace stoa::policy {

template <Purpose purpose>
std::vector<Sighting> find_purpose(const View& view, const RuleSetting&) {
    return view.understanding().sightings(purpose);
}

template std::vector<Sighting> find_purpose<Purpose::ReviewConditional>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::ReviewPositive>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::ReviewChange>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::ReviewIncentive>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::ReviewCoaching>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::CancellationRequest>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::Promotion>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::Courtesy>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::ShippingConfirmation>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::Mismatch>(const View&, const RuleSetting&);
template std::vector<Sighting> find_purpose<Purpose::Inappropriate>(const View&, const RuleSetting&);

}  // namespace stoa::policy
