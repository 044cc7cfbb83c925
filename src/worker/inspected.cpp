#include "worker/inspected.h"

#include <algorithm>

#include "base/text.h"
#include "worker/clean_text.h"

namespace stoa::worker {

using inspect::Place;
using Limits = inspect::ReportLimits;

namespace {

std::int32_t within(std::int32_t value, std::int32_t min) { return std::clamp(value, min, Limits::coordinate); }

Place held_to_limits(const Place& place) {
    Place held{.page = std::clamp(place.page, 1, Limits::pages)};
    if (place.box) {
        held.box = {.x = within(place.box->x, -Limits::coordinate),
                    .y = within(place.box->y, -Limits::coordinate),
                    .width = within(place.box->width, 0),
                    .height = within(place.box->height, 0)};
    }
    return held;
}

}  // namespace

void Inspected::add(Concern concern, std::string_view detail) {
    inspect::Finding finding{.concern = concern, .detail = clean_text(detail, Limits::detail_length)};
    auto& findings = report.findings;
    if (findings.size() < Limits::findings && std::ranges::find(findings, finding) == findings.end())
        findings.push_back(std::move(finding));
}

void Inspected::add_text(std::string_view text, const Place& place, inspect::TextOrigin origin) {
    const std::string clean = clean_text(text, Limits::text_length + 1);  // One too many is told.
    std::string_view rest = clean;
    if (text.size() > 4 * Limits::text_length) report.is_cut = true;
    // Longer ones than a passage takes in pieces, so that the rest of a long paragraph is read too.
    for (std::size_t size = 0; !rest.empty(); rest.remove_prefix(size)) {
        size = byte_offset(rest, Limits::passage_length);
        const std::size_t blank = size < rest.size() ? rest.substr(0, size).rfind(' ') : std::string_view::npos;
        if (blank != std::string_view::npos) size = blank + 1;
        const std::string_view passage = trim(rest.substr(0, size));
        const std::size_t length = length_in_code_points(passage);
        if (report.passages.size() >= Limits::passages || text_length_ + length > Limits::text_length) {
            report.is_cut = true;
            return;
        }
        if (passage.empty()) continue;
        text_length_ += length;
        report.passages.push_back({.text = std::string(passage), .place = held_to_limits(place), .origin = origin});
    }
}

void Inspected::add_link(std::string_view target, const Place& place) {
    inspect::Link link{.target = clean_text(target, Limits::target_length), .place = held_to_limits(place)};
    auto& links = report.links;
    if (link.target.empty() || std::ranges::find(links, link) != links.end()) return;
    if (target.size() > Limits::target_length) report.is_cut = true;
    if (links.size() < Limits::links)
        links.push_back(std::move(link));
    else
        report.is_cut = true;
}

void Inspected::add_code(std::string_view format, std::string_view text, const Place& place) {
    inspect::Code code{.format = clean_text(format, 40), .text = clean_text(text, Limits::code_length), .place = held_to_limits(place)};
    if (code.text.empty()) return;
    if (report.codes.size() < Limits::codes)
        report.codes.push_back(std::move(code));
    else
        report.is_cut = true;
}

void Inspected::take_texts_of(const Inspected& inner) {
    for (const inspect::Passage& passage : inner.report.passages) add_text(passage.text, passage.place, passage.origin);
    for (const inspect::Link& link : inner.report.links) add_link(link.target, link.place);
    for (const inspect::Code& code : inner.report.codes) add_code(code.format, code.text, code.place);
    report.is_cut = report.is_cut || inner.report.is_cut;
}

void Inspected::drop_rebuilt() {
    rebuilt.clear();
    report.rebuilt.reset();
}

}  // namespace stoa::worker
