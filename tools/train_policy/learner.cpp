#include "learner.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace stoa::policy::training {

namespace {

using Row = std::array<float, purpose_count>;

constexpr float slope_min = 0.004F;  // What is known so well already teaches nothing, and takes most of the time.

// The same order on every machine: std::shuffle is the library's to choose.
class Shuffler {
public:
    void shuffle(std::vector<std::uint32_t>& order) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next() % i]);
    }

private:
    std::uint64_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return state_;
    }
    std::uint64_t state_ = 0x2545f4914f6cdd1d;
};

class Learner {
public:
    explicit Learner(const LearnerOptions& options) : options_(options), weights_(options.rows), squares_(options.rows) {}

    void pass(const std::vector<Sample>& samples, std::vector<std::uint32_t>& order) {
        shuffler_.shuffle(order);
        for (const std::uint32_t index : order) step(samples[index]);
    }

    std::string bytes(const Scores& thresholds) const;

private:
    Row& at(const Feature& feature) { return weights_[feature.hash & (options_.rows - 1)]; }

    void step(const Sample& sample) {
        Row sums = biases_;
        for (const Feature& feature : sample.features) {
            const Row& row = at(feature);
            for (std::size_t i = 0; i < purpose_count; ++i) sums[i] += feature.value * row[i];
        }
        Row slopes{};
        for (std::size_t i = 0; i < purpose_count; ++i) {
            if (sample.answers[i] == Answer::Unknown) continue;
            const bool yes = sample.answers[i] == Answer::Yes;
            const float likely = 1.0F / (1.0F + std::exp(-sums[i]));
            slopes[i] = (likely - (yes ? 1.0F : 0.0F)) * (yes ? options_.yes_weight : 1.0F);
        }
        for (std::size_t i = 0; i < purpose_count; ++i) {
            if (std::abs(slopes[i]) < slope_min) slopes[i] = 0;
            move(biases_[i], bias_squares_[i], slopes[i], 0);
        }
        if (std::ranges::count(slopes, 0.0F) == static_cast<std::ptrdiff_t>(purpose_count)) return;
        for (const Feature& feature : sample.features) {
            Row& row = at(feature);
            Row& squares = squares_[feature.hash & (options_.rows - 1)];
            for (std::size_t i = 0; i < purpose_count; ++i) {
                if (slopes[i] != 0) move(row[i], squares[i], slopes[i] * feature.value, options_.decay);
            }
        }
    }

    void move(float& weight, float& squares, float slope, float decay) const {
        slope += decay * weight;
        squares += slope * slope;
        weight -= options_.rate * slope / (std::sqrt(squares) + 1e-4F);
    }

    LearnerOptions options_;
    std::vector<Row> weights_, squares_;
    Row biases_{}, bias_squares_{};
    Shuffler shuffler_;
};

template <class T>
void append(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string Learner::bytes(const Scores& thresholds) const {
    constexpr float byte_max = 127;
    Row scales{};
    for (const Row& row : weights_) {
        for (std::size_t i = 0; i < purpose_count; ++i) scales[i] = std::max(scales[i], std::abs(row[i]) / byte_max);
    }
    std::string out = "stoa model 1\n";
    append(out, options_.rows);
    append(out, static_cast<std::uint32_t>(purpose_count));
    append(out, scales);
    Row biases = biases_;
    for (std::size_t i = 0; i < purpose_count; ++i) biases[i] -= thresholds[i];
    append(out, biases);
    for (const Row& row : weights_) {
        for (std::size_t i = 0; i < purpose_count; ++i)
            out += static_cast<char>(static_cast<signed char>(scales[i] > 0 ? std::lround(row[i] / scales[i]) : 0));
    }
    return out;
}

}  // namespace

std::string learn(const std::vector<Sample>& samples, const LearnerOptions& options, const Scores& thresholds) {
    Learner learner(options);
    std::vector<std::uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    for (int i = 0; i < options.passes; ++i) learner.pass(samples, order);
    return learner.bytes(thresholds);
}

}  // namespace stoa::policy::training
