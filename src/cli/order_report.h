// The tab-separated order reports that sellers download: unshipped orders and new orders. One line is one item of an
// order; columns are found by their names, in any order, and unknown ones are ignored. Pure: text in, orders out.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/orders/orders.h"

namespace stoa::cli {

enum class Column : std::size_t {
    OrderId,
    PurchaseDate,
    BuyerEmail,
    BuyerName,
    RecipientName,
    Sku,
    ProductName,
    QuantityPurchased,
    QuantityShipped,
    QuantityToShip,
    Currency,
    ItemPrice,
    ItemTax,
    ShippingPrice,
    ShippingTax,
    ShipCountry,
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::ShipCountry) + 1;

// What is wrong in one line. Shown as `FILE:line: column: message`.
struct ColumnError {
    std::string column;
    std::string message;
};

class OrderReport {
public:
    // Reads the header line. A report of another kind, a missing or a doubled column is an error.
    static std::expected<OrderReport, ColumnError> create(std::string_view header);

    // The order of one line, with the line's item as its only one; or everything that is wrong with the line. `seller`
    // is not in the file.
    std::expected<ImportedOrder, std::vector<ColumnError>> parse(std::string_view line, SellerId seller) const;

private:
    OrderReport() = default;
    std::array<std::optional<std::size_t>, column_count> positions_{};
    std::vector<std::string> header_{};
};

}  // namespace stoa::cli
