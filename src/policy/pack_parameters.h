// What the parameters of rules are: the kind of value each takes, and its bounds.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace stoa::policy {

struct ParameterKind {
    enum class Value { Number, Word, Texts, Reasons, Sizes };
    std::string_view name;
    Value value;
    std::int64_t min = 0;  // Of a number, or of each that a table of sizes has; both included.
    std::int64_t max = INT32_MAX;
    std::string_view words = {};  // Of a word: those it may be, with blanks between.
};

// Null where nothing is known of it but its name.
const ParameterKind* find_parameter(std::string_view name);

}  // namespace stoa::policy
