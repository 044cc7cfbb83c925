#include "calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace stoa::policy::training {

namespace {

constexpr std::uint32_t folds = 3;
// A wrong alarm stops a message that should have gone out; it costs half as much again as one that slips through.
constexpr double wrong_weight = 1.5;

constexpr float unseen = -std::numeric_limits<float>::infinity();

struct Scored {
    float score;
    bool has;
};

Scores score(const Model& model, const Sample& sample) {
    Answers strongest{};
    const std::vector<Answers> answers = model.filters().answers(sample.text->reading, sample.text->reading.size());
    strengthen(strongest, std::span(answers).subspan(sample.window.begin, sample.window.end - sample.window.begin));
    return model.score(sample.features, strongest);
}

// What each message scores (policy/meaning/decision.h) by a model that did not see it.
std::vector<Scores> unseen_scores(std::size_t messages, const std::vector<Sample>& samples, const WordTable& table,
                                  const LearnerOptions& options) {
    Scores none;
    none.fill(unseen);
    std::vector<Scores> highest(messages, none), whole(messages, none);
    for (std::uint32_t fold = 0; fold < folds; ++fold) {
        std::vector<Sample> others;
        for (const Sample& sample : samples) {
            if (sample.example % folds != fold) others.push_back(sample);
        }
        const std::string bytes = learn(others, table, options, {});
        const auto model = Model::parse(bytes, table);
        for (const Sample& sample : samples) {
            if (sample.example % folds != fold) continue;
            const Scores scores = score(*model, sample);
            for (std::size_t i = 0; i < purpose_count; ++i) {
                float& score = (sample.is_message ? whole : highest)[sample.example][i];
                if (sample.answers[i] != Answer::Unknown || !is_of_message(static_cast<Purpose>(i))) score = std::max(score, scores[i]);
            }
        }
    }
    for (std::size_t k = 0; k < messages; ++k) {
        for (std::size_t i = 0; i < purpose_count; ++i) {
            if (!is_of_message(static_cast<Purpose>(i))) whole[k][i] = (whole[k][i] + highest[k][i]) / 2;
        }
    }
    return whole;
}

struct Best {
    float threshold = 0;
    double f1 = 0;
    std::size_t right = 0, wrong = 0, all = 0;
};

Best best_threshold(std::vector<Scored> scored) {
    std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::score);
    Best best{.threshold = 0};
    best.all = static_cast<std::size_t>(std::ranges::count(scored, true, &Scored::has));
    std::size_t right = 0;
    double best_value = -1;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        right += scored[i].has ? 1 : 0;
        const std::size_t wrong = i + 1 - right;
        const double missed = static_cast<double>(best.all - right);
        const double value =
            2.0 * static_cast<double>(right) / (2.0 * static_cast<double>(right) + missed + wrong_weight * static_cast<double>(wrong));
        if (value <= best_value) continue;
        best_value = value;
        const float next = i + 1 < scored.size() ? scored[i + 1].score : scored[i].score - 1;
        best.threshold = next == unseen ? scored[i].score - 0.1F : (scored[i].score + next) / 2;
        best.f1 = 2.0 * static_cast<double>(right) / static_cast<double>(right + wrong + best.all);
        best.right = right;
        best.wrong = wrong;
    }
    return best;
}

}  // namespace

Scores calibrate(const std::vector<Example>& examples, const std::vector<Sample>& samples, const WordTable& table,
                 const LearnerOptions& options) {
    const std::vector<Scores> unseen_by = unseen_scores(examples.size(), samples, table, options);
    Scores thresholds{};
    double sum = 0;
    for (std::size_t i = 0; i < purpose_count; ++i) {
        std::vector<Scored> scored;
        for (std::size_t k = 0; k < examples.size(); ++k) {
            if (!examples[k].is_held && unseen_by[k][i] != unseen) scored.push_back({unseen_by[k][i], examples[k].has[i]});
        }
        const Best best = best_threshold(std::move(scored));
        thresholds[i] = best.threshold;
        sum += best.f1;
        fmt::print("{:30} {:4} right {:4} wrong {:4} F1 {:.3f} from {:.2f} on\n", purpose_rules[i], best.all, best.right, best.wrong,
                   best.f1, static_cast<double>(best.threshold));
    }
    fmt::print("cross-validated macro F1 {:.3f}\n", sum / static_cast<double>(purpose_count));
    return thresholds;
}

}  // namespace stoa::policy::training
