#include "policy/rules/logo_picture.h"

#include <algorithm>

#include "policy/match/address.h"
#include "policy/match/domain.h"
#include "policy/match/link.h"
#include "policy/match/telephone.h"
#include "policy/rules/file_sighting.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

// A mark has its name, a line about it and an address; what says more is a text, which the rules on texts read.
constexpr std::size_t mark_words_max = 16;

std::size_t count_words(const FileView& file) {
    std::size_t count = 0;
    for (const Reading& reading : file.readings()) count += reading.size();
    return count;
}

// "@kelp", "follow @kelp.shop": a name somewhere else, which no e-mail address goes on to.
std::vector<Match> find_handles(const Passage& passage) {
    constexpr std::size_t length_min = 3;
    const std::u32string_view text = passage.normalised.text();
    const auto is_of_name = [&](std::size_t at) {
        return at < text.size() && (is_label_character(text[at]) || text[at] == U'_' || text[at] == U'.');
    };
    std::vector<Match> handles;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != U'@' || (at > 0 && text[at - 1] != U' ' && text[at - 1] != U'\n')) continue;
        std::size_t end = at + 1;
        while (is_of_name(end)) ++end;
        if (end - at > length_min) handles.push_back({at, end});
    }
    return handles;
}

Sighting shown(Sighting sighting, std::string what) {
    sighting.arguments.emplace_back("what", std::move(what));
    return sighting;
}

void add_words(const View& view, const FileView& file, std::vector<Sighting>& sightings) {
    for (const Passage& block : file.blocks()) {
        std::vector<Match> matches = find_addresses(block, file.given());
        const std::vector<Match> addresses = matches;
        for (const Link& link : find_links(block, file.given())) {
            if (!touches_one_of(addresses, link.match) && !is_allowed(link.host, link.is_https, view.pack())) matches.push_back(link.match);
        }
        std::ranges::move(find_telephone_numbers(view, block), std::back_inserter(matches));
        std::ranges::move(find_handles(block), std::back_inserter(matches));
        for (const Match& match : matches) sightings.push_back(shown(sighting_in(file, block, match), "words"));
    }
}

}  // namespace

void add_logo_pictures(const View& view, std::vector<Sighting>& sightings) {
    for (const FileView& file : view.files()) {
        if (!file.facts().picture || view.draft().author != Author::Seller) continue;
        for (const FileLead& lead : leads_of(file)) {
            if (lead.kind != FileLead::Kind::Link || !is_allowed(lead.host, lead.is_https, view.pack()))
                sightings.push_back(shown(sighting_of(file, lead.place, lead.words), "code"));
        }
        if (!names_its_issuer(file) && count_words(file) <= mark_words_max) add_words(view, file, sightings);
    }
}

}  // namespace stoa::policy
