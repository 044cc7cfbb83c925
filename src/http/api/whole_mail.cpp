// The mail as which a message came, opened beside it.
#include "app/mail/whole_mail.h"

#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

void write_mail_files(JsonWriter& json, const std::vector<MailFileView>& files) {
    json.key("files").begin_array();
    for (const MailFileView& file : files) {
        json.begin_object().member("name", file.name).member("media_type", file.media_type).member("size_bytes", file.bytes).end_object();
    }
    json.end_array();
}

void write_whole_mail(JsonWriter& json, const WholeMail& mail) {
    json.begin_object().member("received_at", format_time(mail.received_at)).member("subject", mail.subject);
    json.key("pieces").begin_array();
    for (const MailPiece& piece : mail.pieces)
        json.begin_object().member("text", piece.text).member("left_out", piece.is_left_out).end_object();
    json.end_array().member("shortened", mail.is_shortened);
    write_mail_files(json, mail.files);
    json.end_object();
}

}  // namespace

Result<Response> show_whole_mail(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto conversation = TRY(decode_conversation_id(request));
    const auto seq = TRY(decode_seq(request));
    return Response::ok(encode(write_whole_mail, TRY(get_whole_mail(app, caller, seller, conversation, seq))));
}

Result<Response> show_mail_source(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto conversation = TRY(decode_conversation_id(request));
    const auto seq = TRY(decode_seq(request));
    std::string source = TRY(get_mail_source(app, caller, seller, conversation, seq));
    Response response{.content_type = "message/rfc822", .body = std::move(source)};
    // Whatever it holds, no browser shows it by itself.
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"mail-" + std::to_string(seq) + ".eml\"");
    return response;
}

Result<Response> show_buyer_whole_mail(const Request& request, const Caller& caller, App& app) {
    const auto conversation = TRY(decode_conversation_id(request));
    const auto seq = TRY(decode_seq(request));
    return Response::ok(encode(write_whole_mail, TRY(get_buyer_whole_mail(app, caller, conversation, seq))));
}

}  // namespace stoa::http
