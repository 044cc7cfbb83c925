#include "store/response_days.h"

namespace stoa::store {

Result<std::optional<std::int32_t>> find_last_response_day(Reader& reader, SellerId seller) {
    return reader.find(
        "SELECT day FROM response_days WHERE seller_id = ? ORDER BY day DESC LIMIT 1", [](Row& row) { return row.next<std::int32_t>(); },
        seller);
}

Result<void> sum_response_days(Transaction& transaction, SellerId seller, std::int32_t first_day) {
    TRY(transaction.execute("DELETE FROM response_days WHERE seller_id = ? AND day >= ?", seller, first_day));
    TRY(
        transaction.execute("INSERT INTO response_days (seller_id, day, within_minutes, answers) SELECT seller_id, day, CASE "
                            "WHEN ended_at - waiting_since <= 900000 THEN 15 WHEN ended_at - waiting_since <= 1800000 THEN 30 "
                            "WHEN ended_at - waiting_since <= 3600000 THEN 60 WHEN ended_at - waiting_since <= 7200000 THEN 120 "
                            "WHEN ended_at - waiting_since <= 14400000 THEN 240 WHEN ended_at - waiting_since <= 28800000 THEN 480 "
                            "WHEN ended_at - waiting_since <= 43200000 THEN 720 WHEN ended_at - waiting_since <= 86400000 THEN 1440 "
                            "WHEN ended_at - waiting_since <= 172800000 THEN 2880 WHEN ended_at - waiting_since <= 259200000 THEN 4320 "
                            "WHEN ended_at - waiting_since <= 604800000 THEN 10080 ELSE 0 END, COUNT(*) "
                            "FROM responses WHERE seller_id = ? AND day >= ? GROUP BY 1, 2, 3",
                            seller, first_day));
    return {};
}

Result<std::vector<ResponseStep>> list_response_steps(Reader& reader, SellerId seller, std::int32_t first_day) {
    return reader.list(
        "SELECT within_minutes, SUM(answers) FROM response_days WHERE seller_id = ? AND day >= ? GROUP BY within_minutes "
        "ORDER BY CASE within_minutes WHEN 0 THEN 1 ELSE 0 END, within_minutes",
        [](Row& row) {
            ResponseStep step{.within_minutes = row.next<std::int32_t>()};
            step.answers = row.next<std::int32_t>();
            return step;
        },
        seller, first_day);
}

}  // namespace stoa::store
