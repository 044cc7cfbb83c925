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
#include "policy/file_setting.h"
#include "policy/mail_setting.h"
#include "policy/own_rule.h"
#include "policy/pack_mistake.h"
#include "policy/rule_setting.h"
#include "policy/verdict.h"

namespace stoa::policy {

// In which states of an order a reason is open. Empty: in all.
struct ReasonSetting {
    std::vector<DeliveryState> delivery_states{};
    std::optional<FulfilledBy> fulfilled_by{};

    bool is_open(DeliveryState state, FulfilledBy by) const;
};

struct PackReading;

class Pack {
public:
    // A file that packs may extend, by its name ("amazon-2021").
    struct Source {
        std::string_view name;
        std::string_view toml;
    };
    // Reads `name` and what it extends. Every mistake is told, up to a hundred: unknown keys, rules, parameters, outcomes
    // and reasons with the nearest known word, values of a wrong kind, phrases and patterns that cannot be read. Of a file
    // that is no TOML only the first. Without a mistake there is a pack.
    static PackReading read(std::string_view name, std::span<const Source> sources);
    // The same; the error is the first mistake's headline, and how many more there are.
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
    // What the rule's setting says, then what the pack says for all rules; else a rule that only warns lets pass, every other holds.
    OnUnavailable on_unavailable(const RuleSetting& setting, Author author) const;
    // What the pack says for all rules; nothing where it says nothing.
    std::optional<OnUnavailable> on_unavailable() const { return on_unavailable_; }
    const MailSetting& mail() const { return mail_; }
    const FileSetting& files() const { return files_; }
    // The same without a rule.
    Pack without(RuleNumber rule) const;
    // The marketplace's own rules, in the order of their names.
    const std::map<std::string, OwnRule, std::less<>>& own_rules() const { return own_rules_; }

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
    std::optional<OnUnavailable> on_unavailable_{};
    MailSetting mail_;
    FileSetting files_;
    std::map<std::string, OwnRule, std::less<>> own_rules_;
};

struct PackReading {
    std::optional<Pack> pack;
    std::vector<PackMistake> mistakes;  // In the order in which they stand.
};

}  // namespace stoa::policy
