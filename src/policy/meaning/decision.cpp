#include "policy/meaning/decision.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace stoa::policy {

namespace {

// What the whole message scores below this is not looked for in its stretches: no stretch makes up for it.
constexpr float whole_min = -3.0F;
// A second stretch must speak so plainly by itself.
constexpr float further_min = 0.5F;
constexpr float of_body_min = -2.0F;       // The same where only the subject spoke so far.
constexpr std::size_t clauses_max = 8;     // Of a window: the ranges of so many are tried for the span.
constexpr float other_topic_worth = 1.0F;  // Of the score of a mismatch: how much it says that an invoice is not even named.
// A long sentence hides what one of its clauses says: where it is no further below what is believed, its strongest range of clauses counts
// half.
constexpr float hidden_max = 2.0F;

struct Believed {
    std::size_t text = 0;
    Window window{};
    float score = 0;
};

class Judge {
public:
    Judge(const std::vector<const Reading*>& readings, const Circumstance& circumstance, const Model& model)
        : readings_(readings), circumstance_(circumstance), model_(model) {}

    std::vector<Decision> run() {
        Answers strongest{};
        for (const Reading* reading : readings_) {
            answers_.push_back(model_.filters().answers(*reading, message_words_max));
            strengthen(strongest, answers_.back());
        }
        whole_ = model_.score(message_features(readings_, circumstance_), strongest);
        const auto is_thinkable = [&](std::size_t i) { return !is_of_message(static_cast<Purpose>(i)) && whole_[i] > whole_min; };
        for (std::size_t i = 0; i < purpose_count; ++i) thinkable_[i] = is_thinkable(i);
        if (std::ranges::find(thinkable_, true) != thinkable_.end()) judge_stretches();
        add_outright();
        if (is_opened()) judge_message();
        return std::move(decisions_);
    }

private:
    static Scores lowest() {
        Scores scores{};
        std::ranges::fill(scores, std::numeric_limits<float>::lowest());
        return scores;
    }

    bool is_opened() const {
        return circumstance_.author == Author::Seller && (circumstance_.kind == Kind::Proactive || circumstance_.kind == Kind::Necessary);
    }

    Scores score_of(std::size_t text, const Window& window) const {
        Answers strongest{};
        strengthen(strongest, std::span(answers_[text]).subspan(window.begin, window.end - window.begin));
        return model_.score(features(*readings_[text], window, circumstance_), strongest);
    }

    void judge_stretches() {
        for (std::size_t text = 0; text < readings_.size(); ++text) {
            const Reading& reading = *readings_[text];
            if (reading.size() > message_words_max) answers_[text] = model_.filters().answers(reading, reading.size());
            for (const Window& window : windows(reading)) {
                const Scores scores = score_of(text, window);
                for (std::size_t i = 0; i < purpose_count; ++i) {
                    if (!thinkable_[i]) continue;
                    believe(i, {text, window, scores[i]});
                    if (scores[i] < believed_from(i) && scores[i] > believed_from(i) - hidden_max)
                        believe_hidden(i, text, window, scores[i]);
                }
            }
        }
        for (std::size_t i = 0; i < purpose_count; ++i) add_strongest(i);
    }

    void believe_hidden(std::size_t purpose, std::size_t text, const Window& window, float score) {
        const Window range = narrowed(text, window, purpose);
        if (range != window) believe(purpose, {text, range, (score + score_of(text, range)[purpose]) / 2});
    }

    // Keeps what can be taken: the strongest, and those that would be further ones.
    void believe(std::size_t purpose, const Believed& one) {
        if (one.score < further_min && one.score <= strongest_[purpose]) return;
        strongest_[purpose] = std::max(strongest_[purpose], one.score);
        believed_[purpose].push_back(one);
    }

    // What is meant so whatever the rest of the message is like, which, where it is long, hides it from the scores.
    void add_outright() {
        for (std::size_t text = 0; text < readings_.size(); ++text) {
            for (const Mention& mention : readings_[text]->mentions) {
                if (const auto purpose = outright_purpose(*readings_[text], mention)) add_outright(*purpose, text, mention);
            }
        }
    }

