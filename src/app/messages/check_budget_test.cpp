#include "app/messages/check_budget.h"

#include <gtest/gtest.h>

namespace stoa {
namespace {

constexpr Timestamp start{1'000'000};

TEST(CheckBudget, LetsABurstThroughAndThenOneAtATime) {
    CheckBudget budget;
    for (std::int64_t at = 0; at < CheckBudget::burst; ++at) EXPECT_EQ(budget.take("a", start), 0);
    EXPECT_EQ(budget.take("a", start), 1);
    EXPECT_EQ(budget.take("b", start), 0) << "another address has its own";
    EXPECT_EQ(budget.take("a", {start.ms + CheckBudget::refill_ms}), 0);
    EXPECT_GT(budget.take("a", {start.ms + CheckBudget::refill_ms}), 0);
    for (std::int64_t at = 0; at < CheckBudget::burst; ++at) EXPECT_EQ(budget.take("a", {start.ms + 3'600'000}), 0);
}

TEST(CheckBudget, KeepsNoMoreAddressesThanItMay) {
    CheckBudget budget;
    for (std::size_t at = 0; at < 3 * CheckBudget::addresses_max; ++at) EXPECT_EQ(budget.take(std::to_string(at), start), 0);
}

}  // namespace
}  // namespace stoa
