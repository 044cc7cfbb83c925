// Drafts and orders as JSON, as the batch interface of the rule catalogue has them.
#pragma once

#include <string_view>

#include "base/json.h"
#include "policy/draft.h"

namespace stoa::cli {

// One line of a batch.
struct BatchDraft {
    std::string id;
    policy::Draft draft;
};

Result<BatchDraft> decode_draft(const JsonValue& value);
Result<policy::Order> decode_order(const JsonValue& value);

}  // namespace stoa::cli
