#include "cli/order_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "cli/money.h"

namespace stoa::cli {

namespace {

enum class Need { Required, Optional };
struct ColumnName {
    std::string_view name;
    Need need;
};
// In the order of the enumeration.
constexpr std::array<ColumnName, column_count> columns{{
    {"order-id", Need::Required},
    {"purchase-date", Need::Required},
    {"buyer-email", Need::Required},
    {"buyer-name", Need::Optional},
    {"recipient-name", Need::Optional},
    {"sku", Need::Required},
    {"product-name", Need::Required},
    {"quantity-purchased", Need::Required},
    {"quantity-shipped", Need::Optional},
    {"quantity-to-ship", Need::Optional},
    {"currency", Need::Optional},
    {"item-price", Need::Optional},
    {"item-tax", Need::Optional},
    {"shipping-price", Need::Optional},
    {"shipping-tax", Need::Optional},
    {"ship-country", Need::Optional},
}};
constexpr std::array prices{Column::ItemPrice, Column::ItemTax, Column::ShippingPrice, Column::ShippingTax};

std::string_view name_of(Column column) { return columns[static_cast<std::size_t>(column)].name; }

std::string to_lower_ascii(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

// One line on its way to an order: takes the fields one by one and collects what is wrong with them.
class LineParser {
public:
    LineParser(std::vector<std::string_view> fields, const std::array<std::optional<std::size_t>, column_count>& positions)
        : fields_(std::move(fields)), positions_(positions) {}

    bool has(Column column) const { return position(column).has_value(); }
    std::string_view field(Column column) const { return has(column) ? trim(fields_[*position(column)]) : std::string_view(); }
    void refuse(Column column, std::string message) {
        errors.push_back({.column = std::string(name_of(column)), .message = std::move(message)});
    }

    OrderId order_id();
    Timestamp placed_at();
    std::string relay_address();
    std::string buyer_name() const;
    OrderItem item();
    DeliveryState delivery_state();
    void total(Order& order);
    std::optional<std::string> ship_country();

    std::vector<ColumnError> errors{};

private:
    const std::optional<std::size_t>& position(Column column) const { return positions_[static_cast<std::size_t>(column)]; }
    std::int64_t whole_number(Column column, std::int64_t min);

    std::vector<std::string_view> fields_;
    const std::array<std::optional<std::size_t>, column_count>& positions_;
};

OrderId LineParser::order_id() {
    auto id = OrderId::parse(field(Column::OrderId));
    if (id) return *std::move(id);
    refuse(Column::OrderId, "must be 1 to 64 visible ASCII characters");
    return *OrderId::parse("-");
}

Timestamp LineParser::placed_at() {
    const auto at = parse_time(field(Column::PurchaseDate));
    if (at) return *at;
    refuse(Column::PurchaseDate, "must be a time with its offset, like 2026-11-24T03:21:41+00:00");
    return {};
}

std::string LineParser::relay_address() {
    constexpr std::size_t length_max = 254;  // RFC 5321 section 4.5.3.1.3.
    std::string address = to_lower_ascii(field(Column::BuyerEmail));
    const std::size_t at = address.find('@');
    const bool is_address =
        at != std::string::npos && at > 0 && at + 1 < address.size() && address.size() <= length_max && !address.contains(' ');
    if (!address.empty() && !is_address) refuse(Column::BuyerEmail, "must be an e-mail address, or empty");
    return address;
}

std::string LineParser::buyer_name() const {
    const std::string_view name = field(Column::BuyerName).empty() ? field(Column::RecipientName) : field(Column::BuyerName);
    return shorten(name, OrderLimits::name_length_max - 1);
}

std::int64_t LineParser::whole_number(Column column, std::int64_t min) {
    const std::string_view text = field(column);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc{} && end == text.data() + text.size() && number >= min && number <= OrderItem::quantity_max;
    if (!is_number) refuse(column, fmt::format("must be a whole number from {} to {}", min, OrderItem::quantity_max));
    return is_number ? number : min;
}

OrderItem LineParser::item() {
    const std::string_view sku = field(Column::Sku);
    const std::string_view title = field(Column::ProductName);
    if (length_in_code_points(sku) > OrderItem::sku_length_max)
        refuse(Column::Sku, fmt::format("is longer than {} characters", OrderItem::sku_length_max));
    if (title.empty() && sku.empty()) refuse(Column::ProductName, "must not be empty where the SKU is empty too");
    return {.sku = std::string(sku),
            .title = shorten(title.empty() ? sku : title, OrderItem::title_length_max - 1),
            .quantity = static_cast<std::int32_t>(whole_number(Column::QuantityPurchased, 1))};
}

// A report that does not say how much is to be shipped lists new orders.
DeliveryState LineParser::delivery_state() {
    const std::int64_t to_ship = field(Column::QuantityToShip).empty() ? -1 : whole_number(Column::QuantityToShip, 0);
    const std::int64_t shipped = field(Column::QuantityShipped).empty() ? -1 : whole_number(Column::QuantityShipped, 0);
    const bool all_shipped = to_ship == 0 && shipped != 0;
    const bool only_shipped = to_ship < 0 && shipped > 0;
    return all_shipped || only_shipped ? DeliveryState::Shipped : DeliveryState::NotShipped;
}

std::string format_example(int digits) { return digits == 0 ? "1299" : fmt::format("12.{:9>{}}", "", digits); }

// What the buyer pays for the line; prices are the line's, not one piece's.
void LineParser::total(Order& order) {
    const bool priced = std::ranges::any_of(prices, [&](Column column) { return !field(column).empty(); });
    if (!priced) return;
    const std::string currency(field(Column::Currency));
    const auto digits = minor_digits(currency);
    if (!digits) return refuse(Column::Currency, "must be a currency's code, like USD, where there is a price");
    std::int64_t sum = 0;
    for (const Column column : prices) {
        if (field(column).empty()) continue;
        const auto amount = parse_money(field(column), *digits);
        if (!amount) refuse(column, fmt::format("must be an amount in {}, like {}", currency, format_example(*digits)));
        sum += amount.value_or(0);
    }
    order.currency = currency;
    order.total_minor = sum;
}

std::optional<std::string> LineParser::ship_country() {
    const std::string_view country = field(Column::ShipCountry);
    if (country.empty()) return std::nullopt;
    std::string code(country);
    std::ranges::transform(code, code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const bool is_code = code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_code) refuse(Column::ShipCountry, "must be a country's two letters, like DE");
    return code;
}

}  // namespace

std::expected<OrderReport, ColumnError> OrderReport::create(std::string_view header) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (header.starts_with(byte_order_mark)) header.remove_prefix(byte_order_mark.size());
    OrderReport report;
    for (const std::string_view name : split(header, '\t')) report.header_.push_back(to_lower_ascii(trim(name)));
    const auto count = [&](std::string_view name) { return std::ranges::count(report.header_, name); };
    if (count("amazon-order-id") > 0 && count("order-id") == 0) {
        return std::unexpected(ColumnError{
            "amazon-order-id", "this is a report of all orders, which names no buyers; take the report of unshipped or new orders"});
    }
    for (std::size_t i = 0; i < column_count; ++i) {
        const auto [name, need] = columns[i];
        if (count(name) > 1) return std::unexpected(ColumnError{std::string(name), "the column stands in the header more than once"});
        if (count(name) == 0 && need == Need::Required)
            return std::unexpected(ColumnError{std::string(name), "the column is missing in the header"});
        if (count(name) == 1)
            report.positions_[i] = static_cast<std::size_t>(std::ranges::find(report.header_, name) - report.header_.begin());
    }
    return report;
}

std::expected<ImportedOrder, std::vector<ColumnError>> OrderReport::parse(std::string_view line, SellerId seller) const {
    std::vector<std::string_view> fields = split(line, '\t');
    while (fields.size() > header_.size() && fields.back().empty()) fields.pop_back();
    if (fields.size() < header_.size())
        return std::unexpected(std::vector{ColumnError{header_[fields.size()], "the line ends before this column"}});
    if (fields.size() > header_.size()) {
        return std::unexpected(std::vector{
            ColumnError{header_.back(), fmt::format("{} more fields follow than the header names", fields.size() - header_.size())}});
    }
    LineParser parser(std::move(fields), positions_);
    Order order{.seller = seller, .id = parser.order_id()};
    order.buyer_name = parser.buyer_name();
    order.placed_at = parser.placed_at();
    std::string relay_address = parser.relay_address();
    order.items.push_back(parser.item());
    order.delivery_state = parser.delivery_state();
    parser.total(order);
    order.ship_country = parser.ship_country();
    if (!parser.errors.empty()) return std::unexpected(std::move(parser.errors));
    return ImportedOrder{.order = std::move(order), .relay_address = std::move(relay_address)};
}

}  // namespace stoa::cli
