#include "policy/meaning/decision.h"

#include <algorithm>
#include <initializer_list>

namespace stoa::policy {

namespace {

// The model's own thresholds are at 0. A purpose none of whose words are there must be likelier than that.
constexpr float unnamed_min = 1.2F;

ConceptSet set_of(std::initializer_list<Concept> ideas) {
    ConceptSet set;
    for (const Concept idea : ideas) set.set(static_cast<std::size_t>(idea));
    return set;
}

// The concepts one of which a message names that serves the purpose plainly.
const ConceptSet& named_by(Purpose purpose) {
    using enum Concept;
    static const ConceptSet reviews = set_of({Review, TheirReview, Star, FullMarks, BadReview}), cancelling = set_of({Cancel, AskCancel}),
                            promotion = set_of({Code, Offer, OtherProduct, Shop, Newsletter, Browse, Percent}),
                            diversion = set_of({Messenger, Payment, Direct, Cash, Fees, Platform}),
                            inappropriate = set_of({Insult, Profanity, Threat, Hate, Sexual, Violence});
    switch (purpose) {
        case Purpose::CancellationRequest:
            return cancelling;
        case Purpose::Promotion:
            return promotion;
        case Purpose::Diversion:
            return diversion;
        case Purpose::Inappropriate:
            return inappropriate;
        default:
            return reviews;
    }
}

constexpr std::size_t clauses_max = 8;  // Of a window: the ranges of so many are tried for the span.

struct Believed {
    Window window{};
    float score = 0;
};

class Judge {
public:
    Judge(const std::vector<const Reading*>& readings, const Circumstance& circumstance, const Model& model)
        : readings_(readings), circumstance_(circumstance), model_(model) {
        for (const Reading* reading : readings) named_ |= reading->ideas(0, reading->size());
    }

    std::vector<Decision> run() {
        for (std::size_t i = 0; i < readings_.size(); ++i) judge(i);
        if (is_opened()) judge_message();
        return std::move(decisions_);
    }

private:
    bool is_opened() const {
        return circumstance_.author == Author::Seller && (circumstance_.kind == Kind::Proactive || circumstance_.kind == Kind::Necessary);
    }

    void judge(std::size_t text) {
        const Reading& reading = *readings_[text];
        std::array<std::vector<Believed>, purpose_count> believed;
        for (const Window& window : windows(reading)) {
            const Scores scores = model_.score(features(reading, window, circumstance_));
            for (std::size_t i = 0; i < purpose_count; ++i) {
                const auto purpose = static_cast<Purpose>(i);
                if (!is_of_message(purpose) && scores[i] > least(purpose)) believed[i].push_back({window, scores[i]});
            }
        }
        for (std::size_t i = 0; i < purpose_count; ++i) add_strongest(text, i, std::move(believed[i]));
    }

    float least(Purpose purpose) const { return (named_ & named_by(purpose)).any() ? 0 : unnamed_min; }

    // The strongest windows that do not overlap.
    void add_strongest(std::size_t text, std::size_t purpose, std::vector<Believed> believed) {
        std::ranges::stable_sort(believed, std::ranges::greater(), &Believed::score);
        std::vector<Window> taken;
        for (const Believed& one : believed) {
            const auto overlaps = [&](const Window& other) { return one.window.begin < other.end && other.begin < one.window.end; };
            if (std::ranges::any_of(taken, overlaps)) continue;
            taken.push_back(one.window);
            decisions_.push_back({static_cast<Purpose>(purpose), text, narrowed(*readings_[text], one.window, purpose)});
        }
    }

    // The clauses of the window that speak for the purpose most.
    Window narrowed(const Reading& reading, const Window& window, std::size_t purpose) const {
        std::vector<Stretch> clauses;
        for (const Stretch& clause : reading.text.clauses) {
            if (clause.begin >= window.begin && clause.end <= window.end) clauses.push_back(clause);
        }
        if (clauses.size() < 2 || clauses.size() > clauses_max) return window;
        Believed best{.window = window, .score = model_.score(features(reading, window, circumstance_))[purpose]};
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            for (std::size_t k = i; k < clauses.size(); ++k) {
                const Window range{clauses[i].begin, clauses[k].end};
                const float score = model_.score(features(reading, range, circumstance_))[purpose];
                if (score > best.score) best = {range, score};
            }
        }
        return best.window;
    }

    void judge_message() {
        const Scores scores = model_.score(message_features(readings_, circumstance_));
        for (std::size_t i = 0; i < purpose_count; ++i) {
            const auto purpose = static_cast<Purpose>(i);
            if (!is_of_message(purpose) || scores[i] <= 0) continue;
            if (purpose == Purpose::Mismatch && (!circumstance_.reason || breaks_purpose_rule())) continue;
            decisions_.push_back({.purpose = purpose, .text = 0});
        }
    }

    // A message that breaks another purpose rule is not also a mismatch (the catalogue's borders).
    bool breaks_purpose_rule() const {
        return std::ranges::any_of(decisions_, [](const Decision& decision) {
            return purpose_rules[static_cast<std::size_t>(decision.purpose)].starts_with("purpose.");
        });
    }

    const std::vector<const Reading*>& readings_;
    const Circumstance& circumstance_;
    const Model& model_;
    ConceptSet named_;  // In the whole message.
    std::vector<Decision> decisions_;
};

}  // namespace

std::vector<Decision> decide(const std::vector<const Reading*>& readings, const Circumstance& circumstance, const Model& model) {
    return Judge(readings, circumstance, model).run();
}

}  // namespace stoa::policy
