#include "policy/rules/diversion.h"

#include <algorithm>

#include "policy/match/account.h"
#include "policy/meaning/understanding.h"
#include "policy/rules/file_sighting.h"
#include "policy/view.h"

namespace stoa::policy {

std::vector<Sighting> find_diversion(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings = view.understanding().sightings(Purpose::Diversion);
    const std::size_t understood = sightings.size();
    for (const Passage& passage : view.passages()) {
        for (const Match& match : find_accounts(passage, view.given(passage.part))) {
            const Span span = passage.span(match.begin, match.end);
            const bool told =
                std::any_of(sightings.begin(), sightings.begin() + static_cast<std::ptrdiff_t>(understood), [&](const Sighting& other) {
                    return other.part == passage.part && other.span && other.span->begin <= span.begin && span.end <= other.span->end;
                });
            if (!told) sightings.push_back({.part = passage.part, .span = span});
        }
        if (const auto rest = find_completing_account(view.draft(), passage))
            sightings.push_back({.part = passage.part, .span = passage.span(rest->begin, rest->end)});
    }
    add_from_files(view, sightings, [](const Passage& block, std::u32string_view given) { return find_accounts(block, given); });
    add_leads(view, FileLead::Kind::Account, sightings);
    return sightings;
}

}  // namespace stoa::policy
