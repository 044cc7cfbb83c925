// The order reports that sellers download (unshipped orders, new orders, all orders), and tables of other systems whose
// columns are said. One line is one item of an order; columns are found by their names, in any order, and unknown ones are
// ignored. Pure: text in, orders out.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/orders/orders.h"
#include "app/reports/refusal.h"

namespace stoa::reports {

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
    OrderStatus,
    FulfillmentChannel,
    DeliveredDate,
    DeliveryLatest,
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::DeliveryLatest) + 1;
// "order-id, purchase-date, …": how columns are called.
std::string column_names();

// How a table of another system is to be read.
struct ReportColumns {
    // What a column is called in the table: {"order-id", "order_id"}. With none it is one of the marketplace's reports.
    std::vector<std::pair<std::string, std::string>> called{};
    std::string utc_offset{};  // "+01:00": of times that have none.
};

class OrderReport {
public:
    // Reads the header's fields. A missing or a doubled column is an error.
    static std::expected<OrderReport, ColumnError> create(const std::vector<std::string_view>& header, ReportColumns columns = {});

    // The order of one line, with the line's item as its only one; or everything that is wrong with the line. `seller`
    // is not in the file.
    std::expected<ImportedOrder, std::vector<ColumnError>> parse(std::vector<std::string_view> fields, SellerId seller) const;

private:
    OrderReport() = default;
    std::expected<void, ColumnError> find_columns();
    std::expected<void, ColumnError> name_columns();

    ReportColumns columns_{};
    bool all_orders_ = false;
    std::array<std::string, column_count> names_{};  // As the header calls them.
    std::array<std::optional<std::size_t>, column_count> positions_{};
    std::vector<std::string> header_{};
    friend class LineParser;
};

}  // namespace stoa::reports
