#include "policy/rules/link.h"

#include <algorithm>

#include "policy/match/address.h"
#include "policy/match/domain.h"
#include "policy/match/link.h"
#include "policy/match/split_match.h"
#include "policy/rules/removal.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

bool is_allowed(const Link& link, const Pack& pack, const RuleSetting& setting) {
    const auto within = [&](const std::string& owner) { return is_within(link.host, owner); };
    if (std::ranges::any_of(pack.hosts(), within)) return true;
    return link.is_https && std::ranges::any_of(setting.list("carriers"), within);
}

// What an earlier message of the author began, as "larkspur" with ".example" now.
std::optional<Sighting> find_completing_link(const View& view, const Passage& passage, const RuleSetting& setting) {
    const auto find = [&](const Passage& joined, std::u32string_view given) {
        std::vector<Match> matches;
        for (const Link& link : find_links(joined, given)) {
            if (!is_allowed(link, view.pack(), setting)) matches.push_back(link.match);
        }
        return matches;
    };
    const auto part = find_completing_match(view, passage, find);
    if (!part) return std::nullopt;
    return removable_as_given(passage, *part);
}

}  // namespace

std::vector<Sighting> find_link(const View& view, const RuleSetting& setting) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        const std::vector<Link> links = find_links(passage, view.given(passage.part));
        if (links.empty()) {
            if (auto part = find_completing_link(view, passage, setting)) sightings.push_back(std::move(*part));
            continue;
        }
        const std::vector<Match> addresses = find_addresses(passage);
        for (const Link& link : links) {
            if (!touches_one_of(addresses, link.match) && !is_allowed(link, view.pack(), setting))
                sightings.push_back(removable(view, passage, link.match));
        }
    }
    return sightings;
}

}  // namespace stoa::policy
