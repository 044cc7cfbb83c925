#include "cli/read_demonstration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "base/json.h"

namespace stoa::cli {

namespace {

constexpr std::size_t rows_max = 100'000;
constexpr std::size_t name_length_max = OrderLimits::name_length_max;
constexpr std::size_t text_length_max = 10'000;

struct Product {
    std::string title;
    std::int64_t price_minor = 0;
};

Result<Timestamp> ago(JsonFields& fields, std::string_view name, Timestamp now) {
    const auto value = TRY(fields.get(name));
    const double days_ago = TRY(value.number());
    return now - Duration{std::llround(days_ago * 86'400'000.0)};
}

Result<std::optional<Timestamp>> optional_ago(JsonFields& fields, std::string_view name, Timestamp now) {
    if (!fields.find(name)) return std::nullopt;
    return TRY(ago(fields, name, now));
}

template <class E>
Result<E> word(JsonFields& fields, std::string_view name) {
    const std::string text = TRY(fields.text(name, name_length_max));
    const auto value = parse_word<E>(text);
    if (value) return *value;
    return fields.wrong(name, problems::invalid_value, fmt::format("there is no \"{}\" here", text));
}

Result<OrderId> order_id(JsonFields& fields, std::string_view name) {
    const std::string text = TRY(fields.text(name, OrderId::length_max));
    return OrderId::parse(text);
}

class Reading {
public:
    Reading(std::filesystem::path directory, Timestamp now) : directory_(std::move(directory)), now_(now) {}
    Result<Demonstration> run();

private:
    // Reads each object of the array in `file` by `read(JsonFields&) -> Result<void>`.
    template <class Read>
    Result<void> each(const std::filesystem::path& file, Read read);
    template <class Read>
    Result<void> each_of(const JsonValue& array, Read read);

    Result<DemonstrationPerson> person(JsonFields& fields);
    Result<void> seller(JsonFields& fields);
    Result<void> product(JsonFields& fields);
    Result<void> buyer(JsonFields& fields);
    Result<void> order(JsonFields& fields);
    Result<void> read_times(JsonFields& fields, Order& order);
    Result<void> read_items(JsonFields& fields, const std::string& seller_key, Order& order);
    Result<void> conversation(const std::string& file, JsonFields& fields);
    Result<DemonstrationMessage> message(JsonFields& fields, Timestamp placed_at);

