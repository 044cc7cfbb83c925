#include "http/api/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/digest.h"
#include "base/text.h"

namespace stoa::http {

namespace {

constexpr std::size_t cursor_length_max = 512;

}  // namespace

Error wrong_parameter(Problem problem, std::string_view name, std::string message) {
    return {
        .problem = problem, .message = std::move(message), .arguments = {{"field", std::string(name)}, {"parameter", std::string(name)}}};
}

Result<SellerId> decode_seller(const Request& request) {
    const auto seller = SellerId::parse(request.parameter("seller"));
    if (!seller || *seller == marketplace_itself) return not_found("seller");
    return *seller;
}

Result<OrderId> decode_order_id(const Request& request) {
    auto order = OrderId::parse(request.parameter("order"));
    if (!order) return not_found("order");
    return *std::move(order);
}

Result<ConversationId> decode_conversation_id(const Request& request) {
    const auto conversation = ConversationId::parse(request.parameter("conversation"));
    if (!conversation) return not_found("conversation");
    return *conversation;
}

Result<DraftId> decode_draft_id(const Request& request) {
    const auto draft = DraftId::parse(request.parameter("draft"));
    if (!draft) return not_found("draft");
    return *draft;
}

Result<ImportId> decode_import_id(const Request& request) {
    const auto import = ImportId::parse(request.parameter("import"));
    if (!import) return not_found("import");
    return *import;
}

Result<AttachmentId> decode_attachment_id(const Request& request) {
    const auto attachment = AttachmentId::parse(request.parameter("attachment"));
    if (!attachment) return not_found("file");
    return *attachment;
}

Result<UserId> decode_member_id(const Request& request) {
    const auto member = UserId::parse(request.parameter("member"));
    if (!member) return not_found("member");
    return *member;
}

Result<std::int32_t> decode_seq(const Request& request) {
    const std::string_view text = request.parameter("seq");
    std::int32_t seq = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || seq < 1 || text[0] == '0') return not_found("mail");
    return seq;
}

Result<std::optional<IdempotencyKey>> decode_idempotency(const Request& request) {
    constexpr std::string_view name = "Idempotency-Key";
    const std::string& key = request.headers.idempotency_key;
    if (key.empty()) return std::nullopt;
    if (!is_valid_utf8(key)) return std::unexpected(wrong_parameter(problems::invalid_encoding, name, "the Idempotency-Key is not UTF-8"));
    if (const std::size_t length = length_in_code_points(key); length > IdempotencyKey::length_max) {
        Error error = wrong_parameter(problems::text_too_long, name, "the Idempotency-Key is too long");
        error.arguments.emplace_back("length", std::to_string(length));
        error.arguments.emplace_back("limit", std::to_string(IdempotencyKey::length_max));
        return std::unexpected(std::move(error));
    }
    const std::string all = fmt::format("{}\n{}\n{}", to_text(request.method), request.target.path, request.body);
    return IdempotencyKey{.key = key, .body_digest = digest(all)};
}

Result<std::optional<std::string>> QueryFields::text(std::string_view name, std::size_t length_max) {
    asked_.push_back(name);
    const auto value = request_.find_query(name);
    if (!value) return std::nullopt;
    if (const std::size_t length = length_in_code_points(*value); length > length_max) {
        Error error = wrong_parameter(problems::text_too_long, name, fmt::format("the parameter \"{}\" is too long", name));
        error.arguments.emplace_back("length", std::to_string(length));
        error.arguments.emplace_back("limit", std::to_string(length_max));
        return std::unexpected(std::move(error));
    }
    return std::string(*value);
}

Result<std::optional<std::int64_t>> QueryFields::integer(std::string_view name, std::int64_t min, std::int64_t max) {
    asked_.push_back(name);
    const auto value = request_.find_query(name);
    if (!value) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(value->data(), value->data() + value->size(), number);
    if (code != std::errc() || end != value->data() + value->size() || number < min || number > max) {
        Error error =
            wrong_parameter(problems::invalid_value, name, fmt::format("the parameter \"{}\" must be from {} to {}", name, min, max));
        error.arguments.emplace_back("expected", fmt::format("{} … {}", min, max));
        return std::unexpected(std::move(error));
    }
    return number;
}

