// How fast a seller usually answers: summed by the clock, read by the pages on which buyers write.
#pragma once

#include <optional>
#include <stop_token>

#include "app/app.h"
#include "store/connection.h"

namespace stoa {

struct ResponseTimes {
    static constexpr std::int32_t days = 30;         // That count.
    static constexpr std::int32_t answers_min = 10;  // With fewer nothing is said.
};

// Brings the sums of all sellers up to now; may be run at any time and twice.
Result<void> sum_response_times(App& app, const std::stop_token& stop);

// Minutes within which two of three answers came in the last 30 days, as one of few round steps; nothing where there are
// too few answers, or most take longer than a week.
Result<std::optional<std::int32_t>> find_usual_answer_minutes(const App& app, store::Reader& reader, SellerId seller);

}  // namespace stoa
