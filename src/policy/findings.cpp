#include "policy/findings.h"

#include <algorithm>
#include <tuple>

#include "policy/rule.h"
#include "policy/text/normalised.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

Finding finding(const View& view, const Rule& rule, const RuleSetting& setting, Sighting&& sighting) {
    const Outcome outcome = setting.outcome_for(view.draft().author);
    Finding made{.rule = rule.number, .rule_id = rule.id, .outcome = outcome, .part = sighting.part, .span = sighting.span};
    if (made.span) made.text = to_utf8(view.given(made.part).substr(made.span->begin, made.span->end - made.span->begin));
    made.replacement = std::move(sighting.replacement);
    made.arguments = std::move(sighting.arguments);
    for (const auto& [name, text] : setting.words) made.arguments.emplace_back(own_words_prefix + name, text);
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

bool applies(const RuleSetting& setting, const Draft& draft) {
    return setting.applies(draft.author, draft.kind) && setting.outcome_for(draft.author) != Outcome::Pass;
}

void add(const View& view, const Rule& rule, const RuleSetting& setting, std::vector<Sighting>&& sightings,
         std::vector<Finding>& findings) {
    for (Sighting& sighting : sightings) {
        if (!is_only_quoted(view, rule, sighting)) findings.push_back(finding(view, rule, setting, std::move(sighting)));
    }
}

std::vector<Finding> find_with(const View& view, bool of_state_only) {
    std::vector<Finding> findings;
    for (const Rule& rule : rules()) {
        const RuleSetting* setting = view.pack().find_rule(rule.number);
        if (of_state_only && !rule.of_state) continue;
        if (rule.find && setting && applies(*setting, view.draft())) add(view, rule, *setting, rule.find(view, *setting), findings);
    }
    return findings;
}

}  // namespace

std::vector<Finding> find_all(const View& view) {
    std::vector<Finding> findings = find_with(view, false);
    for (const auto& [name, own] : view.pack().own_rules()) {
        if (applies(own.setting, view.draft())) add(view, *find_rule(own.rule), own.setting, find_own(view, own), findings);
    }
    std::ranges::stable_sort(findings, {}, place);
    return findings;
}

std::vector<Finding> find_of_state(const View& view) {
    std::vector<Finding> findings = find_with(view, true);
    std::ranges::sort(findings, {}, place);
    return findings;
}

}  // namespace stoa::policy
