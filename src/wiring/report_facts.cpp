#include "wiring/report_facts.h"

namespace stoa::wiring {

namespace {

policy::FilePlace place_of(const inspect::Place& place) {
    policy::FilePlace same{.page = place.page};
    if (place.box) same.box = policy::Box{place.box->x, place.box->y, place.box->width, place.box->height};
    return same;
}

policy::FilePassage::Origin origin_of(inspect::TextOrigin origin) {
    using Origin = policy::FilePassage::Origin;
    switch (origin) {
        case inspect::TextOrigin::Recognised:
            return Origin::Recognised;
        case inspect::TextOrigin::Described:
            return Origin::Described;
        case inspect::TextOrigin::Written:
            break;
    }
    return Origin::Written;
}

// Of an archive people are told which file in it is meant.
policy::FileConcern concern_of(const inspect::Finding& finding) {
    return {.id = std::string(id_of(finding.concern)), .entry = finding.concern == inspect::Concern::ArchiveEntry ? finding.detail : ""};
}

}  // namespace

policy::FileFacts facts_of(const inspect::Report& report) {
    policy::FileFacts facts{
        .is_cut = report.is_cut, .pages = report.pages, .perceptual_hash = report.perceptual_hash, .fingerprint = report.fingerprint};
    for (const inspect::Finding& finding : report.findings) facts.concerns.push_back(concern_of(finding));
    for (const inspect::Passage& passage : report.passages)
        facts.passages.push_back({.text = passage.text, .origin = origin_of(passage.origin), .place = place_of(passage.place)});
    for (const inspect::Link& link : report.links) facts.links.push_back({link.target, place_of(link.place)});
    for (const inspect::Code& code : report.codes) facts.codes.push_back({code.format, code.text, place_of(code.place)});
    if (const auto& picture = report.picture)
        facts.picture = policy::FilePicture{.width = picture->width, .height = picture->height, .moves = picture->moves};
    return facts;
}

std::string type_of(const inspect::Report& report, const std::string& declared) {
    const bool is_right = !declared.empty() && inspect::media_type_agrees(report.kind, declared);
    return is_right && report.kind == inspect::FileKind::Text ? declared : std::string(inspect::words_of(report.kind).media_type);
}

}  // namespace stoa::wiring
