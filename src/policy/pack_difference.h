// In what two packs differ: rules, outcomes, parameters, hosts, reasons, phrases and words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy/pack.h"

namespace stoa::policy {

// One thing that differs. Of a list it tells what came and went; of anything else what it was and is, and nothing
// where one of the packs does not say it.
struct PackDifference {
    std::string of;    // "content.phone", "own.competitors" or "pack".
    std::string what;  // "rule" (switched on or off as a whole), "outcome", "applies_to", a parameter, "hosts", "why.de" …
    std::optional<std::string> from{};
    std::optional<std::string> to{};
    std::vector<std::string> added{};
    std::vector<std::string> removed{};
};

// In the order of the catalogue, the pack itself first, own rules last. Empty where both decide alike; names and
// versions do not count.
std::vector<PackDifference> find_differences(const Pack& from, const Pack& to);

}  // namespace stoa::policy
