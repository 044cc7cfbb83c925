#include "levels.h"

#include <algorithm>
#include <cmath>

namespace stoa::policy::training {

namespace {

// What a wrong warning costs against one that is missed. Most of what buyers write in anger breaks no rule.
constexpr double wrong_weight = 2.0, wrong_weight_of_buyers = 4.0;
// What is sure may stop a message: of the clean ones so many. Most of the clean training messages are near twins of a breach, which
// what people write is not, but it is further from what was learnt than a part of them is from the rest.
constexpr double stopped_max = 0.006;
// However few clean messages that leaves, what is so far above the believed is sure: with few messages up there, where the level falls is
// chance.
constexpr float sure_distance_max = 1.8F;
// Where F1 is best is hardly better than a little above it, and what people write all day holds far fewer breaches than the training
// messages do: what is believed begins so far above.
constexpr float silence = 0.3F;
// A message that breaks another rule than the one that is named is rightly stopped, but told the wrong thing.
constexpr double other_worth = 0.5;

struct Scored {
    float score;
    bool has;
    bool is_clean;
};

bool is_clean(const Example& example) { return std::ranges::find(example.has, true) == example.has.end(); }

// The highest first.
std::vector<Scored> scored_for(const std::vector<Judged>& messages, std::size_t purpose, std::optional<Author> author = {}) {
    std::vector<Scored> scored;
    for (const Judged& message : messages) {
        if (message.scores[purpose] == unseen || (author && message.example->draft.author != *author)) continue;
        scored.push_back({message.scores[purpose], message.example->has[purpose], is_clean(*message.example)});
    }
    std::ranges::stable_sort(scored, std::ranges::greater(), &Scored::score);
    return scored;
}

// Halfway between a message and the next.
float below(const std::vector<Scored>& sorted, std::size_t i) {
    return i + 1 < sorted.size() ? (sorted[i].score + sorted[i + 1].score) / 2 : sorted[i].score - 1;
}

// Where F1 is best, with wrong ones counted `wrong_worth` times.
float believed_level(const std::vector<Scored>& sorted, double wrong_worth) {
    const auto all = static_cast<double>(std::ranges::count(sorted, true, &Scored::has));
    float level = 0;
    double right = 0, best = -1;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        right += sorted[i].has ? 1 : 0;
        const double f1 = 2 * right / (right + all + wrong_worth * (static_cast<double>(i + 1) - right));
        if (f1 <= best) continue;
        best = f1;
        level = below(sorted, i);
    }
    return level;
}

// Where most breaches are stopped, if a clean message costs `clean_worth` of them.
float sure_level(const std::vector<Scored>& sorted, double clean_worth) {
    float level = std::numeric_limits<float>::infinity();
    double worth = 0, best = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        worth += sorted[i].is_clean ? -clean_worth : sorted[i].has ? 1 : other_worth;
        if (worth <= best) continue;
        best = worth;
        level = below(sorted, i);
    }
    return level;
}

// The rules share the clean messages that may be stopped: each gets so many that one more would win as much with any of them.
Scores sure_levels(const std::vector<Judged>& messages) {
    std::array<std::vector<Scored>, purpose_count> scored;
    for (std::size_t i = 0; i < purpose_count; ++i) scored[i] = scored_for(messages, i);
    const auto levels_at = [&](double clean_worth) {
        Scores levels;
        for (std::size_t i = 0; i < purpose_count; ++i) levels[i] = sure_level(scored[i], clean_worth);
        return levels;
    };
    const auto stopped_share = [&](const Scores& levels) {
        std::size_t clean = 0, stopped = 0;
        for (const Judged& message : messages) {
            if (!is_clean(*message.example)) continue;
            ++clean;
            bool stops = false;
            for (std::size_t i = 0; i < purpose_count; ++i) stops = stops || message.scores[i] > levels[i];
            stopped += stops ? 1 : 0;
        }
        return static_cast<double>(stopped) / static_cast<double>(std::max<std::size_t>(1, clean));
    };
    constexpr int steps = 14;
    double least = 1, most = 1000;  // Breaches a clean message; the second stops few enough.
    for (int step = 0; step < steps; ++step) {
        const double middle = std::sqrt(least * most);
        (stopped_share(levels_at(middle)) > stopped_max ? least : most) = middle;
    }
    return levels_at(most);
}

}  // namespace

Levels find_levels(const std::vector<Judged>& messages) {
    Levels levels;
    levels.sure = sure_levels(messages);
    for (std::size_t i = 0; i < purpose_count; ++i) {
        levels.believed[i] = believed_level(scored_for(messages, i, Author::Seller), wrong_weight);
        const float of_buyers = believed_level(scored_for(messages, i, Author::Buyer), wrong_weight_of_buyers);
        levels.sure[i] = std::clamp(levels.sure[i], levels.believed[i], levels.believed[i] + sure_distance_max);
        if (!is_of_message(static_cast<Purpose>(i))) levels.believed[i] += silence;
        levels.sure[i] = std::max(levels.sure[i], levels.believed[i]);
        levels.believed_of_buyers[i] = std::max(levels.believed[i], of_buyers);
    }
    return levels;
}

Reached reached(const std::vector<Judged>& messages, std::size_t purpose, float level) {
    Reached out;
    for (const Judged& message : messages) {
        if (message.scores[purpose] > level) ++(message.example->has[purpose] ? out.right : out.wrong);
    }
    return out;
}

}  // namespace stoa::policy::training
