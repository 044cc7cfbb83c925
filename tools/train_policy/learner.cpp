#include "learner.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <future>
#include <numeric>

#include "own_filters.h"
#include "random.h"
#include "rows.h"

namespace stoa::policy::training {

namespace {

constexpr float slope_min = 0.004F;  // What is known so well already teaches nothing, and takes most of the time.
constexpr float first_unit_weight = 0.05F;
constexpr float first_bias = -2.0F;  // Most purposes are not there.

// What several learners that began differently have found, put together: their purposes' weights are averaged, their units
// stand beside each other. The whole judges better than each.
constexpr std::size_t own_unit_count = unit_count / learner_count;
static_assert(unit_count % learner_count == 0);
constexpr std::size_t own_column_count = purpose_count + own_unit_count;
using OwnColumns = std::array<float, own_column_count>;
using OwnUnitWeights = std::array<Scores, own_unit_count>;

struct Weighed {
    std::uint32_t row;
    float value;
};

// A weight, and the sum of the squares of its slopes.
struct Table {
    explicit Table(std::size_t size) : weights(size), squares(size) {}
    std::vector<OwnColumns> weights, squares;
};

class Learner {
public:
    Learner(const std::vector<Sample>& samples, const std::vector<std::vector<Weighed>>& known, const LearnerOptions& options,
            const WordTable& words, std::uint64_t seed)
        : samples_(samples), known_(known), options_(options), random_(seed), table_(options.rows), filters_(words, random_) {
        for (OwnColumns& row : table_.weights) {
            for (std::size_t unit = purpose_count; unit < own_column_count; ++unit) row[unit] = first_unit_weight * random_.between(-1, 1);
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

    const std::vector<OwnColumns>& rows() const { return table_.weights; }
    const OwnColumns& biases() const { return biases_; }
    const OwnUnitWeights& units() const { return units_; }
    const OwnFilters& filters() const { return filters_; }

private:
    void step(std::uint32_t index) {
        seen_.clear();
        const float kept = 1.0F / (1.0F - options_.left_out);
        for (const Weighed& weighed : known_[index]) {
            if (random_.between(0, 1) >= options_.left_out) seen_.push_back({weighed.row, weighed.value * kept});
        }
        OwnColumns sums = biases_;
        for (const Weighed& weighed : seen_) {
            const OwnColumns& row = table_.weights[weighed.row];
            for (std::size_t i = 0; i < own_column_count; ++i) sums[i] += weighed.value * row[i];
        }
        for (std::size_t i = purpose_count; i < own_column_count; ++i) {
            const bool is_out = random_.between(0, 1) < options_.units_left_out;
            sums[i] = is_out ? 0.0F : sums[i] / (1.0F - options_.units_left_out);
        }
        Scores scores = combine<own_unit_count>(sums, units_);
        filters_.add_scores(samples_[index], options_, random_, scores);
        OwnColumns slopes{};  // The first ones are the purposes'.
        bool teaches = false;
        for (std::size_t i = 0; i < purpose_count; ++i) {
            slopes[i] = slope(scores[i], samples_[index].answers[i]);
            teaches = teaches || slopes[i] != 0;
        }
        if (!teaches) return;
        Scores of_purposes;
        std::copy_n(slopes.begin(), purpose_count, of_purposes.begin());
        filters_.move(of_purposes, {.rate = rate_, .decay = options_.decay});
        move_all(sums, slopes);
    }

    float slope(float score, Answer answer) const {
        if (answer == Answer::Unknown) return 0;
        const float likely = 1.0F / (1.0F + std::exp(-score));
        const float slope = answer == Answer::Yes ? likely - 1.0F : likely;
        return std::abs(slope) < slope_min ? 0.0F : slope;
    }

    void move_all(const OwnColumns& sums, OwnColumns& slopes) {
        const Pace decaying{.rate = rate_, .decay = options_.decay}, plain{.rate = rate_, .decay = 0};
        for (std::size_t unit = 0; unit < own_unit_count; ++unit) {
            const float active = sums[purpose_count + unit];
            if (active <= 0) continue;
            float back = 0;
            for (std::size_t i = 0; i < purpose_count; ++i) {
                back += slopes[i] * units_[unit][i];
                decaying.move(units_[unit][i], unit_squares_[unit][i], slopes[i] * active);
            }
            slopes[purpose_count + unit] = back;
        }
        for (std::size_t i = 0; i < own_column_count; ++i) plain.move(biases_[i], bias_squares_[i], slopes[i]);
        for (const Weighed& weighed : seen_) {
            OwnColumns& row = table_.weights[weighed.row];
            OwnColumns& squares = table_.squares[weighed.row];
            for (std::size_t i = 0; i < own_column_count; ++i) {
                const float by = slopes[i] == 0 ? 0.0F : slopes[i] * weighed.value + options_.decay * row[i];
                squares[i] += by * by;
                row[i] -= rate_ * by / (std::sqrt(squares[i]) + 1e-4F);
            }
        }
    }

    const std::vector<Sample>& samples_;
    const std::vector<std::vector<Weighed>>& known_;
    const LearnerOptions& options_;
    Random random_;
    Table table_;
    OwnFilters filters_;
    std::vector<Weighed> seen_;
    OwnColumns biases_{}, bias_squares_{};
    OwnUnitWeights units_{}, unit_squares_{};
    float rate_ = 0;
};

template <class T>
void append(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// The learners' tables side by side.
class Council {
public:
    explicit Council(std::uint32_t rows) : rows_(rows) {}

    void add(const Learner& learner, std::size_t number) {
        constexpr float share = 1.0F / static_cast<float>(learner_count);
        const std::size_t first = number * own_unit_count;
        const auto put = [&](Columns& whole, const OwnColumns& own) {
            for (std::size_t i = 0; i < purpose_count; ++i) whole[i] += own[i] * share;
            for (std::size_t i = 0; i < own_unit_count; ++i) whole[purpose_count + first + i] = own[purpose_count + i];
        };
        for (std::size_t row = 0; row < rows_.size(); ++row) put(rows_[row], learner.rows()[row]);
        put(biases_, learner.biases());
        for (std::size_t unit = 0; unit < own_unit_count; ++unit) {
            for (std::size_t i = 0; i < purpose_count; ++i) units_[first + unit][i] = learner.units()[unit][i] * share;
        }
        learner.filters().put(number, filters_, says_, share);
    }

    std::string bytes(const Levels& levels, const std::string& marks) const {
        constexpr float byte_max = 127;
        Columns scales{};
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            for (std::size_t i = 0; marks[row] != '\0' && i < column_count; ++i)
                scales[i] = std::max(scales[i], std::abs(rows_[row][i]) / byte_max);
        }
        std::string out = "stoa model 5\n";
        append(out, static_cast<std::uint32_t>(rows_.size()));
        append(out, static_cast<std::uint32_t>(column_count));
        append(out, scales);
        Columns biases = biases_;
        for (std::size_t i = 0; i < purpose_count; ++i) biases[i] -= levels.believed[i];
        append(out, biases);
        append(out, units_);
        out += marks;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            for (std::size_t i = 0; i < column_count; ++i) {
                const bool is_used = marks[row] != '\0' && scales[i] > 0;
                out += static_cast<char>(static_cast<signed char>(is_used ? std::lround(rows_[row][i] / scales[i]) : 0));
            }
        }
        for (const float weight : filters_) append(out, weight);
        append(out, says_);
        for (const Scores* level : {&levels.sure, &levels.believed_of_buyers}) {
            for (std::size_t i = 0; i < purpose_count; ++i) append(out, (*level)[i] - levels.believed[i]);
        }
        return out;
    }

private:
    std::vector<Columns> rows_;
    Columns biases_{};
    UnitWeights units_{};
    std::vector<float> filters_ = std::vector<float>(Filters::size_bytes / sizeof(float));
    FilterWeights says_{};
};

}  // namespace

std::vector<Cell> cells_of(const Reading& reading) {
    std::vector<Cell> cells(reading.size());
    for (std::size_t i = 0; i < reading.classes.size(); ++i) cells[i].word = reading.classes[i];
    for (const IdeaAt& at : ideas_at_words(reading)) cells[at.word].ideas.push_back(at.idea);
    return cells;
}

std::string learn(const std::vector<Sample>& samples, const WordTable& table, const LearnerOptions& options, const Levels& levels) {
    const Rows rows(samples, options.rows, options.seen_min);
    std::vector<std::vector<Weighed>> known(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        for (const Feature& feature : samples[i].features) {
            if (const auto row = rows.find(feature.hash)) known[i].push_back({*row, feature.value});
        }
    }
    Council council(options.rows);
    std::vector<std::future<Learner>> learners;
    for (std::size_t i = 0; i < learner_count; ++i) {
        learners.push_back(std::async(std::launch::async, [&, i] {
            Learner learner(samples, known, options, table, i);
            learner.learn();
            return learner;
        }));
    }
    for (std::size_t i = 0; i < learner_count; ++i) council.add(learners[i].get(), i);
    return council.bytes(levels, rows.marks());
}

}  // namespace stoa::policy::training
