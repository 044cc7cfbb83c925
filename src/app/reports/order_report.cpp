#include "app/reports/order_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "app/reports/money.h"
#include "base/ascii.h"
#include "base/text.h"

namespace stoa::reports {

namespace {

enum class Need { Required, Optional };
struct ColumnName {
    std::string_view name;
    Need need;
};
// In the order of the enumeration.
constexpr std::array<ColumnName, column_count> columns{{
    {"order-id", Need::Required},         {"purchase-date", Need::Required},      {"buyer-email", Need::Required},
    {"buyer-name", Need::Optional},       {"recipient-name", Need::Optional},     {"sku", Need::Required},
    {"product-name", Need::Required},     {"quantity-purchased", Need::Required}, {"quantity-shipped", Need::Optional},
    {"quantity-to-ship", Need::Optional}, {"currency", Need::Optional},           {"item-price", Need::Optional},
    {"item-tax", Need::Optional},         {"shipping-price", Need::Optional},     {"shipping-tax", Need::Optional},
    {"ship-country", Need::Optional},     {"order-status", Need::Optional},       {"fulfillment-channel", Need::Optional},
    {"delivered-date", Need::Optional},   {"delivery-latest", Need::Optional},
}};
// The report of all orders has other names for these, no buyers, and states instead of quantities to ship.
struct OtherName {
    Column column;
    std::string_view name;
};
constexpr std::array names_in_all_orders{OtherName{Column::OrderId, "amazon-order-id"}, OtherName{Column::QuantityPurchased, "quantity"}};

struct Status {
    std::string_view text;
    DeliveryState state;
};
// States of orders as reports write them, in lower case, and Stoa's own words.
constexpr std::array statuses{
    Status{"pending", DeliveryState::Pending},        Status{"pendingavailability", DeliveryState::Pending},
    Status{"created", DeliveryState::Pending},        Status{"to_plan", DeliveryState::ToPlan},
    Status{"not_shipped", DeliveryState::NotShipped}, Status{"unshipped", DeliveryState::NotShipped},
    Status{"approved", DeliveryState::NotShipped},    Status{"processing", DeliveryState::NotShipped},
    Status{"invoiced", DeliveryState::NotShipped},    Status{"partiallyshipped", DeliveryState::NotShipped},
    Status{"shipping", DeliveryState::NotShipped},    Status{"shipped", DeliveryState::Shipped},
    Status{"complete", DeliveryState::Shipped},       Status{"delivered", DeliveryState::Delivered},
    Status{"cancelled", DeliveryState::Cancelled},    Status{"canceled", DeliveryState::Cancelled},
    Status{"unavailable", DeliveryState::Cancelled},  Status{"unfulfillable", DeliveryState::Cancelled},
};
constexpr std::array prices{Column::ItemPrice, Column::ItemTax, Column::ShippingPrice, Column::ShippingTax};

constexpr std::size_t index_of(Column column) { return static_cast<std::size_t>(column); }

std::string to_upper_ascii(std::string_view text) {
    std::string upper(text);
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

}  // namespace

// One line on its way to an order: takes the fields one by one and collects what is wrong with them.
class LineParser {
public:
    LineParser(std::vector<std::string_view> fields, const OrderReport& report) : fields_(std::move(fields)), report_(report) {}

    bool has(Column column) const { return position(column).has_value(); }
    std::string_view field(Column column) const { return has(column) ? trim(fields_[*position(column)]) : std::string_view(); }
    void refuse(Column column, std::string code, std::string message, std::vector<std::pair<std::string, std::string>> arguments = {}) {
        errors.push_back({report_.names_[index_of(column)], std::move(message), std::move(code), std::move(arguments)});
    }

    OrderId order_id();
    Timestamp placed_at();
    std::optional<Timestamp> time(Column column);
    std::string relay_address();
    std::string buyer_name() const;
    OrderItem item();
    DeliveryState delivery_state();
    FulfilledBy fulfilled_by();
    void total(Order& order);
    std::optional<std::string> ship_country();

    std::vector<ColumnError> errors{};

private:
    const std::optional<std::size_t>& position(Column column) const { return report_.positions_[index_of(column)]; }
    std::optional<DeliveryState> status();
    std::int64_t whole_number(Column column, std::int64_t min);

