#include "policy/engine.h"

#include <algorithm>
#include <string>
#include <vector>

#include "policy/attachment_part.h"
#include "policy/findings.h"
#include "policy/meaning/shipped.h"
#include "policy/modification.h"
#include "policy/view.h"
#include "policy/writing/suggestions.h"

namespace stoa::policy {

namespace {

Verdict verdict_of(Findings found, const Pack& pack) {
    Verdict verdict{.findings = std::move(found.findings),
                    .pack = pack.name(),
                    .pack_version = pack.version(),
                    .engine = engine_version(),
                    .unavailable = std::move(found.unavailable)};
    for (const Finding& finding : verdict.findings) verdict.outcome = std::max(verdict.outcome, finding.outcome);
    return verdict;
}

}  // namespace

Verdict check(const Draft& draft, const Pack& pack, const Dictionaries& dictionaries) {
    Verdict verdict = verdict_of(find_all(View(draft, pack, &dictionaries)), pack);
    const bool delivers = verdict.outcome == Outcome::Modify || verdict.outcome == Outcome::Hold;
    const bool changes = std::ranges::find(verdict.findings, Outcome::Modify, &Finding::outcome) != verdict.findings.end();
    if (delivers && changes) verdict.modified = modify(draft, pack);
    return verdict;
}

Verdict check_with_suggestions(const Draft& draft, const Pack& pack, const Dictionaries& dictionaries) {
    Verdict verdict = check(draft, pack, dictionaries);
    add_suggestions(verdict, dictionaries);
    return verdict;
}

Verdict check_state(const Draft& draft, const Pack& pack) { return verdict_of(find_of_state(View(draft, pack)), pack); }

Part attachment_part(std::size_t index) {
    return static_cast<Part>(first_attachment_part + static_cast<std::int16_t>(std::min(index, attachment_parts_max - 1)));
}

std::optional<std::size_t> attachment_index(Part part) {
    const auto number = static_cast<std::int16_t>(part);
    if (number < first_attachment_part) return std::nullopt;
    return static_cast<std::size_t>(number - first_attachment_part);
}

std::string_view to_text(Part part) {
    static const std::vector<std::string> attachments = [] {
        std::vector<std::string> texts;
        texts.reserve(attachment_parts_max);
        for (std::size_t index = 0; index < attachment_parts_max; ++index) texts.push_back("attachments/" + std::to_string(index));
        return texts;
    }();
    const auto number = static_cast<std::int16_t>(part);
    if (number >= first_attachment_part && static_cast<std::size_t>(number - first_attachment_part) < attachments.size())
        return attachments[static_cast<std::size_t>(number - first_attachment_part)];
    if (part == Part::Subject) return "subject";
    return part == Part::Body ? "body" : "message";
}

}  // namespace stoa::policy
