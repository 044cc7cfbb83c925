// What a pack says of one rule: to whom it applies, what follows, its parameters, its words.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/words.h"
#include "policy/verdict.h"

namespace stoa::policy {

// Whose messages a rule is for: a seller's proactive and necessary ones, all of a seller, everybody's.
enum class AppliesTo { Opened, Seller, All };

// What becomes of a message that a rule could not check.
enum class OnUnavailable { Hold, Pass };

// What a pack says of one rule.
struct RuleSetting {
    AppliesTo applies_to = AppliesTo::Seller;
    std::optional<OnUnavailable> on_unavailable{};
    Outcome outcome = Outcome::Block;
    std::optional<Outcome> buyer_outcome{};                      // Where it differs for buyers.
    std::optional<Outcome> unsure_outcome{};                     // Where it differs for what only may be meant so.
    std::map<std::string, std::int64_t, std::less<>> numbers{};  // Parameters that are whole numbers.
    std::map<std::string, std::string, std::less<>> texts{};
    std::map<std::string, std::vector<std::string>, std::less<>> lists{};
    // The pack's own words for a reader: "title", "why", "fix" or, where they are of one language, "why.de".
    std::map<std::string, std::string, std::less<>> words{};

    std::int64_t number(std::string_view name, std::int64_t fallback) const;
    std::string_view text(std::string_view name, std::string_view fallback) const;
    // Empty where the pack does not set it.
    const std::vector<std::string>& list(std::string_view name) const;

    bool is_off() const;  // Nothing follows, whoever writes.
    bool applies(Author author, Kind kind) const;
    Outcome outcome_for(Author author, Certainty certainty) const;
};

std::string_view to_text(AppliesTo applies_to);
std::string_view to_text(OnUnavailable on_unavailable);

}  // namespace stoa::policy
