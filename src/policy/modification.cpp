#include "policy/modification.h"

#include <algorithm>

#include "base/text.h"
#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

struct Edit {
    Span span;
    std::string text;
    std::optional<RuleNumber> masked_for{};
};

std::vector<Edit> edits_of(Part part, std::span<const Finding> findings) {
    std::vector<Edit> edits;
    for (const Finding& finding : findings) {
        if (finding.outcome != Outcome::Modify) continue;
        const bool masks = find_rule(finding.rule)->modification == Modification::Mask;
        if (masks && finding.span && finding.part == part) {
            edits.push_back({.span = *finding.span, .text = std::string(mask_text), .masked_for = finding.rule});
        } else if (!masks && finding.replacement && finding.replacement->part == part) {
            edits.push_back({.span = finding.replacement->span, .text = finding.replacement->text});
        }
    }
    std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
    return edits;
}

// Edits that touch the same words become one.
std::vector<Edit> without_overlaps(std::vector<Edit> edits) {
    std::vector<Edit> apart;
    for (Edit& edit : edits) {
        if (!apart.empty() && edit.span.begin < apart.back().span.end) {
            apart.back().span.end = std::max(apart.back().span.end, edit.span.end);
            if (edit.masked_for && !apart.back().masked_for) apart.back() = {apart.back().span, edit.text, edit.masked_for};
        } else {
            apart.push_back(std::move(edit));
        }
    }
    return apart;
}

std::string apply(const View& view, Part part, std::span<const Finding> findings, std::vector<Mask>& masks) {
    const std::u32string_view given = view.given(part);
    std::string out;
    std::size_t done = 0, length = 0;
    for (const Edit& edit : without_overlaps(edits_of(part, findings))) {
        out += to_utf8(given.substr(done, edit.span.begin - done));
        length += edit.span.begin - done;
        const std::size_t added = length_in_code_points(edit.text);
        if (edit.masked_for) masks.push_back({.part = part, .span = {length, length + added}, .rule = *edit.masked_for});
        out += edit.text;
        length += added;
        done = edit.span.end;
    }
    return out + to_utf8(given.substr(done));
}

}  // namespace

std::optional<Verdict::Texts> modify(const View& view, std::span<const Finding> findings) {
    if (std::ranges::none_of(findings, [](const Finding& finding) { return finding.outcome == Outcome::Modify; })) return std::nullopt;
    Verdict::Texts texts;
    texts.subject = apply(view, Part::Subject, findings, texts.masks);
    texts.body = apply(view, Part::Body, findings, texts.masks);
    return texts;
}

}  // namespace stoa::policy
