#include "app/explain.h"
#include "http/api/encode.h"
#include "policy/rule.h"

namespace stoa::http {

namespace {

std::int64_t number(std::size_t value) { return static_cast<std::int64_t>(value); }

std::string_view rule_id(policy::RuleNumber number) {
    const policy::Rule* rule = policy::find_rule(number);
    return rule ? rule->id : "unknown";
}

void write_replacement(JsonWriter& json, const std::optional<policy::Replacement>& replacement) {
    if (!replacement) return;
    json.key("replacement").begin_object().member("part", policy::to_text(replacement->part));
    json.member("begin", number(replacement->span.begin)).member("end", number(replacement->span.end));
    json.member("text", replacement->text).end_object();
}

void write_file_place(JsonWriter& json, const policy::FilePlace& place) {
    json.member("page", place.page);
    if (!place.box) return;
    json.key("box").begin_array();
    for (const std::int32_t side : {place.box->x, place.box->y, place.box->width, place.box->height}) json.integer(side);
    json.end_array();
}

void write_finding(JsonWriter& json, const policy::Finding& finding, const Reader& reader) {
    const Explanation words = explain(reader.app.catalogues, reader.language, reader.side, finding);
    json.begin_object().member("rule", finding.rule_id).member("outcome", to_text(finding.outcome));
    json.member("part", policy::to_text(finding.part));
    if (finding.span) {
        json.member("begin", number(finding.span->begin)).member("end", number(finding.span->end)).member("text", finding.text);
    }
    if (finding.place) write_file_place(json, *finding.place);
    json.member("title", words.title).member("why", words.why).member("fix", words.fix);
    write_replacement(json, finding.replacement);
    json.end_object();
}

}  // namespace

void write_verdict(JsonWriter& json, const policy::Verdict& verdict, const Reader& reader) {
    constexpr std::size_t findings_max = 100;  // As the contract says; a text with more of them is not read to the end.
    std::size_t written = 0;
    json.begin_object().member("outcome", to_text(verdict.outcome));
    json.member("pack", verdict.pack.empty() ? reader.app.pack.name() : verdict.pack);
    if (!verdict.engine.empty()) json.member("pack_version", verdict.pack_version).member("engine", verdict.engine);
    json.key("findings").begin_array();
    for (const policy::Finding& finding : verdict.findings) {
        if (++written > findings_max) break;
        write_finding(json, finding, reader);
    }
    json.end_array();
    if (!verdict.unavailable.empty()) {
        json.key("unavailable").begin_array();
        for (const policy::Unavailable& rule : verdict.unavailable) json.text(rule.rule_id);
        json.end_array();
    }
    json.end_object();
}

namespace {

void write_message_members(JsonWriter& json, const Message& message) {
    json.member("id", message.id.text()).member("seq", message.seq).member("author", to_text(message.author));
    json.member("author_name", message.author_name).member("kind", to_text(message.kind));
    if (message.reason) json.member("reason", to_text(*message.reason));
    json.member("subject", message.subject).member("text", message.body);
    if (!message.masks.empty()) {
        json.key("masks").begin_array();
        for (const Mask& mask : message.masks) {
            json.begin_object().member("rule", rule_id(mask.rule)).member("begin", mask.begin).member("end", mask.end).end_object();
        }
        json.end_array();
    }
    json.member("modified", message.modified).member("delivered_at", format_time(message.delivered_at));
    json.member("by_mail", message.door == Door::Mail);
}

void write_delivery(JsonWriter& json, const MailDelivery& delivery) {
    json.key("mail").begin_object().member("state", to_text(delivery.state)).member("changed_at", format_time(delivery.changed_at));
    if (delivery.cause) json.member("cause", to_text(*delivery.cause));
    json.end_object();
}

}  // namespace

void write_message(JsonWriter& json, const Message& message) {
    json.begin_object();
    write_message_members(json, message);
    json.end_object();
}

void write_message_view(JsonWriter& json, const MessageView& view) {
    json.begin_object();
    write_message_members(json, view.message);
    if (view.mail.delivery) write_delivery(json, *view.mail.delivery);
    add_attachments(json, view.attachments);
    json.end_object();
}

void write_checking(JsonWriter& json, const Checking& checking, const Reader& reader) {
    json.begin_object().key("draft");
    write_draft(json, checking.draft, reader);
    json.end_object();
}

void write_messages(JsonWriter& json, const std::vector<Message>& messages) {
    json.begin_array();
    for (const Message& message : messages) write_message(json, message);
    json.end_array();
}

void write_sent(JsonWriter& json, const Sent& sent, const Reader& reader) {
    json.begin_object().member("conversation_id", sent.conversation.text()).key("message").begin_object();
    write_message_members(json, sent.message);
    add_attachments(json, sent.attachments);
    json.end_object().key("verdict");
    write_verdict(json, sent.verdict, reader);
    json.end_object();
}

}  // namespace stoa::http
