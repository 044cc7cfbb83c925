#include "cli/check_draft.h"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <type_traits>

#include "base/text.h"

namespace stoa::cli {

namespace {

constexpr std::size_t name_length_max = 1000;
constexpr std::size_t text_length_max = 1'000'000;
constexpr std::size_t content_length_max = 40'000'000;
constexpr std::size_t list_length_max = 1000;

template <class E>
Result<std::optional<E>> optional_word(JsonFields& fields, std::string_view name) {
    const auto text = TRY(fields.optional_text(name, name_length_max));
    if (!text) return std::nullopt;
    const auto word = parse_word<E>(*text);
    if (!word) return fields.wrong(name, problems::invalid_value, fmt::format("\"{}\" is no {}", *text, name));
    return word;
}

template <class E>
Result<E> word(JsonFields& fields, std::string_view name) {
    TRY(fields.get(name));
    const auto found = TRY(optional_word<E>(fields, name));
    return *found;
}

Result<std::optional<Timestamp>> optional_time(JsonFields& fields, std::string_view name) {
    const auto text = TRY(fields.optional_text(name, name_length_max));
    if (!text) return std::nullopt;
    const auto at = parse_time(*text);
    if (!at) return fields.wrong(name, problems::invalid_value, at.error().message);
    return *at;
}

Result<Timestamp> time(JsonFields& fields, std::string_view name) {
    TRY(fields.get(name));
    const auto found = TRY(optional_time(fields, name));
    return *found;
}

Result<std::string> text_or_empty(JsonFields& fields, std::string_view name, std::size_t length_max) {
    auto text = TRY(fields.optional_text(name, length_max));
    return std::move(text).value_or("");
}

// The list `name` with every entry decoded; absent: empty.
template <class Decode>
auto list(JsonFields& fields, std::string_view name, const Decode& decode)
    -> Result<std::vector<typename std::invoke_result_t<Decode, const JsonValue&>::value_type>> {
    std::vector<typename std::invoke_result_t<Decode, const JsonValue&>::value_type> out;
    const auto value = fields.find(name);
    if (!value) return out;
    const auto entries = TRY(value->array(list_length_max));
    for (const JsonValue& entry : entries) {
        auto decoded = TRY(decode(entry));
        out.push_back(std::move(decoded));
    }
    return out;
}

Result<std::string> decode_text(const JsonValue& value) { return value.text(name_length_max); }

Result<policy::OrderItem> decode_item(const JsonValue& value) {
    policy::OrderItem item;
    auto fields = TRY(value.object());
    item.title = TRY(text_or_empty(fields, "title", name_length_max));
    item.sku = TRY(text_or_empty(fields, "sku", name_length_max));
    TRY(fields.finish());
    return item;
}

// How many bytes base64 stands for (RFC 4648 section 4, line ends allowed); nothing where it is none.
std::optional<std::size_t> size_of_base64(std::string_view text) {
    std::size_t digits = 0, padding = 0;
    for (const char c : text) {
        if (c == '\r' || c == '\n') continue;
        const bool is_digit = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/';
        if (c == '=' ? ++padding > 2 : !is_digit || padding > 0) return std::nullopt;
        digits += c == '=' ? 0 : 1;
    }
    if (digits % 4 == 1 || (padding > 0 && (digits + padding) % 4 != 0)) return std::nullopt;
    return digits * 3 / 4;
}

std::string bytes_of_base64(std::string_view text) {
    std::string digits;
    digits.reserve(text.size());
    for (const char c : text) {
        if (c != '\r' && c != '\n' && c != '=') digits += c == '+' ? '-' : c == '/' ? '_' : c;
    }
    return from_base64url(digits);
}

// What a path or a content says of the file; false where there is neither.
Result<bool> read_content(JsonFields& fields, const LookIntoFile& look_into, GivenFile& file, policy::Attachment& attachment) {
    const auto content = TRY(fields.optional_text("content_base64", content_length_max));
    const auto path = TRY(fields.optional_text("path", name_length_max));
    if (content) {
        attachment.size_bytes = size_of_base64(*content);
        if (!attachment.size_bytes) return fields.wrong("content_base64", problems::invalid_value, "is not base64");
        if (look_into) file.bytes = bytes_of_base64(*content);
        return true;
    }
    if (!path) return false;
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(*path, error);
    if (error) return fields.wrong("path", problems::not_found, fmt::format("{}: cannot be read", *path));
    attachment.size_bytes = static_cast<std::size_t>(size);
    file.path = *path;
    return true;
}

Result<policy::Attachment> decode_attachment(const JsonValue& value, const LookIntoFile& look_into) {
    policy::Attachment attachment;
    auto fields = TRY(value.object());
    attachment.name = TRY(fields.text("name", name_length_max));
    attachment.media_type = TRY(text_or_empty(fields, "media_type", name_length_max));
    GivenFile file{.name = attachment.name, .media_type = attachment.media_type};
    const bool has_content = TRY(read_content(fields, look_into, file, attachment));
    TRY(fields.finish());
    if (!has_content || !look_into) return attachment;
    return look_into(file);
}

Result<policy::EarlierMessage> decode_earlier(const JsonValue& value) {
    auto fields = TRY(value.object());
    const auto author = TRY(word<Author>(fields, "author"));
    policy::EarlierMessage earlier{.author = author, .body = {}};
    TRY(fields.optional_text("id", name_length_max));
    TRY(fields.optional_text("kind", name_length_max));
    TRY(fields.optional_text("reason", name_length_max));
    TRY(fields.optional_text("subject", name_length_max));
    TRY(fields.optional_text("format", name_length_max));
    TRY(fields.optional_text("language", name_length_max));
    earlier.body = TRY(text_or_empty(fields, "body", text_length_max));
    earlier.sent_at = TRY(optional_time(fields, "sent_at"));
    TRY(fields.finish());
    return earlier;
}

}  // namespace

Result<policy::Order> decode_order(const JsonValue& value) {
    policy::Order order;
    auto fields = TRY(value.object());
    order.id = TRY(fields.text("id", name_length_max));
    order.placed_at = TRY(time(fields, "placed_at"));
    order.completed_at = TRY(optional_time(fields, "completed_at"));
    order.items = TRY(list(fields, "items", decode_item));
    order.ship_country = TRY(text_or_empty(fields, "ship_country", name_length_max));
    order.tracking_numbers = TRY(list(fields, "tracking_numbers", decode_text));
    order.buyer_language = TRY(text_or_empty(fields, "buyer_language", name_length_max));
    order.delivery_earliest = TRY(optional_time(fields, "delivery_earliest"));
    order.delivery_latest = TRY(optional_time(fields, "delivery_latest"));
    const auto opted_out = TRY(fields.optional_boolean("buyer_opted_out"));
    order.buyer_opted_out = opted_out.value_or(false);
    TRY(fields.finish());
    return order;
}

Result<BatchDraft> decode_draft(const JsonValue& value, const LookIntoFile& look_into) {
    BatchDraft batch;
    policy::Draft& draft = batch.draft;
    auto fields = TRY(value.object());
    batch.id = TRY(fields.text("id", name_length_max));
    draft.author = TRY(word<Author>(fields, "author"));
    if (draft.author != Author::Buyer && draft.author != Author::Seller) {
        return fields.wrong("author", problems::invalid_value, "an author is \"buyer\" or \"seller\"");
    }
    draft.kind = TRY(word<Kind>(fields, "kind"));
    draft.reason = TRY(optional_word<Reason>(fields, "reason"));
    if (const auto order = fields.find("order")) draft.order = TRY(decode_order(*order));
    draft.sent_at = TRY(time(fields, "sent_at"));
    draft.subject = TRY(text_or_empty(fields, "subject", text_length_max));
    draft.body = TRY(fields.text("body", text_length_max));
    const auto format = TRY(optional_word<TextFormat>(fields, "format"));
    draft.format = format.value_or(TextFormat::Text);
    draft.language = TRY(text_or_empty(fields, "language", name_length_max));
    draft.attachments = TRY(list(fields, "attachments", [&](const JsonValue& file) { return decode_attachment(file, look_into); }));
    draft.history = TRY(list(fields, "history", decode_earlier));
    TRY(fields.finish());
    return batch;
}

}  // namespace stoa::cli
