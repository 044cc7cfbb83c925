// A pack is data: which rules apply, to whom, with which outcome and parameters. Read from TOML.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "domain/words.h"
#include "policy/verdict.h"

namespace stoa::policy {

// Whose messages a rule is for: a seller's proactive and necessary ones, all of a seller, everybody's.
enum class AppliesTo { Opened, Seller, All };

// What a pack says of one rule.
struct RuleSetting {
    AppliesTo applies_to = AppliesTo::Seller;
    Outcome outcome = Outcome::Block;
    std::optional<Outcome> buyer_outcome{};                      // Where it differs for buyers.
    std::optional<Outcome> unsure_outcome{};                     // Where it differs for what only may be meant so.
    std::map<std::string, std::int64_t, std::less<>> numbers{};  // Parameters that are whole numbers.
    std::map<std::string, std::string, std::less<>> texts{};
    std::map<std::string, std::vector<std::string>, std::less<>> lists{};

    std::int64_t number(std::string_view name, std::int64_t fallback) const;
    std::string_view text(std::string_view name, std::string_view fallback) const;
    // Empty where the pack does not set it.
    const std::vector<std::string>& list(std::string_view name) const;

    bool applies(Author author, Kind kind) const;
    Outcome outcome_for(Author author, Certainty certainty) const;
};

// In which states of an order a reason is open. Empty: in all.
struct ReasonSetting {
    std::vector<DeliveryState> delivery_states{};
    std::optional<FulfilledBy> fulfilled_by{};

    bool is_open(DeliveryState state, FulfilledBy by) const;
};

class Pack {
public:
    // A file that packs may extend, by its name ("amazon-2021").
    struct Source {
        std::string_view name;
        std::string_view toml;
    };
    // Reads `name` and what it extends. Unknown keys, rules, parameters, outcomes and reasons are errors with the file's
    // name, line and the nearest known word.
    static Result<Pack> load(std::string_view name, std::span<const Source> sources);

    const std::string& name() const { return name_; }
    std::int32_t version() const { return version_; }
    Timestamp effective_from() const { return effective_from_; }      // Midnight UTC of the day the pack names.
    const std::vector<std::string>& hosts() const { return hosts_; }  // The marketplace's own hosts, lower case.
    const std::vector<Reason>& reasons() const { return reasons_; }   // For which a seller may open a message.
    const ReasonSetting& reason(Reason reason) const;
    // Whether it reaches also a buyer who opted out of seller-opened messages (consent.opted_out's list).
    bool is_critical(Reason reason) const;
    // The setting of a rule, or nothing where the pack does not apply it.
    const RuleSetting* find_rule(RuleNumber rule) const;
    const RuleSetting* find_rule(std::string_view id) const;

private:
    friend class PackReader;
    Pack() = default;
    std::string name_;
    std::int32_t version_ = 0;
    Timestamp effective_from_{};
    std::vector<std::string> hosts_;
    std::vector<Reason> reasons_;
    std::map<Reason, ReasonSetting> reason_settings_;
    std::map<RuleNumber, RuleSetting> rules_;
};

}  // namespace stoa::policy
