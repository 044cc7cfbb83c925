#include "app/policy_order.h"

namespace stoa {

policy::Order policy_order(const Order& order, const OrderBuyer& buyer) {
    policy::Order known{.id = order.id.text(), .placed_at = order.placed_at, .completed_at = order.completed_at};
    for (const OrderItem& item : order.items) known.items.push_back({item.title, item.sku});
    known.ship_country = order.ship_country.value_or("");
    known.tracking_numbers = order.tracking_numbers;
    known.buyer_language = buyer.language.value_or("");
    known.delivery_earliest = order.delivery_earliest;
    known.delivery_latest = order.delivery_latest;
    known.buyer_opted_out = buyer.opted_out;
    known.seller_opened = order.seller_opened;
    known.feedback_requested_at = order.feedback_requested_at;
    return known;
}

}  // namespace stoa
