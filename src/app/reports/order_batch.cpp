#include "app/reports/order_batch.h"

#include <algorithm>

namespace stoa::reports {

namespace {

// An item that stands in several lines is one, of all their pieces.
bool add_item(Order& order, OrderItem item) {
    const auto same = [&](const OrderItem& other) { return other.sku == item.sku && other.title == item.title; };
    const auto found = std::ranges::find_if(order.items, same);
    if (found != order.items.end()) {
        found->quantity =
            static_cast<std::int32_t>(std::min<std::int64_t>(OrderItem::quantity_max, std::int64_t{found->quantity} + item.quantity));
        return true;
    }
    if (order.items.size() >= OrderLimits::items_max) return false;
    order.items.push_back(std::move(item));
    return true;
}

// A total that no order can have, or of two currencies, is none.
void add_total(Order& order, const Order& line) {
    const bool summable = order.total_minor && line.total_minor && order.currency == line.currency;
    order.total_minor = summable ? std::optional(*order.total_minor + *line.total_minor) : std::nullopt;
    if (order.total_minor > OrderLimits::total_minor_max) order.total_minor.reset();
}

}  // namespace

bool OrderBatch::add(ImportedOrder row, std::int64_t line) {
    const auto [place, is_new] = places_.try_emplace(row.order.id.text(), Place{.index = orders_.size(), .first_line = line});
    if (is_new) {
        orders_.push_back(std::move(row));
        return true;
    }
    ImportedOrder& imported = orders_[place->second.index];
    if (!add_item(imported.order, std::move(row.order.items.front()))) return false;
    if (row.order.delivery_state == DeliveryState::NotShipped) imported.order.delivery_state = DeliveryState::NotShipped;
    add_total(imported.order, row.order);
    imported.lines += row.lines;
    return true;
}

std::int64_t OrderBatch::remove(const OrderId& order) {
    const auto place = places_.find(order.text());
    if (place == places_.end()) return 0;
    const std::size_t index = place->second.index;
    const std::int64_t lines = orders_[index].lines;
    orders_.erase(orders_.begin() + static_cast<std::ptrdiff_t>(index));
    places_.erase(place);
    for (auto& [id, other] : places_) {
        if (other.index > index) --other.index;
    }
    return lines;
}

void OrderBatch::clear() {
    orders_.clear();
    places_.clear();
}

}  // namespace stoa::reports
