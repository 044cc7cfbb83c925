#include "app/orders/contact_windows.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/test_world.h"

namespace stoa {
namespace {

// An order as it stands on a day, by days from when it was placed.
struct Case {
    std::string id;
    int day;
    DeliveryState state = DeliveryState::Delivered;
    std::optional<int> completed{}, earliest{}, latest{};
    bool open;
    std::optional<int> closes;  // Day of the end.
};

class ContactWindows : public World {
protected:
    Order order_of(const Case& one) {
        const Timestamp placed = now_ - days(one.day);
        const auto at = [&](std::optional<int> day) { return day ? std::optional(placed + days(*day)) : std::nullopt; };
        Order made{.seller = oak_, .id = must(OrderId::parse(one.id)), .placed_at = placed, .delivery_state = one.state};
        made.completed_at = at(one.completed);
        made.delivery_earliest = at(one.earliest);
        made.delivery_latest = at(one.latest);
        made.items = {{"OI-CH4", "Oak chest, 4 drawers", 1}};
        return made;
    }
    // The order's page, the reasons on it, the list and its filter say the same.
    void expect(const std::vector<Case>& cases) {
        for (const Case& one : cases) must(put_order(app(), system_, {.order = order_of(one), .buyer_external_id = "buyer-1"}));
        const auto ids_of = [&](std::optional<bool> can_be_messaged) {
            std::vector<std::string> ids;
            for (const auto& each : must(list_orders(app(), mira_, oak_, {.can_be_messaged = can_be_messaged}, {})).items)
                ids.push_back(each.id.text());
            return ids;
        };
        const auto listed = ids_of(true), unlisted = ids_of(false);
        for (const Case& one : cases) {
            SCOPED_TRACE(one.id);
            const OrderView view = must(get_order(app(), mira_, oak_, order(one.id)));
            EXPECT_EQ(view.contact.open, one.open);
            EXPECT_EQ(std::ranges::any_of(view.allowed_reasons, [](const auto& each) { return each.closed_by == ReasonClosedBy::Nothing; }),
                      one.open);
            const auto closes = one.closes ? std::optional(view.order.placed_at + days(*one.closes)) : std::nullopt;
            EXPECT_EQ(view.contact.closes_at, closes);
            EXPECT_EQ(std::ranges::count(listed, one.id), one.open ? 1 : 0);
            EXPECT_EQ(std::ranges::count(unlisted, one.id), one.open ? 0 : 1);
        }
    }
};

TEST_F(ContactWindows, GoOnAfterADeliveryForTheRequestForFeedback) {
    expect({{.id = "W-1", .day = 35, .earliest = 10, .latest = 12, .open = true, .closes = 42},
            {.id = "W-2", .day = 43, .earliest = 10, .latest = 12, .open = false, .closes = 42},
            {.id = "W-3", .day = 35, .state = DeliveryState::Shipped, .earliest = 10, .latest = 12, .open = false, .closes = 30},
            {.id = "W-4", .day = 35, .latest = 12, .open = false, .closes = 30},
            {.id = "W-5", .day = 12, .earliest = 10, .latest = 12, .open = true, .closes = 42},
            {.id = "W-6", .day = 35, .earliest = 33, .latest = 34, .open = false, .closes = 30},
            {.id = "W-7", .day = 30, .open = true, .closes = 30},
            {.id = "W-8", .day = 31, .open = false, .closes = 30}});
}

TEST_F(ContactWindows, BeginWithTheCompletionWhereThePackSaysSo) {
    *pack_ = load_pack("[rule.\"timing.window\".parameters]\nanchor = \"completed_at\"\ndays = 20\n");
    expect({{.id = "C-1", .day = 35, .completed = 20, .open = true, .closes = 40},
            {.id = "C-2", .day = 41, .completed = 20, .open = false, .closes = 40},
            {.id = "C-3", .day = 19, .open = true, .closes = 20},
            {.id = "C-4", .day = 21, .open = false, .closes = 20}});
}

TEST_F(ContactWindows, HaveNoEndWhereTheRuleOnlyWarns) {
    *pack_ = load_pack("[rule.\"timing.window\"]\noutcome = \"warn\"\n");
    expect({{.id = "N-1", .day = 400, .state = DeliveryState::Shipped, .open = true, .closes = std::nullopt}});
}

TEST_F(ContactWindows, AreClosedByTheStateWhereNoReasonIsForIt) {
    *pack_ = load_pack("reasons = [\"feedback_request\"]\n");
    expect({{.id = "S-1", .day = 2, .state = DeliveryState::Shipped, .open = false, .closes = std::nullopt},
            {.id = "S-2", .day = 2, .open = true, .closes = 30}});
    EXPECT_EQ(must(get_order(app(), mira_, oak_, order("S-1"))).contact.why_closed, "order_state");
}

}  // namespace
}  // namespace stoa
