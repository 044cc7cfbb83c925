#include "calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace stoa::policy::training {

namespace {

constexpr std::uint32_t folds = 3;
constexpr std::uint32_t fold_lines = 40;  // Lines that follow each other tell of one situation: they stay together.
// What is sure may stop a message: of these so few may be clean, and so few may break another rule than the one that is named.
constexpr double sure_clean_max = 0.02, sure_wrong_max = 0.1;

constexpr float unseen = -std::numeric_limits<float>::infinity();

struct Scored {
    float score;
    bool has;
    bool is_clean;
};

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
            if (fold_of(sample.example) != fold) continue;
            const Scores scores = scorer.score(sample);
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

struct Level {
    float score = std::numeric_limits<float>::infinity();
    std::size_t right = 0, wrong = 0;
};

float below(const std::vector<Scored>& sorted, std::size_t i) {
    const float next = i + 1 < sorted.size() ? sorted[i + 1].score : sorted[i].score - 1;
    return next == unseen ? sorted[i].score - 0.1F : (sorted[i].score + next) / 2;
}

// The two levels of what is sorted by score, the highest first.
struct Found {
    Level believed{}, sure{};
    std::size_t all = 0;
    double f1() const {
        return 2.0 * static_cast<double>(believed.right) /
               static_cast<double>(std::max<std::size_t>(1, believed.right + believed.wrong + all));
    }
};

Found find_levels(std::vector<Scored> scored) {
    std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::score);
    Found found{.all = static_cast<std::size_t>(std::ranges::count(scored, true, &Scored::has))};
    std::size_t right = 0, clean = 0;
    double best = -1;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        right += scored[i].has ? 1 : 0;
        clean += scored[i].is_clean ? 1 : 0;
        const Level level{.score = below(scored, i), .right = right, .wrong = i + 1 - right};
        const double f1 = 2.0 * static_cast<double>(right) / static_cast<double>(i + 1 + found.all);
        if (f1 > best) {
            best = f1;
            found.believed = level;
        }
        // Half a wrong one more than was seen: few right ones do not prove that there are none.
        const auto at_most = [&](std::size_t count, double share) {
            return static_cast<double>(count) + 0.5 <= share * static_cast<double>(i + 2);
        };
        if (at_most(clean, sure_clean_max) && at_most(level.wrong, sure_wrong_max)) found.sure = level;
    }
    found.sure.score = std::max(found.sure.score, found.believed.score);
    return found;
}

}  // namespace

Levels calibrate(const std::vector<Example>& examples, const std::vector<Sample>& samples, const WordTable& table,
                 const LearnerOptions& options) {
    const std::vector<Scores> unseen_by = unseen_scores(examples.size(), samples, table, options);
    Levels levels;
    double sum = 0;
    for (std::size_t i = 0; i < purpose_count; ++i) {
        std::vector<Scored> scored;
        for (std::size_t k = 0; k < examples.size(); ++k) {
            if (examples[k].is_held || unseen_by[k][i] == unseen) continue;
            const bool is_clean = std::ranges::find(examples[k].has, true) == examples[k].has.end();
            scored.push_back({.score = unseen_by[k][i], .has = examples[k].has[i], .is_clean = is_clean});
        }
        const Found found = find_levels(std::move(scored));
        levels.believed[i] = found.believed.score;
        levels.sure[i] = found.sure.score;
        sum += found.f1();
        fmt::print("{:30} {:4} right {:4} wrong {:4} F1 {:.3f} from {:.2f} on; sure {:4} wrong {:3} from {:.2f} on\n", purpose_rules[i],
                   found.all, found.believed.right, found.believed.wrong, found.f1(), static_cast<double>(found.believed.score),
                   found.sure.right, found.sure.wrong, static_cast<double>(found.sure.score));
    }
    fmt::print("cross-validated macro F1 {:.3f}\n", sum / static_cast<double>(purpose_count));
    return levels;
}

}  // namespace stoa::policy::training
