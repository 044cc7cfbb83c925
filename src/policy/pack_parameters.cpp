#include "policy/pack_parameters.h"

#include <algorithm>
#include <array>

namespace stoa::policy {

namespace {

using Value = ParameterKind::Value;

constexpr std::array<ParameterKind, 19> kinds{{
    {.name = "anchor", .value = Value::Word, .words = "placed_at completed_at"},
    {.name = "breaks", .value = Value::Number, .min = 1, .max = 100},
    {.name = "carriers", .value = Value::Texts},
    {.name = "contrast_tenths", .value = Value::Number, .min = 10, .max = 210},
    {.name = "critical", .value = Value::Reasons},
    {.name = "days", .value = Value::Number, .max = 36'500},
    {.name = "days_after_earliest", .value = Value::Number, .max = 36'500},
    {.name = "days_after_latest", .value = Value::Number, .max = 36'500},
    {.name = "hosts", .value = Value::Texts},
    {.name = "media_types", .value = Value::Texts},
    {.name = "opened", .value = Value::Number, .max = 1'000},
    {.name = "percent", .value = Value::Number, .max = 100},
    {.name = "review_requests", .value = Value::Number, .max = 1'000},
    {.name = "size_bytes_max", .value = Value::Number},
    {.name = "size_bytes_max_of", .value = Value::Sizes, .min = 1},
    {.name = "sizes", .value = Value::Number, .min = 1, .max = 100},
    {.name = "unread", .value = Value::Word, .words = "hold pass"},
    {.name = "unscanned", .value = Value::Word, .words = "hold pass"},
    {.name = "without_library", .value = Value::Word, .words = "pass find"},
}};

}  // namespace

const ParameterKind* find_parameter(std::string_view name) {
    const auto found = std::ranges::find(kinds, name, &ParameterKind::name);
    return found == kinds.end() ? nullptr : &*found;
}

}  // namespace stoa::policy
