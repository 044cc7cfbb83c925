// Reads what a pack says of one rule, and a pack's own rules.
#pragma once

#include <toml++/toml.h>

#include <map>

#include "policy/own_rule.h"
#include "policy/rule.h"
#include "policy/toml_file.h"

namespace stoa::policy {

// Sets in `setting` what `table` says; mistakes go to `file`.
void read_rule(TomlFile& file, const Rule& rule, const toml::table& table, RuleSetting& setting);

std::optional<OnUnavailable> read_on_unavailable(TomlFile& file, const toml::node& node);

// Letters, digits and "_", at most 60.
bool is_own_name(std::string_view name);

// The same for an own rule. `known` are the pack's rules as far as they are read: what an own rule does not say, it takes
// from the rule that it is told as.
void read_own_rule(TomlFile& file, const toml::source_region& place, const toml::table& table,
                   const std::map<RuleNumber, RuleSetting>& known, OwnRule& own);

}  // namespace stoa::policy
