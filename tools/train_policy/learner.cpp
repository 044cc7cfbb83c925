#include "learner.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "random.h"
#include "rows.h"

namespace stoa::policy::training {

namespace {

constexpr float slope_min = 0.004F;  // What is known so well already teaches nothing, and takes most of the time.
constexpr float first_unit_weight = 0.05F;
constexpr float first_bias = -2.0F;  // Most purposes are not there.

struct Weighed {
    std::uint32_t row;
    float value;
};

// A weight, and the sum of the squares of its slopes.
struct Table {
    explicit Table(std::size_t size) : weights(size), squares(size) {}
    std::vector<Columns> weights, squares;
};

class Learner {
public:
    Learner(const std::vector<Sample>& samples, const LearnerOptions& options)
        : samples_(samples), options_(options), rows_(samples, options.rows, options.seen_min), table_(options.rows), known_(samples.size()) {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            for (const Feature& feature : samples[i].features) {
                if (const auto row = rows_.find(feature.hash)) known_[i].push_back({*row, feature.value});
            }
        }
        for (Columns& row : table_.weights) {
            for (std::size_t unit = purpose_count; unit < column_count; ++unit) row[unit] = first_unit_weight * random_.between(-1, 1);
        }
        for (Scores& row : units_) {
            for (float& weight : row) weight = 0.3F * random_.between(-1, 1);
        }
        for (std::size_t i = 0; i < purpose_count; ++i) biases_[i] = first_bias;
    }

    void learn() {
        std::vector<std::uint32_t> order(samples_.size());
        std::iota(order.begin(), order.end(), 0U);
        for (int pass = 0; pass < options_.passes; ++pass) {
            for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_.next() % i]);
            for (std::size_t i = 0; i < order.size(); ++i) {
                const double done = (pass + static_cast<double>(i) / static_cast<double>(order.size())) / options_.passes;
                rate_ = options_.rate * static_cast<float>(1 - done);
                step(order[i]);
            }
        }
    }

    std::string bytes(const Scores& thresholds) const;

private:
    void step(std::uint32_t index) {
        seen_.clear();
        const float kept = 1.0F / (1.0F - options_.left_out);
        for (const Weighed& weighed : known_[index]) {
            if (random_.between(0, 1) >= options_.left_out) seen_.push_back({weighed.row, weighed.value * kept});
        }
        Columns sums = biases_;
        for (const Weighed& weighed : seen_) {
            const Columns& row = table_.weights[weighed.row];
            for (std::size_t i = 0; i < column_count; ++i) sums[i] += weighed.value * row[i];
        }
        for (std::size_t i = purpose_count; i < column_count; ++i) {
            const bool is_out = random_.between(0, 1) < options_.units_left_out;
            sums[i] = is_out ? 0.0F : sums[i] / (1.0F - options_.units_left_out);
        }
        const Scores scores = combine(sums, units_);
        Columns slopes{};
        bool teaches = false;
        for (std::size_t i = 0; i < purpose_count; ++i) {
            slopes[i] = slope(scores[i], samples_[index].answers[i]);
            teaches = teaches || slopes[i] != 0;
        }
        if (teaches) move_all(sums, slopes);
    }

    float slope(float score, Answer answer) const {
        if (answer == Answer::Unknown) return 0;
        const float likely = 1.0F / (1.0F + std::exp(-score));
        const float slope = answer == Answer::Yes ? (likely - 1.0F) * options_.yes_weight : likely;
        return std::abs(slope) < slope_min ? 0.0F : slope;
    }

    void move_all(const Columns& sums, Columns& slopes) {
        for (std::size_t unit = 0; unit < unit_count; ++unit) {
            const float active = sums[purpose_count + unit];
            if (active <= 0) continue;
            float back = 0;
            for (std::size_t i = 0; i < purpose_count; ++i) {
                back += slopes[i] * units_[unit][i];
                move(units_[unit][i], unit_squares_[unit][i], slopes[i] * active, options_.decay);
            }
            slopes[purpose_count + unit] = back;
        }
        for (std::size_t i = 0; i < column_count; ++i) move(biases_[i], bias_squares_[i], slopes[i], 0);
        for (const Weighed& weighed : seen_) {
            Columns& row = table_.weights[weighed.row];
            Columns& squares = table_.squares[weighed.row];
            for (std::size_t i = 0; i < column_count; ++i) {
                const float by = slopes[i] == 0 ? 0.0F : slopes[i] * weighed.value + options_.decay * row[i];
                squares[i] += by * by;
                row[i] -= rate_ * by / (std::sqrt(squares[i]) + 1e-4F);
            }
        }
    }

    void move(float& weight, float& squares, float slope, float decay) const {
        slope += decay * weight;
        squares += slope * slope;
        weight -= rate_ * slope / (std::sqrt(squares) + 1e-4F);
    }

    const std::vector<Sample>& samples_;
    const LearnerOptions& options_;
    Random random_;
    Rows rows_;
    Table table_;
    std::vector<std::vector<Weighed>> known_;
    std::vector<Weighed> seen_;
    Columns biases_{}, bias_squares_{};
    UnitWeights units_{}, unit_squares_{};
    float rate_ = 0;
};

template <class T>
void append(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string Learner::bytes(const Scores& thresholds) const {
    constexpr float byte_max = 127;
    Columns scales{};
    for (const Columns& row : table_.weights) {
        for (std::size_t i = 0; i < column_count; ++i) scales[i] = std::max(scales[i], std::abs(row[i]) / byte_max);
    }
    std::string out = "stoa model 2\n";
    append(out, options_.rows);
    append(out, static_cast<std::uint32_t>(column_count));
    append(out, scales);
    Columns biases = biases_;
    for (std::size_t i = 0; i < purpose_count; ++i) biases[i] -= thresholds[i];
    append(out, biases);
    append(out, units_);
    out += rows_.marks();
    for (const Columns& row : table_.weights) {
        for (std::size_t i = 0; i < column_count; ++i)
            out += static_cast<char>(static_cast<signed char>(scales[i] > 0 ? std::lround(row[i] / scales[i]) : 0));
    }
    return out;
}

}  // namespace

std::string learn(const std::vector<Sample>& samples, const LearnerOptions& options, const Scores& thresholds) {
    Learner learner(samples, options);
    learner.learn();
    return learner.bytes(thresholds);
}

}  // namespace stoa::policy::training
