#include "policy/engine.h"

#include <algorithm>

#include "policy/findings.h"
#include "policy/modification.h"
#include "policy/view.h"

namespace stoa::policy {

Verdict check(const Draft& draft, const Pack& pack) {
    Verdict verdict{.findings = find_all(View(draft, pack)), .pack_version = pack.version()};
    for (const Finding& finding : verdict.findings) verdict.outcome = std::max(verdict.outcome, finding.outcome);
    const bool delivers = verdict.outcome == Outcome::Modify || verdict.outcome == Outcome::Hold;
    const bool changes = std::ranges::find(verdict.findings, Outcome::Modify, &Finding::outcome) != verdict.findings.end();
    if (delivers && changes) verdict.modified = modify(draft, pack);
    return verdict;
}

Verdict check_state(const Draft& draft, const Pack& pack) {
    Verdict verdict{.findings = find_of_state(View(draft, pack)), .pack_version = pack.version()};
    for (const Finding& finding : verdict.findings) verdict.outcome = std::max(verdict.outcome, finding.outcome);
    return verdict;
}

std::string_view to_text(Part part) {
    switch (part) {
        case Part::Message:
            return "message";
        case Part::Subject:
            return "subject";
        case Part::Body:
            return "body";
    }
    return "message";
}

}  // namespace stoa::policy