    static std::optional<Purpose> outright_purpose(const Reading& reading, const Mention& mention) {
        const Word& word = reading.text.words[mention.begin];
        const Stretch& clause = reading.text.clauses[word.clause];
        switch (mention.idea) {
            case Concept::Obscene:
                return Purpose::Inappropriate;
            case Concept::Abuse:
                // Who is called so is spoken to: nothing else stands between the commas.
                return mention.begin == clause.begin && mention.end >= clause.end ? std::optional(Purpose::Inappropriate) : std::nullopt;
            case Concept::Elsewhere:
                return reading.is_denied(mention) || word.is_quoted ? std::nullopt : std::optional(Purpose::Diversion);
            case Concept::FullMarks:
                return !word.is_quoted && is_priced(reading, mention) ? std::optional(Purpose::ReviewIncentive) : std::nullopt;
            default:
                return std::nullopt;
        }
    }

    // Whether marks are asked for first and paid for after, in one sentence: "please leave us five stars and get a gift card".
    static bool is_priced(const Reading& reading, const Mention& marks) {
        const Stretch& sentence = reading.text.sentences[reading.text.words[marks.begin].sentence];
        const ConceptSet before = reading.ideas(sentence.begin, marks.begin);
        const ConceptSet after = reading.ideas(marks.end, sentence.end);
        return has(before, Concept::Please) && has(before, Concept::Write) && has(after, Concept::Give) && has(after, Concept::Reward) &&
               !has(before, Concept::Not) && !has(after, Concept::Not);
    }

    // What was believed there already is sure.
    void add_outright(Purpose purpose, std::size_t text, const Mention& mention) {
        const Words& words = readings_[text]->text;
        const Stretch& clause = words.clauses[words.words[mention.begin].clause];
        const Window window{clause.begin, std::max(clause.end, mention.end)};
        bool is_told = false;
        for (Decision& decision : decisions_) {
            const auto& other = decision.window;
            if (decision.purpose != purpose || decision.text != text || !other) continue;
            if (other->begin >= window.end || window.begin >= other->end) continue;
            decision.certainty = Certainty::Sure;
            is_told = true;
        }
        if (!is_told) decisions_.push_back({.purpose = purpose, .text = text, .window = window});
    }

    // The strongest windows that do not overlap: the first where it and the whole message are believed together.
    void add_strongest(std::size_t purpose) {
        std::vector<Believed>& believed = believed_[purpose];
        std::ranges::stable_sort(believed, std::ranges::greater(), &Believed::score);
        if (believed.empty()) return;
        if (message_score(whole_[purpose], believed[0].score) <= believed_from(purpose)) return;
        std::vector<Believed> taken;
        for (const Believed& one : believed) {
            const bool is_far = one.score < believed_from(purpose) + further_min;
            if (!taken.empty() && is_far && !is_first_of_body(one, taken, purpose)) continue;
            const auto overlaps = [&](const Believed& other) {
                return one.text == other.text && one.window.begin < other.window.end && other.window.begin < one.window.end;
            };
            if (std::ranges::none_of(taken, overlaps)) taken.push_back(one);
        }
        for (Believed& one : taken) one.window = narrowed(one.text, one.window, purpose);
        if (static_cast<Purpose>(purpose) == Purpose::ReviewConditional) join_neighbours(taken);
        for (const Believed& one : taken)
            decisions_.push_back({.purpose = static_cast<Purpose>(purpose),
                                  .text = one.text,
                                  .window = one.window,
                                  .certainty = denies_channel(purpose, one)
                                                   ? Certainty::Unsure
                                                   : certainty_of(purpose, message_score(whole_[purpose], one.score))});
    }

    // Who says that it is not done invites nobody: all that is said of channels there stands behind a "not".
    bool denies_channel(std::size_t purpose, const Believed& one) const {
        if (static_cast<Purpose>(purpose) != Purpose::Diversion) return false;
        const Reading& reading = *readings_[one.text];
        bool names_any = false;
        for (const Mention& mention : reading.mentions) {
            if (mention.idea != Concept::Service && mention.idea != Concept::Messenger) continue;
            if (mention.begin < one.window.begin || mention.end > one.window.end) continue;
            if (!reading.is_denied(mention)) return false;
            names_any = true;
        }
        return names_any;
    }

