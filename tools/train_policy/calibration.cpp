#include "calibration.h"

#include <fmt/format.h>

#include <algorithm>

#include "levels.h"
#include "policy/meaning/decision.h"

namespace stoa::policy::training {

namespace {

constexpr std::uint32_t folds = 3;
constexpr std::uint32_t fold_lines = 40;  // Lines that follow each other tell of one situation: they stay together.

std::uint32_t fold_of(std::uint32_t example) { return example / fold_lines % folds; }

// The samples of a text follow each other: the filters go over it once.
class Scorer {
public:
    explicit Scorer(const Model& model) : model_(model) {}

    Scores score(const Sample& sample) {
        if (text_ != sample.text) answers_ = model_.filters().answers(sample.text->reading, sample.text->reading.size());
        text_ = sample.text;
        Answers strongest{};
        strengthen(strongest, std::span(answers_).subspan(sample.window.begin, sample.window.end - sample.window.begin));
        return model_.score(sample.features, strongest);
    }

private:
    const Model& model_;
    std::shared_ptr<const Text> text_;
    std::vector<Answers> answers_;
};

// What each message scores (policy/meaning/decision.h) by a model that did not see it.
std::vector<Scores> unseen_scores(std::size_t messages, const std::vector<Sample>& samples, const WordTable& table,
                                  const LearnerOptions& options) {
    Scores none;
    none.fill(unseen);
    std::vector<Scores> highest(messages, none), whole(messages, none);
    for (std::uint32_t fold = 0; fold < folds; ++fold) {
        std::vector<Sample> others;
        for (const Sample& sample : samples) {
            if (fold_of(sample.example) != fold) others.push_back(sample);
        }
        const std::string bytes = learn(others, table, options, {});
        const auto model = Model::parse(bytes, table);
        Scorer scorer(*model);
        for (const Sample& sample : samples) {
            if (fold_of(sample.example) != fold || sample.is_made_up) continue;
            const Scores scores = scorer.score(sample);
            for (std::size_t i = 0; i < purpose_count; ++i) {
                float& score = (sample.is_message ? whole : highest)[sample.example][i];
                if (sample.answers[i] != Answer::Unknown || !is_of_message(static_cast<Purpose>(i))) score = std::max(score, scores[i]);
            }
        }
    }
    for (std::size_t k = 0; k < messages; ++k) {
        for (std::size_t i = 0; i < purpose_count; ++i) {
            if (!is_of_message(static_cast<Purpose>(i))) whole[k][i] = message_score(whole[k][i], highest[k][i]);
        }
    }
    return whole;
}

}  // namespace

Levels calibrate(const std::vector<Example>& examples, const std::vector<Sample>& samples, const WordTable& table,
                 const LearnerOptions& options) {
    const std::vector<Scores> scores = unseen_scores(examples.size(), samples, table, options);
    std::vector<Judged> messages;
    for (std::size_t k = 0; k < examples.size(); ++k) {
        if (!examples[k].is_held) messages.push_back({&examples[k], scores[k]});
    }
    const Levels levels = find_levels(messages);
    double sum = 0;
    for (std::size_t i = 0; i < purpose_count; ++i) {
        const auto all = static_cast<std::size_t>(std::ranges::count_if(messages, [&](const Judged& one) { return one.example->has[i]; }));
        const Reached believed = reached(messages, i, levels.believed[i]), sure = reached(messages, i, levels.sure[i]);
        const double f1 = 2.0 * static_cast<double>(believed.right) /
                          static_cast<double>(std::max<std::size_t>(1, believed.right + believed.wrong + all));
        sum += f1;
        fmt::print("{:30} {:4} right {:4} wrong {:4} F1 {:.3f} from {:.2f} on (buyers {:.2f}); sure {:4} wrong {:3} from {:.2f} on\n",
                   purpose_rules[i], all, believed.right, believed.wrong, f1, levels.believed[i], levels.believed_of_buyers[i], sure.right,
                   sure.wrong, levels.sure[i]);
    }
    fmt::print("cross-validated macro F1 {:.3f}\n", sum / static_cast<double>(purpose_count));
    return levels;
}

}  // namespace stoa::policy::training
