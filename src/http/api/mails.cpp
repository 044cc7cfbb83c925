// E-mail of all sellers, for operators: what waits, what did not arrive, who was refused.
#include "app/mail/mail_queue.h"
#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

struct MailsQuery {
    MailState state = MailState::Queued;
    PageRequest page{};
};

Result<MailsQuery> decode_mails_query(const Request& request) {
    MailsQuery wanted;
    QueryFields query(request);
    wanted.state = TRY(query.word<MailState>("state")).value_or(MailState::Queued);
    wanted.page = TRY(query.page());
    TRY(query.finish());
    return wanted;
}

void write_owner(JsonWriter& json, SellerId seller, const std::string& name) {
    if (seller == marketplace_itself) return;
    json.key("seller");
    write_seller(json, {seller, name});
}

void write_mail(JsonWriter& json, const QueuedMail& mail) {
    json.begin_object().member("id", to_text(mail.name));
    write_owner(json, mail.name.seller, mail.seller_name);
    if (mail.conversation) json.member("conversation_id", mail.conversation->text());
    json.member("recipient", mail.recipient).member("state", to_text(mail.state)).member("queued_at", format_time(mail.queued_at));
    json.member("changed_at", format_time(mail.changed_at)).member("reply", mail.reply).end_object();
}

void write_shown_mail(JsonWriter& json, const ShownMail& shown) {
    json.begin_object().key("mail");
    write_mail(json, shown.mail);
    json.member("source", shown.source).end_object();
}

void write_counts(JsonWriter& json, const MailCounts& counts) {
    json.begin_object().member("queued", counts.queued).member("failed", counts.failed).member("bounced", counts.bounced);
    json.member("refused_senders", counts.refused_senders).end_object();
}

void write_refused_sender(JsonWriter& json, const RefusedSender& sender) {
    json.begin_object();
    write_owner(json, sender.seller, sender.seller_name);
    json.member("address", sender.address).member("refused", sender.refused).member("seen_at", format_time(sender.seen_at)).end_object();
}

}  // namespace

Result<Response> show_mails(const Request& request, const Caller& caller, App& app) {
    const auto wanted = TRY(decode_mails_query(request));
    return Response::ok(encode_page(TRY(list_mails(app, caller, wanted.state, wanted.page)), write_mail));
}

Result<Response> show_mail_counts(const Request&, const Caller& caller, App& app) {
    return Response::ok(encode(write_counts, TRY(count_mails(app, caller))));
}

Result<Response> show_refused_senders(const Request& request, const Caller& caller, App& app) {
    const auto page = TRY(decode_page(request));
    return Response::ok(encode_page(TRY(list_refused_senders(app, caller, page)), write_refused_sender));
}

Result<Response> show_one_mail(const Request& request, const Caller& caller, App& app) {
    return Response::ok(encode(write_shown_mail, TRY(show_mail(app, caller, std::string(request.parameter("mail"))))));
}

Result<Response> post_mail_retry(const Request& request, const Caller& caller, App& app) {
    return Response::ok(encode(write_mail, TRY(retry_mail(app, caller, std::string(request.parameter("mail"))))));
}

}  // namespace stoa::http
