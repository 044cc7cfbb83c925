#include "http/api/decode_message.h"

#include <limits>

#include "app/attachments/upload_limits.h"
#include "app/messages/fixed_text.h"
#include "domain/conversation.h"
#include "http/api/decode.h"

namespace stoa::http {

namespace {

Result<std::optional<OrderId>> decode_optional_order_id(JsonFields& fields, std::string_view name) {
    const auto text = TRY(fields.optional_text(name, OrderId::length_max));
    if (!text) return std::nullopt;
    auto order = OrderId::parse(*text);
    if (!order) return unexpected_value(fields, name, "302-1234567-1234567");
    return *std::move(order);
}

Result<Seen> decode_seen(JsonFields& fields) {
    const auto last_seq = TRY(fields.optional_integer("seen_seq", 0, std::numeric_limits<std::int32_t>::max()));
    const auto confirmed = TRY(fields.optional_boolean("confirm"));
    return Seen{.last_seq = last_seq, .confirmed = confirmed.value_or(false)};
}

// Files that were uploaded and are on nothing yet.
Result<Files> decode_files(JsonFields& fields) {
    constexpr std::size_t id_length = 36;
    Files files;
    const auto member = fields.find("attachments");
    if (!member) return files;
    for (const JsonValue& value : TRY(member->array(UploadLimits::files_max))) {
        const auto id = AttachmentId::parse(TRY(value.text(id_length)));
        if (!id)
            return std::unexpected(Error{.problem = problems::invalid_value, .message = "no id of a file", .pointer = value.pointer()});
        files.push_back(*id);
    }
    return files;
}

}  // namespace

Result<ContactBuyer> decode_contact_buyer(const Request& request) {
    const auto seller = TRY(decode_seller(request));
    auto order = TRY(decode_order_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto reason = TRY(decode_word<Reason>(fields, "reason"));
    // For a reason with a fixed text there is nothing to say: the fields are unknown then.
    const bool fixed = has_fixed_text(reason);
    auto subject = fixed ? std::string() : TRY(decode_text(fields, "subject", MessageLimits::subject_length_max));
    auto text = fixed ? std::string() : TRY(fields.text("text", MessageLimits::text_length_max));
    const auto draft = TRY(decode_optional_id<DraftId>(fields, "draft_id"));
    const auto seen = TRY(decode_seen(fields));
    auto files = TRY(decode_files(fields));
    TRY(fields.finish());
    auto idempotency = TRY(decode_idempotency(request));
    return ContactBuyer{seller, std::move(order),       reason, std::move(subject), std::move(text),
                        draft,  std::move(idempotency), seen,   std::move(files)};
}

Result<SendMessage> decode_send_message(const Request& request) {
    SendMessage message;
    message.seller = TRY(decode_seller(request));
    message.conversation = TRY(decode_conversation_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    message.reason = TRY(decode_optional_word<Reason>(fields, "reason"));
    if (!message.reason || !has_fixed_text(*message.reason)) {
        message.subject = TRY(decode_optional_text(fields, "subject", MessageLimits::subject_length_max));
        message.text = TRY(fields.text("text", MessageLimits::text_length_max));
    }
    message.draft = TRY(decode_optional_id<DraftId>(fields, "draft_id"));
    message.seen = TRY(decode_seen(fields));
    message.files = TRY(decode_files(fields));
    TRY(fields.finish());
    message.idempotency = TRY(decode_idempotency(request));
    return message;
}

Result<SendBuyerMessage> decode_send_buyer_message(const Request& request) {
    SendBuyerMessage message;
    message.conversation = TRY(decode_conversation_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    message.text = TRY(fields.text("text", MessageLimits::text_length_max));
    message.draft = TRY(decode_optional_id<DraftId>(fields, "draft_id"));
    message.seen = TRY(decode_seen(fields));
    message.files = TRY(decode_files(fields));
    TRY(fields.finish());
    message.idempotency = TRY(decode_idempotency(request));
    return message;
}

Result<OpenInquiry> decode_open_inquiry(const Request& request) {
    const auto seller = TRY(decode_seller(request));
    auto order = TRY(decode_order_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto topic = TRY(decode_word<Topic>(fields, "topic"));
    auto text = TRY(fields.text("text", MessageLimits::text_length_max));
    const auto draft = TRY(decode_optional_id<DraftId>(fields, "draft_id"));
    const auto seen = TRY(decode_seen(fields));
    auto files = TRY(decode_files(fields));
    TRY(fields.finish());
    auto idempotency = TRY(decode_idempotency(request));
    return OpenInquiry{seller, std::move(order), topic, std::move(text), draft, std::move(idempotency), seen, std::move(files)};
}

Result<OpenLinkInquiry> decode_link_inquiry(const Request& request) {
    OpenLinkInquiry inquiry{.link = std::string(request.parameter("link")), .text = {}};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    inquiry.text = TRY(fields.text("text", MessageLimits::text_length_max));
    inquiry.seen = TRY(decode_seen(fields));
    TRY(fields.finish());
    inquiry.idempotency = TRY(decode_idempotency(request));
    return inquiry;
}

// A text that is being written may still be empty.
Result<CheckSellerDraft> decode_check_seller_draft(const Request& request) {
    CheckSellerDraft check;
    check.seller = TRY(decode_seller(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    check.conversation = TRY(decode_optional_id<ConversationId>(fields, "conversation_id"));
    check.order = TRY(decode_optional_order_id(fields, "order_id"));
    check.reason = TRY(decode_optional_word<Reason>(fields, "reason"));
    const auto subject = TRY(fields.optional_text("subject", MessageLimits::subject_length_max));
    check.subject = subject.value_or("");
    check.text = TRY(fields.text("text", MessageLimits::text_length_max));
    check.draft = TRY(decode_optional_id<DraftId>(fields, "draft_id"));
    TRY(fields.finish());
    return check;
}

Result<CheckTemplate> decode_check_template(const Request& request) {
    CheckTemplate check{.address = request.remote_address};
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto author = TRY(decode_optional_word<Author>(fields, "author"));
    check.author = author.value_or(Author::Seller);
    if (check.author != Author::Seller && check.author != Author::Buyer) return unexpected_value(fields, "author", "seller, buyer", "");
    check.reason = TRY(decode_optional_word<Reason>(fields, "reason"));
    const auto format = TRY(decode_optional_word<TextFormat>(fields, "format"));
    check.format = format.value_or(TextFormat::Text);
    const auto subject = TRY(fields.optional_text("subject", MessageLimits::subject_length_max));
    check.subject = subject.value_or("");
    check.text = TRY(fields.text("text", CheckTemplate::text_length_max));
    TRY(fields.finish());
    return check;
}

Result<CheckBuyerDraft> decode_check_buyer_draft(const Request& request) {
    CheckBuyerDraft check;
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    check.conversation = TRY(decode_optional_id<ConversationId>(fields, "conversation_id"));
    check.text = TRY(fields.text("text", MessageLimits::text_length_max));
    check.draft = TRY(decode_optional_id<DraftId>(fields, "draft_id"));
    if (const auto seller = TRY(fields.optional_integer("seller_id", 1, INT64_MAX))) check.seller = SellerId{*seller};
    TRY(fields.finish());
    return check;
}

Result<Section> decode_section(const Request& request) {
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto section = TRY(decode_word<Section>(fields, "section"));
    TRY(fields.finish());
    return section;
}

Result<std::int32_t> decode_read_mark(const Request& request) {
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto seq = TRY(fields.integer("seq", 0, std::numeric_limits<std::int32_t>::max()));
    TRY(fields.finish());
    return static_cast<std::int32_t>(seq);
}

}  // namespace stoa::http
