#include "app/upkeep/response_times.h"

#include <gtest/gtest.h>

#include "app/messages/messages.h"
#include "app/test_world.h"

namespace stoa {
namespace {

class ResponseTimesTest : public World {
protected:
    // Buyers ask about so many new orders, and the seller answers all of them after so long.
    void answer_after(Duration wait, int count = 1) {
        std::vector<ConversationId> asked;
        for (int i = 0; i < count; ++i) {
            const std::string id = "200-" + std::to_string(++orders_);
            put_order_of(id, "buyer-1", days(2));
            asked.push_back(
                std::get<Sent>(
                    must(open_inquiry(app(), dana_, {.seller = oak_, .order = order(id), .topic = Topic::Other, .text = "Is it ready?"})))
                    .conversation);
        }
        now_ = now_ + wait;
        for (const ConversationId conversation : asked)
            must(send_message(app(), mira_, {.seller = oak_, .conversation = conversation, .text = "It is."}));
    }
    std::optional<std::int32_t> usual() {
        must(sum_response_times(app(), {}));
        return must(database_->read([&](store::Reader& reader) { return find_usual_answer_minutes(app(), reader, oak_); }));
    }
    int orders_ = 0;
};

TEST_F(ResponseTimesTest, AreToldOnceThereAreEnough) {
    answer_after(minutes(50), 9);
    EXPECT_FALSE(usual());
    answer_after(minutes(50));
    EXPECT_EQ(usual(), 60);
    EXPECT_EQ(usual(), 60) << "summing twice is summing once";
    answer_after(hours(20), 4);
    EXPECT_EQ(usual(), 60) << "ten of fourteen are still two of three";
    answer_after(hours(20), 2);
    EXPECT_EQ(usual(), 24 * 60);
}

TEST_F(ResponseTimesTest, AreForgottenAfterThirtyDays) {
    answer_after(minutes(5), 12);
    EXPECT_EQ(usual(), 15);
    now_ = now_ + days(32);
    EXPECT_FALSE(usual());
    answer_after(days(8), 12);
    EXPECT_FALSE(usual()) << "longer than the longest step";
}

}  // namespace
}  // namespace stoa
