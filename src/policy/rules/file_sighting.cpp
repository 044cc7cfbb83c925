#include "policy/rules/file_sighting.h"

namespace stoa::policy {

Sighting sighting_in(const FileView& file, const Passage& block, const Match& match) {
    const Span span = block.span(match.begin, match.end);
    return {.part = file.part(), .span = span, .place = file.place(span)};
}

Sighting sighting_of(const FileView& file, const FilePlace& place, const std::string& words) {
    return {.part = file.part(), .text = words, .place = place};
}

void add_leads(const View& view, FileLead::Kind kind, std::vector<Sighting>& sightings) {
    if (view.draft().author != Author::Seller) return;
    for (const FileView& file : view.files()) {
        for (const FileLead& lead : leads_of(file)) {
            const bool is_allowed_link = kind == FileLead::Kind::Link && is_allowed(lead.host, lead.is_https, view.pack());
            const bool is_of_picture = lead.is_code && file.facts().picture;
            if (lead.kind == kind && !is_of_picture && !is_allowed_link) sightings.push_back(sighting_of(file, lead.place, lead.words));
        }
    }
}

}  // namespace stoa::policy
