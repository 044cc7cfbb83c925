// Which purposes a message serves, and in which words: the model's scores and the rules about whole messages together.
#pragma once

#include <optional>
#include <vector>

#include "policy/meaning/features.h"
#include "policy/meaning/model.h"
#include "policy/verdict.h"

namespace stoa::policy {

// What a message scores on a purpose of stretches: mostly what its strongest stretch does.
inline constexpr float whole_share = 0.2F;
constexpr float message_score(float whole, float stretch) { return whole_share * whole + (1 - whole_share) * stretch; }

struct Decision {
    Purpose purpose;
    std::size_t text;                // Index of the reading.
    std::optional<Window> window{};  // The words; absent where the whole message is meant.
    Certainty certainty = Certainty::Sure;
};

// `readings` are the message's texts: subject, body.
std::vector<Decision> decide(const std::vector<const Reading*>& readings, const Circumstance& circumstance, const Model& model);

}  // namespace stoa::policy