    std::filesystem::path directory_;
    Timestamp now_;
    Demonstration made_{};
    std::map<std::string, std::string> currencies_{};                    // By seller.
    std::map<std::pair<std::string, std::string>, Product> products_{};  // By seller and SKU.
    std::map<std::pair<std::string, OrderId>, Timestamp> placed_{};      // By seller and order.
};

template <class Read>
Result<void> Reading::each_of(const JsonValue& array, Read read) {
    for (const JsonValue& value : TRY(array.array(rows_max))) {
        JsonFields fields = TRY(value.object());
        TRY(read(fields));
        TRY(fields.finish());
    }
    return {};
}

template <class Read>
Result<void> Reading::each(const std::filesystem::path& file, Read read) {
    std::ifstream stream(directory_ / file, std::ios::binary);
    if (!stream)
        return fail(problems::not_found,
                    fmt::format("cannot read {}; is this the folder of a demonstration?", (directory_ / file).string()));
    const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const auto done = [&]() -> Result<void> {
        const auto document = TRY(JsonDocument::parse(text));
        return each_of(document.root(), read);
    }();
    if (done) return {};
    return fail(done.error().problem, fmt::format("{}: {}: {}", file.string(), done.error().pointer, done.error().message));
}

Result<DemonstrationPerson> Reading::person(JsonFields& fields) {
    DemonstrationPerson person{};
    person.name = TRY(fields.text("name", name_length_max));
    person.login = TRY(fields.text("login", name_length_max));
    person.role = TRY(word<Role>(fields, "role"));
    person.language = TRY(fields.text("language", name_length_max));
    return person;
}

Result<void> Reading::seller(JsonFields& fields) {
    DemonstrationSeller seller;
    seller.key = TRY(fields.text("key", name_length_max));
    seller.name = TRY(fields.text("name", name_length_max));
    currencies_[seller.key] = TRY(fields.text("currency", 3));
    TRY(fields.text("language", name_length_max));  // For who writes the conversations.
    TRY(fields.text("country", name_length_max));
    const auto members = TRY(fields.get("members"));
    TRY(each_of(members, [&](JsonFields& member) -> Result<void> {
        seller.members.push_back(TRY(person(member)));
        return {};
    }));
    made_.sellers.push_back(std::move(seller));
    return {};
}

Result<void> Reading::product(JsonFields& fields) {
    std::string seller = TRY(fields.text("seller", name_length_max));
    std::string sku = TRY(fields.text("sku", OrderItem::sku_length_max));
    Product product;
    product.title = TRY(fields.text("title", OrderItem::title_length_max));
    product.price_minor = TRY(fields.integer("price_minor", 0, 1'000'000'000));
    products_.insert_or_assign({std::move(seller), std::move(sku)}, std::move(product));
    return {};
}

Result<void> Reading::buyer(JsonFields& fields) {
    DemonstrationBuyer buyer;
    buyer.external_id = TRY(fields.text("external_id", OrderLimits::external_id_length_max));
    buyer.name = TRY(fields.text("name", name_length_max));
    buyer.language = TRY(fields.text("language", name_length_max));
    TRY(fields.text("country", name_length_max));
    buyer.login = TRY(fields.optional_text("login", name_length_max));
    made_.buyers.push_back(std::move(buyer));
    return {};
}

Result<void> Reading::read_items(JsonFields& fields, const std::string& seller_key, Order& order) {
    const auto items = TRY(fields.get("items"));
    std::int64_t total_minor = 0;
    TRY(each_of(items, [&](JsonFields& item) -> Result<void> {
        std::string sku = TRY(item.text("sku", OrderItem::sku_length_max));
        const auto quantity = TRY(item.integer("quantity", 1, OrderItem::quantity_max));
        const auto product = products_.find({seller_key, sku});
        if (product == products_.end())
            return item.wrong("sku", problems::invalid_value, fmt::format("{} has no product {}", seller_key, sku));
        total_minor += quantity * product->second.price_minor;
        order.items.push_back({.sku = std::move(sku), .title = product->second.title, .quantity = static_cast<std::int32_t>(quantity)});
        return {};
    }));
    order.currency = currencies_[seller_key];
    order.total_minor = total_minor;
    return {};
}

Result<void> Reading::read_times(JsonFields& fields, Order& order) {
    order.placed_at = TRY(ago(fields, "placed_days_ago", now_));
    order.completed_at = TRY(optional_ago(fields, "completed_days_ago", now_));
    order.delivery_earliest = TRY(optional_ago(fields, "delivery_earliest_days_ago", now_));
    order.delivery_latest = TRY(optional_ago(fields, "delivery_latest_days_ago", now_));
    return {};
}

Result<void> Reading::order(JsonFields& fields) {
    auto id = TRY(order_id(fields, "id"));
    Order order{.id = std::move(id)};
    std::string seller = TRY(fields.text("seller", name_length_max));
    std::string buyer = TRY(fields.text("buyer", OrderLimits::external_id_length_max));
    TRY(read_times(fields, order));
    order.delivery_state = TRY(word<DeliveryState>(fields, "delivery_state"));
    order.fulfilled_by = TRY(word<FulfilledBy>(fields, "fulfilled_by"));
    order.ship_country = TRY(fields.text("ship_country", 2));
    std::string returns = TRY(fields.text("returns", OrderLimits::returns_length_max));
    if (!returns.empty()) order.returns = std::move(returns);
    if (const auto numbers = fields.find("tracking_numbers")) {
        for (const JsonValue& number : TRY(numbers->array(OrderLimits::tracking_numbers_max))) {
            order.tracking_numbers.push_back(TRY(number.text(OrderLimits::tracking_number_length_max)));
        }
    }
    TRY(read_items(fields, seller, order));
    placed_.insert_or_assign({seller, order.id}, order.placed_at);
    made_.orders.push_back({.seller_key = std::move(seller), .buyer_external_id = std::move(buyer), .order = std::move(order)});
    return {};
}

Result<DemonstrationMessage> Reading::message(JsonFields& fields, Timestamp placed_at) {
    DemonstrationMessage message{};
    const Author author = TRY(word<Author>(fields, "author"));
    message.member = TRY(fields.optional_text("member", name_length_max));
    if ((author == Author::Seller) != message.member.has_value()) {
        return fields.wrong("member", problems::invalid_value, "a seller's message, and only that, names its member");
    }
    message.kind = TRY(word<Kind>(fields, "kind"));
    if (fields.find("reason")) message.reason = TRY(word<Reason>(fields, "reason"));
    message.subject = TRY(fields.optional_text("subject", name_length_max)).value_or("");
    message.text = TRY(fields.text("text", text_length_max));
    const auto place = TRY(fields.get("hours_after_order"));
    const double hours_after = TRY(place.number());
    message.sent_at = placed_at + Duration{std::llround(hours_after * 3'600'000.0)};
    if (message.sent_at > now_) return fields.wrong("hours_after_order", problems::invalid_value, "the message lies ahead");
    return message;
}

Result<void> Reading::conversation(const std::string& file, JsonFields& fields) {
    auto id = TRY(order_id(fields, "order"));
    DemonstrationConversation conversation{.file = file, .seller_key = {}, .order = std::move(id)};
    conversation.seller_key = TRY(fields.text("seller", name_length_max));
    conversation.topic = TRY(word<Topic>(fields, "topic"));
    const auto placed = placed_.find({conversation.seller_key, conversation.order});
    if (placed == placed_.end())
        return fields.wrong("order", problems::invalid_value, fmt::format("the seller has no order {}", conversation.order.text()));
    const auto messages = TRY(fields.get("messages"));
    TRY(each_of(messages, [&](JsonFields& one) -> Result<void> {
        conversation.messages.push_back(TRY(message(one, placed->second)));
        return {};
    }));
    if (!std::ranges::is_sorted(conversation.messages, {}, &DemonstrationMessage::sent_at)) {
        return fields.wrong("messages", problems::invalid_value, "the messages are not in the order of their times");
    }
    made_.conversations.push_back(std::move(conversation));
    return {};
}

Result<Demonstration> Reading::run() {
    TRY(each("operators.json", [&](JsonFields& fields) -> Result<void> {
        made_.operators.push_back(TRY(person(fields)));
        return {};
    }));
    TRY(each("sellers.json", [&](JsonFields& fields) { return seller(fields); }));
    TRY(each("products.json", [&](JsonFields& fields) { return product(fields); }));
    TRY(each("buyers.json", [&](JsonFields& fields) { return buyer(fields); }));
    TRY(each("orders.json", [&](JsonFields& fields) { return order(fields); }));
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(directory_ / "conversations", failure)) {
        if (entry.path().extension() == ".json") files.push_back(std::filesystem::path("conversations") / entry.path().filename());
    }
    std::ranges::sort(files);
    for (const auto& file : files) {
        TRY(each(file, [&](JsonFields& fields) { return conversation(file.string(), fields); }));
    }
    return std::move(made_);
}

}  // namespace

Result<Demonstration> read_demonstration(const std::string& directory, Timestamp now) { return Reading(directory, now).run(); }

}  // namespace stoa::cli
