#include "policy/modification.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "policy/findings.h"
#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

struct Edit {
    Span span;
    std::string text;
    std::string tags{};  // That stand behind it.
    std::optional<RuleNumber> masked_for{};
};

bool changes_part(const Finding& finding, Part part, Modification by) {
    return finding.outcome == Outcome::Modify && find_rule(finding.rule)->modification == by &&
           (by == Modification::Mask ? finding.span && finding.part == part : finding.replacement && finding.replacement->part == part);
}

std::vector<Edit> edits_of(const View& view, Part part, Modification by, std::span<const Finding> findings) {
    std::vector<Edit> edits;
    for (const Finding& finding : findings) {
        if (!changes_part(finding, part, by)) continue;
        if (by == Modification::Mask)
            edits.push_back({.span = *finding.span,
                             .text = std::string(mask_text),
                             .tags = view.tags_in(part, *finding.span),
                             .masked_for = finding.rule});
        else
            edits.push_back({.span = finding.replacement->span, .text = finding.replacement->text});
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
            if (edit.masked_for && !apart.back().masked_for) apart.back() = {apart.back().span, edit.text, edit.tags, edit.masked_for};
        } else {
            apart.push_back(std::move(edit));
        }
    }
    return apart;
}

// The part with its edits; where words were masked is added to `masks`.
std::string apply(std::u32string_view given, Part part, std::vector<Edit> edits, std::vector<Mask>& masks) {
    std::string out;
    std::size_t done = 0, length = 0;
    for (const Edit& edit : without_overlaps(std::move(edits))) {
        out += to_utf8(given.substr(done, edit.span.begin - done));
        length += edit.span.begin - done;
        const std::size_t added = length_in_code_points(edit.text);
        if (edit.masked_for) masks.push_back({.part = part, .span = {length, length + added}, .rule = *edit.masked_for});
        out += edit.text + edit.tags;
        length += added + length_in_code_points(edit.tags);
        done = edit.span.end;
    }
    return out + to_utf8(given.substr(done));
}

// Applies one kind of modification to the draft's texts; false where there was nothing to apply.
bool apply_all(Draft& draft, const Pack& pack, Modification by, std::vector<Mask>& masks) {
    const View view(draft, pack);
    const std::vector<Finding> findings = find_all(view).findings;
    std::vector<Edit> subject = edits_of(view, Part::Subject, by, findings), body = edits_of(view, Part::Body, by, findings);
    if (subject.empty() && body.empty()) return false;
    std::string new_subject = apply(view.given(Part::Subject), Part::Subject, std::move(subject), masks);
    std::string new_body = apply(view.given(Part::Body), Part::Body, std::move(body), masks);
    draft.subject = std::move(new_subject);
    draft.body = std::move(new_body);
    return true;
}

}  // namespace

Verdict::Texts modify(const Draft& draft, const Pack& pack) {
    constexpr int rounds_max = 5;
    Draft mended = draft;
    for (Attachment& file : mended.attachments) file.facts.reset();  // What stands in files changes nothing here, and takes time.
    std::vector<Mask> masks;
    for (int round = 0; round < rounds_max && apply_all(mended, pack, Modification::Mend, masks); ++round) {
    }
    // Last, so that the masks' places stay true.
    apply_all(mended, pack, Modification::Mask, masks);
    return {.subject = std::move(mended.subject), .body = std::move(mended.body), .masks = std::move(masks)};
}

}  // namespace stoa::policy
