#include "policy/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "policy/attachment_part.h"
#include "policy/text/normalised.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

Finding finding(const View& view, const Rule& rule, const RuleSetting& setting, Outcome outcome, Sighting&& sighting) {
    Finding made{.rule = rule.number, .rule_id = rule.id, .outcome = outcome, .part = sighting.part, .span = sighting.span};
    if (made.span)
        made.text = to_utf8(view.given(made.part).substr(made.span->begin, made.span->end - made.span->begin));
    else
        made.text = std::move(sighting.text);
    made.replacement = std::move(sighting.replacement);
    made.place = sighting.place;
    made.arguments = std::move(sighting.arguments);
    for (const auto& [name, text] : setting.words) made.arguments.emplace_back(own_words_prefix + name, text);
    if (sighting.certainty == Certainty::Unsure) made.arguments.emplace_back(certainty_argument, unsure_argument);
    return made;
}

bool is_contact(std::string_view rule) {
    return rule == "content.phone" || rule == "content.email" || rule == "content.link" || rule == "content.diversion";
}

// Letters and digits only: quoting folds lines and puts signs between.
std::u32string bare(std::u32string_view text) {
    const MappedText normalised = normalise(MappedText::of(to_utf8(text)));
    std::u32string out;
    for (const char32_t c : normalised.text()) {
        if (c > U' ' && c != U'>') out += c;
    }
    return out;
}

// What is quoted is not the author's own. A contact counts all the same unless it stood in the conversation before, and so does everything
// in a message that is nothing but a quote: its author wants it read.
class Quoted {
public:
    explicit Quoted(const View& view) : view_(view) {}

    bool is_only_quoted(const Rule& rule, const Sighting& sighting) {
        if (sighting.part != Part::Body || !sighting.span || !view_.is_quoted(*sighting.span)) return false;
        return (!is_contact(rule.id) && !is_all_quoted()) || was_said_before(sighting);
    }

private:
    bool was_said_before(const Sighting& sighting) {
        const std::u32string words =
            bare(view_.given(sighting.part).substr(sighting.span->begin, sighting.span->end - sighting.span->begin));
        const auto [known, is_new] = said_.try_emplace(words, false);
        if (is_new) known->second = std::ranges::any_of(earlier(), [&](const std::u32string& text) { return text.contains(words); });
        return known->second;
    }

    bool is_all_quoted() {
        if (!is_all_quoted_) is_all_quoted_ = view_.is_all_quoted();
        return *is_all_quoted_;
    }

    // Made once: a message may quote many contacts.
    const std::vector<std::u32string>& earlier() {
        if (!earlier_) {
            earlier_.emplace();
            for (const EarlierMessage& message : view_.draft().history) earlier_->push_back(bare(MappedText::of(message.body).text()));
        }
        return *earlier_;
    }

    const View& view_;
    std::optional<bool> is_all_quoted_;
    std::optional<std::vector<std::u32string>> earlier_;
    std::map<std::u32string, bool> said_;
};

auto place(const Finding& finding) {
    const Span span = finding.span.value_or(Span{});
    return std::tuple(finding.part, span.begin, span.end, finding.rule);
}

class Search {
public:
    explicit Search(const View& view) : view_(view), quoted_(view) {}

    void add(const Rule& rule) {
        const RuleSetting* setting = view_.pack().find_rule(rule.number);
        if (!setting || !applies(*setting) || (!rule.find && !rule.try_find)) return;
        add(rule, *setting, look(rule.id, [&]() -> Result<std::vector<Sighting>> {
                if (rule.try_find) return rule.try_find(view_, *setting);
                return rule.find(view_, *setting);
            }));
    }

    void add(const OwnRule& own) {
        if (!applies(own.setting)) return;
        add(*find_rule(own.rule), own.setting, look(own.name, [&]() -> Result<std::vector<Sighting>> { return find_own(view_, own); }));
    }

    Findings take() {
        std::ranges::stable_sort(found_.findings, {}, place);
        return std::move(found_);
    }

private:
    bool applies(const RuleSetting& setting) const {
        const Draft& draft = view_.draft();
        return setting.applies(draft.author, draft.kind) && setting.outcome_for(draft.author, Certainty::Sure) != Outcome::Pass;
    }

    // An exception is a bug, or no memory: the sender and the marketplace must not wait until it is mended.
    template <class Look>
    static Result<std::vector<Sighting>> look(std::string_view rule, Look&& with) {
        try {
            return with();
        } catch (const std::exception& failure) {
            return fail(problems::unavailable, fmt::format("the rule {} failed ({}); report it", rule, failure.what()));
        }
    }

    void add(const Rule& rule, const RuleSetting& setting, Result<std::vector<Sighting>> sightings) {
        if (!sightings) return add_unavailable(rule, setting, std::move(sightings.error().message));
        std::size_t told = 0;
        for (Sighting& sighting : *sightings) {
            const Outcome outcome = outcome_of(setting, sighting);
            if (outcome == Outcome::Pass || quoted_.is_only_quoted(rule, sighting)) continue;
            if (outcome != Outcome::Modify && ++told > findings_of_rule_max) continue;
            found_.findings.push_back(finding(view_, rule, setting, outcome, std::move(sighting)));
        }
    }

    Outcome outcome_of(const RuleSetting& setting, const Sighting& sighting) const {
        const Outcome outcome = sighting.outcome.value_or(setting.outcome_for(view_.draft().author, sighting.certainty));
        if (outcome != Outcome::Modify || !attachment_index(sighting.part)) return outcome;
        // Nobody can change a file: what would be hidden in a text stops the message.
        return setting.outcome == Outcome::Modify ? Outcome::Block : setting.outcome;
    }

    void add_unavailable(const Rule& rule, const RuleSetting& setting, std::string reason) {
        found_.unavailable.push_back({.rule = rule.number, .rule_id = rule.id, .reason = std::move(reason)});
        if (view_.pack().on_unavailable(setting, view_.draft().author) == OnUnavailable::Pass) return;
        found_.findings.push_back({.rule = rule.number, .rule_id = rule.id, .outcome = Outcome::Hold, .part = Part::Unchecked});
    }

    const View& view_;
    Quoted quoted_;
    Findings found_;
};

}  // namespace

Findings find_all(const View& view, std::span<const Rule> by) {
    Search search(view);
    for (const Rule& rule : by) search.add(rule);
    for (const auto& [name, own] : view.pack().own_rules()) search.add(own);
    return search.take();
}

Findings find_of_state(const View& view) {
    Search search(view);
    for (const Rule& rule : rules()) {
        if (rule.of_state) search.add(rule);
    }
    return search.take();
}

}  // namespace stoa::policy
