// The orders of one transaction of an import, put together from lines of one item each.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/orders/orders.h"

namespace stoa::reports {

// The lines of an order become one order: its items together, its total their sum.
class OrderBatch {
public:
    static constexpr std::size_t orders_max = 200;  // A server beside the import waits for their transaction.

    // Whether the order had room for the line's item; otherwise nothing is changed.
    bool add(ImportedOrder row, std::int64_t line);
    // Takes the order out again; gives how many lines it was of.
    std::int64_t remove(const OrderId& order);
    bool is_full() const { return orders_.size() >= orders_max; }
    // Whether the row is another line of the order that was added last: reports keep an order's lines together.
    bool continues(const ImportedOrder& row) const { return !orders_.empty() && orders_.back().order.id == row.order.id; }
    const std::vector<ImportedOrder>& orders() const { return orders_; }
    // The number of the first line of an order of the batch.
    std::int64_t first_line(const OrderId& order) const { return places_.at(order.text()).first_line; }
    void clear();

private:
    struct Place {
        std::size_t index = 0;
        std::int64_t first_line = 0;
    };
    std::vector<ImportedOrder> orders_;
    std::unordered_map<std::string, Place> places_;
};

}  // namespace stoa::reports
