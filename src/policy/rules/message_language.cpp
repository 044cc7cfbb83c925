#include "policy/rules/message_language.h"

#include "policy/text/language.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_other_language(const View& view, const RuleSetting&) {
    const Draft& draft = view.draft();
    if (!draft.order || draft.order->buyer_language.empty()) return {};
    const std::string_view wanted = language_of("", draft.order->buyer_language);
    const std::string_view written = view.language();
    if (wanted == unknown_language || written == unknown_language || wanted == written) return {};
    Sighting sighting;
    sighting.arguments = {{"wanted", std::string(wanted)}, {"written", std::string(written)}};
    return {sighting};
}

}  // namespace stoa::policy