    std::vector<std::string_view> fields_;
    const OrderReport& report_;
};

OrderId LineParser::order_id() {
    auto id = OrderId::parse(field(Column::OrderId));
    if (id) return *std::move(id);
    refuse(Column::OrderId, "order_id", "must be 1 to 64 visible ASCII characters");
    return *OrderId::parse("-");
}

// Times without an offset are refused, or those of the offset that was said: "2026-11-24 03:21:41", "2026-11-24".
std::optional<Timestamp> LineParser::time(Column column) {
    const std::string_view text = field(column);
    if (text.empty()) return std::nullopt;
    if (const auto at = parse_time(text)) return *at;
    if (const std::string& offset = report_.columns_.utc_offset; !offset.empty()) {
        constexpr std::size_t date_length = 10;
        std::string whole(text);
        if (whole.size() == date_length) whole += "T00:00:00";
        if (whole.size() > date_length) whole[date_length] = 'T';
        if (const auto at = parse_time(whole + offset)) return *at;
    }
    refuse(column, "time", "must be a time with its offset, like 2026-11-24T03:21:41+00:00");
    return std::nullopt;
}

Timestamp LineParser::placed_at() {
    if (field(Column::PurchaseDate).empty())
        refuse(Column::PurchaseDate, "time", "must be a time with its offset, like 2026-11-24T03:21:41+00:00");
    return time(Column::PurchaseDate).value_or(Timestamp{});
}

std::string LineParser::relay_address() {
    constexpr std::size_t length_max = 254;  // RFC 5321 section 4.5.3.1.3.
    std::string address = to_lower(field(Column::BuyerEmail));
    const std::size_t at = address.find('@');
    const bool is_address =
        at != std::string::npos && at > 0 && at + 1 < address.size() && address.size() <= length_max && !address.contains(' ');
    if (!address.empty() && !is_address) refuse(Column::BuyerEmail, "email", "must be an e-mail address, or empty");
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
    if (!is_number) {
        refuse(column, "number", fmt::format("must be a whole number from {} to {}", min, OrderItem::quantity_max),
               {{"min", std::to_string(min)}, {"max", std::to_string(OrderItem::quantity_max)}});
    }
    return is_number ? number : min;
}

OrderItem LineParser::item() {
    const std::string_view sku = field(Column::Sku);
    const std::string_view title = field(Column::ProductName);
    if (length_in_code_points(sku) > OrderItem::sku_length_max)
        refuse(Column::Sku, "too_long", fmt::format("is longer than {} characters", OrderItem::sku_length_max),
               {{"max", std::to_string(OrderItem::sku_length_max)}});
    if (title.empty() && sku.empty()) refuse(Column::ProductName, "title", "must not be empty where the SKU is empty too");
    // Tables without quantities have a line a piece; of what was cancelled reports say 0, and an order has items all the same.
    std::int64_t quantity = 1;
    if (has(Column::QuantityPurchased)) quantity = whole_number(Column::QuantityPurchased, status() == DeliveryState::Cancelled ? 0 : 1);
    return {.sku = std::string(sku),
            .title = shorten(title.empty() ? sku : title, OrderItem::title_length_max - 1),
            .quantity = static_cast<std::int32_t>(std::max<std::int64_t>(quantity, 1))};
}

// "Shipped - Delivered to Buyer" and the like tell more behind the dash than reports promise.
std::optional<DeliveryState> LineParser::status() {
    std::string text = to_lower(field(Column::OrderStatus));
    if (text.starts_with("shipped - ")) text = text.contains("delivered") ? "delivered" : "shipped";
    if (text.starts_with("pending - ")) text = "not_shipped";
    std::erase(text, ' ');
    const auto found = std::ranges::find(statuses, std::string_view(text), &Status::text);
    return found == statuses.end() ? std::nullopt : std::optional(found->state);
}

FulfilledBy LineParser::fulfilled_by() {
    const std::string channel = to_lower(field(Column::FulfillmentChannel));
    if (channel == "amazon" || channel == "afn" || channel == "marketplace") return FulfilledBy::Marketplace;
    if (!channel.empty() && channel != "merchant" && channel != "mfn" && channel != "seller") {
        refuse(Column::FulfillmentChannel, "channel", "must say who ships: Amazon or Merchant, marketplace or seller");
    }
    return FulfilledBy::Seller;
}

// A report that does not say how much is to be shipped lists new orders.
DeliveryState LineParser::delivery_state() {
    if (has(Column::OrderStatus)) {
        const auto state = status();
        if (!state)
            refuse(Column::OrderStatus, "status", "must be a state of an order, like Pending, Unshipped, Shipped, Delivered or Cancelled");
        return state.value_or(DeliveryState::NotShipped);
    }
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
    if (!digits) return refuse(Column::Currency, "currency", "must be a currency's code, like USD, where there is a price");
    std::int64_t sum = 0;
    for (const Column column : prices) {
        if (field(column).empty()) continue;
        const auto amount = parse_money(field(column), *digits);
        if (!amount) {
            refuse(column, "amount", fmt::format("must be an amount in {}, like {}", currency, format_example(*digits)),
                   {{"currency", currency}, {"example", format_example(*digits)}});
        }
        sum += amount.value_or(0);
    }
    order.currency = currency;
    order.total_minor = sum;
}

std::optional<std::string> LineParser::ship_country() {
    const std::string_view country = field(Column::ShipCountry);
    if (country.empty()) return std::nullopt;
    std::string code = to_upper_ascii(country);
    const bool is_code = code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_code) refuse(Column::ShipCountry, "country", "must be a country's two letters, like DE");
    return code;
}

std::string column_names() {
    std::string names;
    for (const ColumnName& column : columns) names += (names.empty() ? "" : ", ") + std::string(column.name);
    return names;
}

// What each column is called in this table.
std::expected<void, ColumnError> OrderReport::name_columns() {
    for (std::size_t i = 0; i < column_count; ++i) names_[i] = columns[i].name;
    if (all_orders_) {
        for (const OtherName& other : names_in_all_orders) names_[index_of(other.column)] = other.name;
    }
    for (const auto& [column, called] : columns_.called) {
        const auto known = std::ranges::find(columns, std::string_view(column), &ColumnName::name);
        if (known == columns.end())
            return std::unexpected(ColumnError{column, "is no column that is known; known are " + column_names(), "unknown_column"});
        names_[static_cast<std::size_t>(known - columns.begin())] = to_lower(called);
    }
    return {};
}

std::expected<void, ColumnError> OrderReport::find_columns() {
    const bool foreign = !columns_.called.empty();
    const auto is_said = [&](std::size_t i) {
        return std::ranges::any_of(columns_.called, [&](const auto& pair) { return pair.first == columns[i].name; });
    };
    for (std::size_t i = 0; i < column_count; ++i) {
        const auto count = std::ranges::count(header_, names_[i]);
        const bool lacks_buyers = all_orders_ && i == index_of(Column::BuyerEmail);
        const bool needed = foreign ? is_said(i) || i == index_of(Column::OrderId) || i == index_of(Column::PurchaseDate)
                                    : columns[i].need == Need::Required && !lacks_buyers;
        if (count > 1) return std::unexpected(ColumnError{names_[i], "the column stands in the header more than once", "doubled_column"});
        if (count == 0 && needed) return std::unexpected(ColumnError{names_[i], "the column is missing in the header", "missing_column"});
        if (count == 1) positions_[i] = static_cast<std::size_t>(std::ranges::find(header_, names_[i]) - header_.begin());
    }
    if (!positions_[index_of(Column::Sku)] && !positions_[index_of(Column::ProductName)])
        return std::unexpected(
            ColumnError{"product-name", "the column is missing in the header, and that of the SKU too", "missing_column"});
    return {};
}

std::expected<OrderReport, ColumnError> OrderReport::create(const std::vector<std::string_view>& header, ReportColumns columns) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    OrderReport report;
    report.columns_ = std::move(columns);
    for (std::string_view name : header) {
        if (report.header_.empty() && name.starts_with(byte_order_mark)) name.remove_prefix(byte_order_mark.size());
        report.header_.push_back(to_lower(trim(name)));
    }
    const auto has = [&](std::string_view name) { return std::ranges::find(report.header_, name) != report.header_.end(); };
    report.all_orders_ = report.columns_.called.empty() && has("amazon-order-id") && !has("order-id");
    if (const auto named = report.name_columns(); !named) return std::unexpected(named.error());
    if (const auto found = report.find_columns(); !found) return std::unexpected(found.error());
    return report;
}

