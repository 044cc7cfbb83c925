#include "policy/rules/link.h"

#include <algorithm>

#include "policy/match/address.h"
#include "policy/match/link.h"
#include "policy/match/split_match.h"
#include "policy/rules/file_sighting.h"
#include "policy/rules/removal.h"
#include "policy/rules/shown_sighting.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

bool is_allowed(const Link& link, const Pack& pack) { return policy::is_allowed(link.host, link.is_https, pack); }

// Of the passage's links.
std::vector<Match> find_forbidden(const Passage& passage, std::u32string_view given, const std::vector<Link>& links, const Pack& pack) {
    std::vector<Match> matches;
    if (links.empty()) return matches;
    const std::vector<Match> addresses = find_addresses(passage, given);
    for (const Link& link : links) {
        if (!touches_one_of(addresses, link.match) && !is_allowed(link, pack)) matches.push_back(link.match);
    }
    return matches;
}

// What an earlier message of the author began, as "larkspur" with ".example" now.
std::optional<Sighting> find_completing_link(const View& view, const Passage& passage) {
    const auto find = [&](const Passage& joined, std::u32string_view given) {
        std::vector<Match> matches;
        for (const Link& link : find_links(joined, given)) {
            if (!is_allowed(link, view.pack())) matches.push_back(link.match);
        }
        return matches;
    };
    const auto part = find_completing_match(view, passage, find);
    if (!part) return std::nullopt;
    return removable_as_given(passage, *part);
}

}  // namespace

std::vector<Sighting> find_link(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        const std::vector<Link> links = find_links(passage, view.given(passage.part));
        if (links.empty()) {
            if (auto part = find_completing_link(view, passage)) sightings.push_back(std::move(*part));
            continue;
        }
        for (const Match& match : find_forbidden(passage, view.given(passage.part), links, view.pack()))
            sightings.push_back(removable(view, passage, match));
    }
    add_from_shown(view, sightings, [&](const Passage& shown) {
        const std::u32string_view given = view.given(shown.part);
        return find_forbidden(shown, given, find_links(shown, given), view.pack());
    });
    add_from_files(view, sightings, [&](const Passage& block, std::u32string_view given) {
        return find_forbidden(block, given, find_links(block, given), view.pack());
    });
    add_leads(view, FileLead::Kind::Link, sightings);
    return sightings;
}

}  // namespace stoa::policy
