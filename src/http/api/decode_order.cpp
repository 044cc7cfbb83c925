#include "http/api/decode_order.h"

#include <algorithm>

#include "base/text.h"
#include "domain/order.h"
#include "http/api/decode.h"

namespace stoa::http {

namespace {

constexpr std::size_t time_length_max = 40;

Result<std::optional<Timestamp>> decode_time(JsonFields& fields, std::string_view name) {
    const auto text = TRY(fields.optional_text(name, time_length_max));
    if (!text) return std::nullopt;
    const auto time = parse_time(*text);
    if (!time) return unexpected_value(fields, name, "2026-11-24T03:21:41Z");
    return *time;
}

// A code of `length` capital letters.
Result<std::optional<std::string>> decode_code(JsonFields& fields, std::string_view name, std::size_t length, std::string_view example) {
    auto text = TRY(fields.optional_text(name, word_length_max));
    if (!text) return std::nullopt;
    const bool capitals = std::ranges::all_of(*text, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (text->size() != length || !capitals) return unexpected_value(fields, name, example);
    return text;
}

Result<OrderItem> decode_item(const JsonValue& value) {
    auto fields = TRY(value.object());
    OrderItem item;
    item.sku = TRY(decode_text(fields, "sku", OrderItem::sku_length_max));
    item.title = TRY(decode_text(fields, "title", OrderItem::title_length_max));
    const auto quantity = TRY(fields.integer("quantity", 1, OrderItem::quantity_max));
    item.quantity = static_cast<std::int32_t>(quantity);
    TRY(fields.finish());
    return item;
}

Result<std::vector<OrderItem>> decode_items(JsonFields& fields) {
    const auto value = TRY(fields.get("items"));
    const auto entries = TRY(value.array(OrderLimits::items_max));
    if (entries.empty()) return unexpected_value(fields, "items", "1 … 200");
    std::vector<OrderItem> items;
    for (const JsonValue& entry : entries) {
        auto item = TRY(decode_item(entry));
        items.push_back(std::move(item));
    }
    return items;
}

Result<std::vector<std::string>> decode_tracking_numbers(JsonFields& fields) {
    const auto value = fields.find("tracking_numbers");
    std::vector<std::string> numbers;
    if (!value) return numbers;
    const auto entries = TRY(value->array(OrderLimits::tracking_numbers_max));
    for (const JsonValue& entry : entries) {
        auto number = TRY(entry.text(OrderLimits::tracking_number_length_max));
        if (number.empty()) {
            return std::unexpected(
                Error{.problem = problems::text_empty, .message = "a tracking number is empty", .pointer = entry.pointer()});
        }
        if (number.find('\n') != std::string::npos) {
            return std::unexpected(Error{.problem = problems::invalid_value,
                                         .message = "a tracking number has more than one line",
                                         .pointer = entry.pointer(),
                                         .arguments = {{"pointer", entry.pointer()}, {"expected", "one line"}}});
        }
        numbers.push_back(std::move(number));
    }
    return numbers;
}

constexpr std::size_t email_length_max = 254;  // RFC 5321 section 4.5.3.1.3, without the angle brackets.

}  // namespace

Result<PutBuyer> decode_put_buyer(const Request& request) {
    PutBuyer buyer;
    buyer.external_id = request.parameter("external_id");
    if (length_in_code_points(buyer.external_id) > OrderLimits::external_id_length_max) return not_found("buyer");
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    buyer.name = TRY(decode_text(fields, "name", OrderLimits::name_length_max));
    buyer.language = TRY(fields.optional_text("language", language_length_max));
    buyer.opted_out = TRY(fields.optional_boolean("opted_out"));
    buyer.email = TRY(fields.optional_text("email", email_length_max));
    TRY(fields.finish());
    return buyer;
}

Result<PutOrder> decode_put_order(const Request& request) {
    const auto seller = TRY(decode_seller(request));
    auto id = TRY(decode_order_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    PutOrder put{.order = Order{.seller = seller, .id = std::move(id)}};
    Order& order = put.order;
    put.buyer_external_id = TRY(decode_optional_text(fields, "buyer", OrderLimits::external_id_length_max));
    const auto placed_at = TRY(decode_time(fields, "placed_at"));
    if (!placed_at) return fields.wrong("placed_at", problems::missing_field, "the field \"placed_at\" is missing");
    order.placed_at = *placed_at;
    order.delivery_state = TRY(decode_word<DeliveryState>(fields, "delivery_state"));
    const auto fulfilled_by = TRY(decode_optional_word<FulfilledBy>(fields, "fulfilled_by"));
    order.fulfilled_by = fulfilled_by.value_or(FulfilledBy::Seller);
    order.items = TRY(decode_items(fields));
    order.currency = TRY(decode_code(fields, "currency", 3, "EUR"));
    order.total_minor = TRY(fields.optional_integer("total_minor", 0, OrderLimits::total_minor_max));
    order.completed_at = TRY(decode_time(fields, "completed_at"));
    order.delivery_earliest = TRY(decode_time(fields, "delivery_earliest"));
    order.delivery_latest = TRY(decode_time(fields, "delivery_latest"));
    order.tracking_numbers = TRY(decode_tracking_numbers(fields));
    order.returns = TRY(fields.optional_text("returns", OrderLimits::returns_length_max));
    order.ship_country = TRY(decode_code(fields, "ship_country", 2, "DE"));
    TRY(fields.finish());
    return put;
}

}  // namespace stoa::http