std::expected<ImportedOrder, std::vector<ColumnError>> OrderReport::parse(std::vector<std::string_view> fields, SellerId seller) const {
    while (fields.size() > header_.size() && fields.back().empty()) fields.pop_back();
    if (fields.size() < header_.size())
        return std::unexpected(std::vector{ColumnError{header_[fields.size()], "the line ends before this column", "line_ends"}});
    if (fields.size() > header_.size()) {
        const std::string count = std::to_string(fields.size() - header_.size());
        return std::unexpected(std::vector{
            ColumnError{header_.back(), count + " more fields follow than the header names", "more_fields", {{"count", count}}}});
    }
    LineParser parser(std::move(fields), *this);
    Order order{.seller = seller, .id = parser.order_id()};
    order.buyer_name = parser.buyer_name();
    order.placed_at = parser.placed_at();
    std::string relay_address = parser.relay_address();
    order.items.push_back(parser.item());
    order.delivery_state = parser.delivery_state();
    order.fulfilled_by = parser.fulfilled_by();
    order.completed_at = parser.time(Column::DeliveredDate);
    order.delivery_latest = parser.time(Column::DeliveryLatest);
    parser.total(order);
    order.ship_country = parser.ship_country();
    if (!parser.errors.empty()) return std::unexpected(std::move(parser.errors));
    return ImportedOrder{.order = std::move(order), .relay_address = std::move(relay_address)};
}

}  // namespace stoa::reports
