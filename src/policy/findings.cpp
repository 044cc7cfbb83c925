#include "policy/findings.h"

#include <algorithm>
#include <tuple>

#include "policy/rule.h"
#include "policy/text/normalised.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

Finding finding(const View& view, const Rule& rule, Outcome outcome, Sighting&& sighting) {
    Finding made{.rule = rule.number, .rule_id = rule.id, .outcome = outcome, .part = sighting.part, .span = sighting.span};
    if (made.span) made.text = to_utf8(view.given(made.part).substr(made.span->begin, made.span->end - made.span->begin));
    made.replacement = std::move(sighting.replacement);
    made.arguments = std::move(sighting.arguments);
    if (sighting.certainty == Certainty::Unsure) made.arguments.emplace_back(certainty_argument, unsure_argument);
    return made;
}

bool is_contact(std::string_view rule) { return rule == "content.phone" || rule == "content.email" || rule == "content.link"; }

// Letters and digits only: quoting folds lines and puts signs between.
std::u32string bare(std::u32string_view text) {
    const MappedText normalised = normalise(MappedText::of(to_utf8(text)));
    std::u32string out;
    for (const char32_t c : normalised.text()) {
        if (c > U' ' && c != U'>') out += c;
    }
    return out;
}

bool was_said_before(const View& view, const Sighting& sighting) {
    const std::u32string words = bare(view.given(sighting.part).substr(sighting.span->begin, sighting.span->end - sighting.span->begin));
    return std::ranges::any_of(view.draft().history, [&](const EarlierMessage& earlier) {
        return bare(MappedText::of(earlier.body).text()).find(words) != std::u32string::npos;
    });
}

// What is quoted is not the author's own. A contact counts all the same unless it stood in the conversation before.
bool is_only_quoted(const View& view, const Rule& rule, const Sighting& sighting) {
    if (sighting.part != Part::Body || !sighting.span || !view.is_quoted(*sighting.span)) return false;
    return !is_contact(rule.id) || was_said_before(view, sighting);
}

auto place(const Finding& finding) {
    const Span span = finding.span.value_or(Span{});
    return std::tuple(finding.part, span.begin, span.end, finding.rule);
}

std::vector<Finding> find_with(const View& view, bool of_state_only) {
    std::vector<Finding> findings;
    const Draft& draft = view.draft();
    for (const Rule& rule : rules()) {
        const RuleSetting* setting = view.pack().find_rule(rule.number);
        if (of_state_only && !rule.of_state) continue;
        if (!rule.find || !setting || !setting->applies(draft.author, draft.kind)) continue;
        if (setting->outcome_for(draft.author, Certainty::Sure) == Outcome::Pass) continue;
        for (Sighting& sighting : rule.find(view, *setting)) {
            const Outcome outcome = setting->outcome_for(draft.author, sighting.certainty);
            if (outcome == Outcome::Pass || is_only_quoted(view, rule, sighting)) continue;
            findings.push_back(finding(view, rule, outcome, std::move(sighting)));
        }
    }
    std::ranges::sort(findings, {}, place);
    return findings;
}

}  // namespace

std::vector<Finding> find_all(const View& view) { return find_with(view, false); }
std::vector<Finding> find_of_state(const View& view) { return find_with(view, true); }

}  // namespace stoa::policy
