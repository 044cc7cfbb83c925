#include "app/orders/order_digest.h"

#include <fmt/format.h>

#include "base/digest.h"

namespace stoa {

namespace {

std::string told(const std::optional<Timestamp>& at) { return at ? std::to_string(at->ms) : ""; }

}  // namespace

std::string order_digest(const Order& order) {
    // Fields are parted by a character that no field holds.
    std::string text = fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", order.buyer ? order.buyer->text() : "", order.buyer_name,
                                   order.placed_at.ms, static_cast<int>(order.delivery_state), static_cast<int>(order.fulfilled_by),
                                   order.currency.value_or(""), order.total_minor ? std::to_string(*order.total_minor) : "");
    text += fmt::format("\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", told(order.completed_at), told(order.delivery_earliest),
                        told(order.delivery_latest), order.returns.value_or(""), order.ship_country.value_or(""));
    for (const std::string& number : order.tracking_numbers) text += "\x1ft" + number;
    for (const OrderItem& item : order.items) text += fmt::format("\x1fi{}\x1f{}\x1f{}", item.sku, item.title, item.quantity);
    return digest(text);
}

}  // namespace stoa
