#include "app/upkeep/response_times.h"

#include <algorithm>

#include "app/all_sellers.h"
#include "store/response_days.h"

namespace stoa {

namespace {

Result<void> sum_for(App& app, SellerId seller) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const std::int32_t oldest = app.clock().day() - ResponseTimes::days;
        const auto last = TRY(store::find_last_response_day(transaction, seller));
        // The last summed day may have gone on since.
        return store::sum_response_days(transaction, seller, std::max(oldest, last.value_or(oldest)));
    });
}

}  // namespace

Result<void> sum_response_times(App& app, const std::stop_token& stop) {
    TRY(for_each_seller(app, marketplace_itself, [&](SellerId seller) -> Result<bool> {
        if (stop.stop_requested()) return false;
        TRY(sum_for(app, seller));
        return true;
    }));
    return {};
}

Result<std::optional<std::int32_t>> find_usual_answer_minutes(const App& app, store::Reader& reader, SellerId seller) {
    const auto steps = TRY(store::list_response_steps(reader, seller, app.clock().day() - ResponseTimes::days));
    std::int32_t all = 0;
    for (const store::ResponseStep& step : steps) all += step.answers;
    if (all < ResponseTimes::answers_min) return std::nullopt;
    std::int32_t so_far = 0;
    for (const store::ResponseStep& step : steps) {
        so_far += step.answers;
        if (step.within_minutes > 0 && so_far * 3 >= all * 2) return step.within_minutes;
    }
    return std::nullopt;
}

}  // namespace stoa
