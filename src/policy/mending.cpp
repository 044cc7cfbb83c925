#include "policy/mending.h"

#include <algorithm>

#include "base/text.h"
#include "policy/engine.h"
#include "policy/rule.h"
#include "policy/text/kept_tags.h"
#include "policy/text/mapped_text.h"

namespace stoa::policy {

namespace {

// Every round takes something away, so that it ends by itself; a rule whose change does not mend must not turn for ever.
constexpr int rounds_max = 50;

// The change that a finding offers, or nothing. Tags of HTML that stand among what is hidden stay.
std::optional<Replacement> find_change(const Draft& draft, const Finding& finding) {
    const bool hides = find_rule(finding.rule)->modification == Modification::Mask && finding.outcome == Outcome::Modify;
    if (!hides || !finding.span) return finding.replacement;
    const bool is_html = draft.format == TextFormat::Html && finding.part == Part::Body;
    const std::string tags = is_html ? tags_in(MappedText::of(finding.text).text()) : std::string();
    return Replacement{.part = finding.part, .span = *finding.span, .text = std::string(mask_text) + tags};
}

// A text that is changed from round to round and knows where each place stood at first.
class Sheet {
public:
    explicit Sheet(std::string_view given) : text_(MappedText::of(given).text()) {
        for (std::size_t at = 0; at <= text_.size(); ++at) first_.push_back(at);
    }

    std::string text() const { return to_utf8(text_); }

    // REQUIRES: places in their order and apart from each other.
    void apply(std::vector<Mending>& mendings) {
        for (auto mending = mendings.rbegin(); mending != mendings.rend(); ++mending) replace(*mending);
    }

private:
    void replace(Mending& mending) {
        const Span now = mending.place;
        const auto begin = static_cast<std::ptrdiff_t>(now.begin), end = static_cast<std::ptrdiff_t>(now.end);
        mending.place = {first_[now.begin], first_[now.end]};
        mending.text = to_utf8(std::u32string_view(text_).substr(now.begin, now.end - now.begin));
        const std::u32string by(MappedText::of(mending.by).text());
        text_.replace(now.begin, now.end - now.begin, by);
        const std::size_t stands_for = first_[now.begin];
        first_.erase(first_.begin() + begin, first_.begin() + end);
        first_.insert(first_.begin() + begin, by.size(), stands_for);
    }

    std::u32string text_;
    std::vector<std::size_t> first_;  // Of every character and of the end: its place in the text as given.
};

// The changes of one round for a part: those that touch each other wait for the next, which may no longer need them.
std::vector<Mending> choose(const Draft& draft, const std::vector<Finding>& findings, Part part) {
    std::vector<Mending> chosen;
    for (const Finding& finding : findings) {
        const auto change = find_change(draft, finding);
        if (!change || change->part != part) continue;
        chosen.push_back({.finding = finding, .part = part, .place = change->span, .text = {}, .by = change->text});
    }
    std::ranges::stable_sort(chosen, {}, [](const Mending& mending) { return mending.place.begin; });
    std::size_t done = 0;
    bool first = true;
    std::erase_if(chosen, [&](const Mending& mending) {
        if (!first && (mending.place.begin < done || (mending.place.begin == done && mending.place.end == done))) return true;
        first = false;
        done = mending.place.end;
        return false;
    });
    return chosen;
}

bool has_facts(const Draft& draft) {
    return std::ranges::any_of(draft.attachments, [](const Attachment& file) { return file.facts.has_value(); });
}

}  // namespace

Mended mend(const Draft& draft, const Pack& pack, const Dictionaries& dictionaries) {
    Draft mended = draft;
    for (Attachment& file : mended.attachments) file.facts.reset();  // Nobody can change a file: it is looked at when all is mended.
    const auto remaining = [&](Verdict&& last) {
        mended.attachments = draft.attachments;
        return has_facts(draft) ? check_with_suggestions(mended, pack, dictionaries) : std::move(last);
    };
    Sheet subject(draft.subject), body(draft.body);
    std::vector<Mending> mendings;
    for (int round = 0; round < rounds_max; ++round) {
        Verdict verdict = check_with_suggestions(mended, pack, dictionaries);
        std::vector<Mending> in_subject = choose(mended, verdict.findings, Part::Subject);
        std::vector<Mending> in_body = choose(mended, verdict.findings, Part::Body);
        if (in_subject.empty() && in_body.empty())
            return {
                .subject = mended.subject, .body = mended.body, .mendings = std::move(mendings), .remains = remaining(std::move(verdict))};
        subject.apply(in_subject);
        body.apply(in_body);
        std::ranges::move(in_subject, std::back_inserter(mendings));
        std::ranges::move(in_body, std::back_inserter(mendings));
        mended.subject = subject.text();
        mended.body = body.text();
    }
    return {.subject = mended.subject,
            .body = mended.body,
            .mendings = std::move(mendings),
            .remains = remaining(check_with_suggestions(mended, pack, dictionaries))};
}

}  // namespace stoa::policy
