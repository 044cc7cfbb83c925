// The trained part of the understanding: how much each feature speaks for each purpose. Made by tools/train_policy from
// src/policy/training at build time.
//
// A feature has a row of weights. The first columns of it speak for the purposes at once, the others for hidden units, by
// which features that stand together mean more than each alone; what of a unit's sum is above 0 counts for the purposes.
//
// Its bytes: "stoa model 5\n", the number of rows (a power of two) and of columns (both 32 bits, little-endian), a scale
// and a bias a column (32-bit floats), the weights of the units (a row a unit, a float a purpose), a mark a row (a byte: whose
// the row is, 0 if nobody's), the rows, a signed byte a column, then the filters (policy/meaning/filters.h) and what each says
// of the purposes (a float a purpose), from which score on a purpose is sure, and last from which score on a buyer's message is
// believed (a float a purpose each).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/meaning/features.h"
#include "policy/meaning/filters.h"

namespace stoa::policy {

// What the model tells apart; the columns of its table. The first ones are of stretches, the others of whole messages.
enum class Purpose : std::uint8_t {
    ReviewConditional,
    ReviewPositive,
    ReviewChange,
    ReviewIncentive,
    ReviewCoaching,
    CancellationRequest,
    Promotion,
    Diversion,
    Inappropriate,
    Courtesy,
    ShippingConfirmation,
    Mismatch,
};
inline constexpr std::array<std::string_view, 12> purpose_rules{"purpose.review_conditional",
                                                                "purpose.review_positive",
                                                                "purpose.review_change",
                                                                "purpose.review_incentive",
                                                                "purpose.review_coaching",
                                                                "purpose.cancellation_request",
                                                                "purpose.promotion",
                                                                "content.diversion",
                                                                "content.inappropriate",
                                                                "purpose.courtesy",
                                                                "purpose.shipping_confirmation",
                                                                "purpose.mismatch"};
inline constexpr std::size_t purpose_count = purpose_rules.size();
inline constexpr bool is_of_message(Purpose purpose) { return purpose >= Purpose::Courtesy; }

// A log-odds a purpose: above 0 it is more likely than not.
using Scores = std::array<float, purpose_count>;

inline constexpr std::size_t unit_count = 60;
inline constexpr std::size_t column_count = purpose_count + unit_count;
using Columns = std::array<float, column_count>;
using UnitWeights = std::array<Scores, unit_count>;
using FilterWeights = std::array<Scores, filter_count>;

// A feature's row is one of a few neighbours: the one that bears its mark. Most features of a text have none.
inline constexpr std::uint32_t neighbours = 4;
constexpr unsigned char mark_of(std::uint32_t hash) { return static_cast<unsigned char>((hash >> 24) | 1U); }

// The purposes' scores from the sums of a text's rows.
template <std::size_t Units>
Scores combine(const std::array<float, purpose_count + Units>& sums, const std::array<Scores, Units>& unit_weights) {
    Scores scores;
    for (std::size_t i = 0; i < purpose_count; ++i) scores[i] = sums[i];
    for (std::size_t unit = 0; unit < Units; ++unit) {
        const float active = sums[purpose_count + unit];
        if (active <= 0) continue;
        for (std::size_t i = 0; i < purpose_count; ++i) scores[i] += active * unit_weights[unit][i];
    }
    return scores;
}

class Model {
public:
    // Keeps `bytes`, which must outlive it.
    static Result<Model> parse(std::string_view bytes, const WordTable& table);
    // `strongest`: the filters' answers in the stretch that the features are of.
    Scores score(std::span<const Feature> features, const Answers& strongest) const;
    const Filters& filters() const { return filters_; }
    // From which score of a message on (policy/meaning/decision.h) a purpose is believed. Buyers are angry, and ask about
    // payments, every day: with them it is more.
    float believed_from(Purpose purpose, Author author) const {
        return author == Author::Buyer ? believed_of_buyers_[static_cast<std::size_t>(purpose)] : 0;
    }
    // From which on it is sure; infinite where it never is.
    float sure_from(Purpose purpose) const { return sure_[static_cast<std::size_t>(purpose)]; }

private:
    struct Weighed {
        const signed char* weights;  // A row.
        float value;
    };
    std::vector<Weighed> find_rows(std::span<const Feature> features) const;

    std::uint32_t rows_ = 0;
    Columns scales_{}, biases_{};
    UnitWeights units_{};
    Filters filters_{};
    FilterWeights filter_weights_{};
    Scores sure_{}, believed_of_buyers_{};
    const unsigned char* marks_ = nullptr;
    const signed char* weights_ = nullptr;
};

}  // namespace stoa::policy