    // A subject says in two words what the body is about: where only the subject is plain, the body's own place is told too.
    bool is_first_of_body(const Believed& one, const std::vector<Believed>& taken, std::size_t purpose) const {
        const auto is_subject = [&](const Believed& other) { return other.text + 1 < readings_.size(); };
        return !is_subject(one) && std::ranges::all_of(taken, is_subject) && one.score > believed_from(purpose) + of_body_min;
    }

    // A condition has two halves, one for the happy and one for the others: those that follow each other are one place.
    static void join_neighbours(std::vector<Believed>& taken) {
        std::ranges::sort(taken, {}, [](const Believed& one) { return std::pair(one.text, one.window.begin); });
        std::vector<Believed> joined;
        for (const Believed& one : taken) {
            if (joined.empty() || joined.back().text != one.text || joined.back().window.end != one.window.begin) {
                joined.push_back(one);
                continue;
            }
            joined.back().window.end = one.window.end;
            joined.back().score = std::max(joined.back().score, one.score);
        }
        taken = std::move(joined);
    }

    float believed_from(std::size_t purpose) const { return model_.believed_from(static_cast<Purpose>(purpose), circumstance_.author); }

    Certainty certainty_of(std::size_t purpose, float score) const {
        // As far above what is believed of a buyer as of a seller.
        return score >= model_.sure_from(static_cast<Purpose>(purpose)) + believed_from(purpose) ? Certainty::Sure : Certainty::Unsure;
    }

    // The clauses of the window that speak for the purpose most.
    Window narrowed(std::size_t text, const Window& window, std::size_t purpose) const {
        const Reading& reading = *readings_[text];
        std::vector<Stretch> clauses;
        for (const Stretch& clause : reading.text.clauses) {
            if (clause.begin >= window.begin && clause.end <= window.end) clauses.push_back(clause);
        }
        if (clauses.size() < 2 || clauses.size() > clauses_max) return window;
        Believed best{.window = window, .score = score_of(text, window)[purpose]};
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            for (std::size_t k = i; k < clauses.size(); ++k) {
                const Window range{clauses[i].begin, clauses[k].end};
                const float score = score_of(text, range)[purpose];
                if (score > best.score) best = {.window = range, .score = score};
            }
        }
        return best.window;
    }

    void judge_message() {
        for (std::size_t i = 0; i < purpose_count; ++i) {
            const auto purpose = static_cast<Purpose>(i);
            if (purpose == Purpose::Mismatch && speaks_of_another_topic()) whole_[i] += other_topic_worth;
            if (!is_of_message(purpose) || whole_[i] <= 0) continue;
            if (purpose == Purpose::Mismatch && (!circumstance_.reason || breaks_purpose_rule())) continue;
            decisions_.push_back({.purpose = purpose, .text = 0, .certainty = certainty_of(i, whole_[i])});
        }
    }

    // Who sends or asks for an invoice names it, however short the message; one that speaks of an engraving or a visit instead is about
    // that.
    bool speaks_of_another_topic() const {
        if (circumstance_.reason != Reason::Invoice) return false;
        ConceptSet ideas;
        for (const Reading* reading : readings_) ideas |= reading->ideas(0, reading->size());
        return !has(ideas, Concept::Invoice) &&
               (has(ideas, Concept::Custom) || has(ideas, Concept::Appointment) || has(ideas, Concept::Planning));
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
    std::vector<std::vector<Answers>> answers_;  // Of the filters, at each word of each text.
    Scores whole_{};                             // Of the whole message.
    std::array<bool, purpose_count> thinkable_{};
    std::array<std::vector<Believed>, purpose_count> believed_{};
    Scores strongest_ = lowest();
    std::vector<Decision> decisions_;
};

}  // namespace

std::vector<Decision> decide(const std::vector<const Reading*>& readings, const Circumstance& circumstance, const Model& model) {
    return Judge(readings, circumstance, model).run();
}

}  // namespace stoa::policy
