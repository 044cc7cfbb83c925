// The trained part of the understanding: how much each feature speaks for each purpose. Made by tools/train_policy from
// src/policy/training at build time.
//
// Its bytes: "stoa model 1\n", the number of rows (a power of two) and of columns (both 32 bits, little-endian), a scale
// and a bias a column (32-bit floats), then the weights, a row a bucket of feature hashes, a signed byte a column.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/meaning/features.h"

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

class Model {
public:
    // Keeps `bytes`, which must outlive it.
    static Result<Model> parse(std::string_view bytes);
    Scores score(std::span<const Feature> features) const;

private:
    std::uint32_t rows_ = 0;
    std::array<float, purpose_count> scales_{}, biases_{};
    const signed char* weights_ = nullptr;
};

}  // namespace stoa::policy