Result<std::optional<bool>> QueryFields::truth(std::string_view name) {
    const auto value = TRY(text(name, word_length_max));
    if (!value) return std::nullopt;
    if (*value == "true" || *value == "false") return *value == "true";
    Error error = wrong_parameter(problems::invalid_value, name, fmt::format("the parameter \"{}\" must be true or false", name));
    error.arguments.emplace_back("expected", "true, false");
    return std::unexpected(std::move(error));
}

Result<std::optional<QueryFields::Moment>> QueryFields::moment(std::string_view name) {
    const auto value = TRY(text(name, word_length_max));
    if (!value) return std::nullopt;
    if (const auto at = parse_time(*value)) return Moment{*at, Duration{1}};
    constexpr std::size_t date_length = 10;
    if (const auto at = parse_time(*value + "T00:00:00Z"); at && value->size() == date_length) return Moment{*at, days(1)};
    Error error = wrong_parameter(problems::invalid_value, name, fmt::format("the parameter \"{}\" is neither a date nor a time", name));
    error.arguments.emplace_back("expected", "2026-11-24, 2026-11-24T03:21:41Z");
    return std::unexpected(std::move(error));
}

Result<std::optional<Timestamp>> QueryFields::first_moment(std::string_view name) {
    const auto found = TRY(moment(name));
    return found ? std::optional(found->at) : std::nullopt;
}

Result<std::optional<Timestamp>> QueryFields::last_moment(std::string_view name) {
    const auto found = TRY(moment(name));
    return found ? std::optional(found->at + found->length - Duration{1}) : std::nullopt;
}

Result<PageRequest> QueryFields::page() {
    PageRequest page;
    page.cursor = TRY(text("cursor", cursor_length_max));
    const auto limit = TRY(integer("limit", 1, PageRequest::limit_max));
    page.limit = static_cast<int>(limit.value_or(page.limit));
    return page;
}

Result<void> QueryFields::finish() const {
    for (const auto& [name, value] : request_.target.query) {
        if (std::ranges::count(request_.target.query, name, &std::pair<std::string, std::string>::first) > 1) {
            Error error = wrong_parameter(problems::invalid_value, name, fmt::format("the parameter \"{}\" is there twice", name));
            error.arguments.emplace_back("expected", "one value");
            return std::unexpected(std::move(error));
        }
        if (std::ranges::find(asked_, name) != asked_.end()) continue;
        Error error = wrong_parameter(problems::unknown_field, name, fmt::format("the parameter \"{}\" is not known", name));
        error.arguments.emplace_back("nearest", std::string(nearest(name, asked_)));
        return std::unexpected(std::move(error));
    }
    return {};
}

Result<PageRequest> decode_page(const Request& request) {
    QueryFields query(request);
    auto page = TRY(query.page());
    TRY(query.finish());
    return page;
}

Result<JsonFields> decode_object(const JsonDocument& document) { return document.root().object(); }

Result<std::string> decode_text(JsonFields& fields, std::string_view name, std::size_t length_max) {
    auto text = TRY(fields.text(name, length_max));
    if (text.empty()) return fields.wrong(name, problems::text_empty, fmt::format("the field \"{}\" is empty", name));
    return text;
}

Result<std::optional<std::string>> decode_optional_text(JsonFields& fields, std::string_view name, std::size_t length_max) {
    auto text = TRY(fields.optional_text(name, length_max));
    if (text && text->empty()) return fields.wrong(name, problems::text_empty, fmt::format("the field \"{}\" is empty", name));
    return text;
}

std::unexpected<Error> unexpected_value(const JsonFields& fields, std::string_view name, std::string_view expected,
                                        std::string_view nearest) {
    Error error =
        fields.wrong(name, problems::invalid_value, fmt::format("the value of \"{}\" is not allowed, expected: {}", name, expected))
            .error();
    error.arguments.emplace_back("expected", expected);
    error.arguments.emplace_back("nearest", nearest);
    return std::unexpected(std::move(error));
}

}  // namespace stoa::http
