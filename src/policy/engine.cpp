#include "policy/engine.h"

#include <algorithm>
#include <tuple>

#include "policy/modification.h"
#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

Finding finding(const View& view, const Rule& rule, Outcome outcome, Sighting&& sighting) {
    Finding made{.rule = rule.number, .rule_id = rule.id, .outcome = outcome, .part = sighting.part, .span = sighting.span};
    if (made.span) made.text = to_utf8(view.given(made.part).substr(made.span->begin, made.span->end - made.span->begin));
    made.replacement = std::move(sighting.replacement);
    made.arguments = std::move(sighting.arguments);
    return made;
}

auto place(const Finding& finding) {
    const Span span = finding.span.value_or(Span{});
    return std::tuple(finding.part, span.begin, span.end, finding.rule);
}

}  // namespace

Verdict check(const Draft& draft, const Pack& pack) {
    const View view(draft, pack);
    Verdict verdict{.pack_version = pack.version()};
    for (const Rule& rule : rules()) {
        const RuleSetting* setting = pack.find_rule(rule.number);
        if (!rule.find || !setting || !setting->applies(draft.author, draft.kind)) continue;
        const Outcome outcome = setting->outcome_for(draft.author);
        if (outcome == Outcome::Pass) continue;
        for (Sighting& sighting : rule.find(view, *setting)) {
            verdict.findings.push_back(finding(view, rule, outcome, std::move(sighting)));
        }
    }
    std::ranges::sort(verdict.findings, {}, place);
    for (const Finding& found : verdict.findings) verdict.outcome = std::max(verdict.outcome, found.outcome);
    if (verdict.outcome == Outcome::Modify || verdict.outcome == Outcome::Hold) verdict.modified = modify(view, verdict.findings);
    return verdict;
}

std::string_view to_text(Part part) {
    switch (part) {
        case Part::Message: return "message";
        case Part::Subject: return "subject";
        case Part::Body: return "body";
    }
    return "message";
}

}  // namespace stoa::policy
