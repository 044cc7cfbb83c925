#include "policy/meaning/remembered_ideas.h"

#include <gtest/gtest.h>

#include <string>

#include "base/digest.h"
#include "policy/meaning/circumstance.h"
#include "policy/meaning/shipped.h"

namespace stoa::policy {
namespace {

TEST(RememberedIdeas, AreThoseOfTheTextWhoeverAskedBefore) {
    start_crypto();
    const Phrasebook& book = shipped_phrasebook();
    RememberedIdeas remembered(book);
    constexpr int texts = 10'000;  // More than it has places.
    for (const int step : {1, -1}) {
        for (int i = step > 0 ? 0 : texts - 1; i >= 0 && i < texts; i += step) {
            const std::string text =
                (i % 2 == 0 ? "Please leave a review, number " : "When will the parcel arrive, number ") + std::to_string(i);
            ASSERT_EQ(remembered.of(text), ideas_of(book, text)) << text;
        }
    }
    EXPECT_NE(remembered.of("Please leave a review."), remembered.of("When will the parcel arrive?"));
}

}  // namespace
}  // namespace stoa::policy
