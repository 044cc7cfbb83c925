// How fast sellers answer, summed by day and step, so that a page reads some hundred small rows and never the history.
#pragma once

#include <optional>
#include <vector>

#include "store/connection.h"

namespace stoa::store {

// The last day that was summed for the seller.
Result<std::optional<std::int32_t>> find_last_response_day(Reader& reader, SellerId seller);
// Counts the seller's answers of `first_day` and later anew.
Result<void> sum_response_days(Transaction& transaction, SellerId seller, std::int32_t first_day);

struct ResponseStep {
    std::int32_t within_minutes = 0;  // 0: longer than the longest step.
    std::int32_t answers = 0;
};
// Since `first_day`, the fastest step first, what is longer than all of them last.
Result<std::vector<ResponseStep>> list_response_steps(Reader& reader, SellerId seller, std::int32_t first_day);

}  // namespace stoa::store
