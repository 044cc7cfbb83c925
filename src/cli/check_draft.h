// Drafts and orders as JSON, as the batch interface of the rule catalogue has them.
#pragma once

#include <string_view>

#include "base/json.h"
#include "cli/given_file.h"
#include "policy/draft.h"

namespace stoa::cli {

// One line of a batch.
struct BatchDraft {
    std::string id;
    policy::Draft draft;
};

// `look_into` is asked about the files that have a content or a path; without it their size is all that is known.
Result<BatchDraft> decode_draft(const JsonValue& value, const LookIntoFile& look_into = {});
Result<policy::Order> decode_order(const JsonValue& value);

}  // namespace stoa::cli
