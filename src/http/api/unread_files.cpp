// Files that could not be read, of all sellers, for operators.
#include "app/attachments/unread_files.h"

#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

void write_unread_file(JsonWriter& json, const UnreadFile& file) {
    json.begin_object().key("seller");
    write_seller(json, {file.seller, file.seller_name});
    json.member("id", file.id.text()).member("author", to_text(file.author)).member("author_name", file.author_name);
    json.member("name", file.name).member("size_bytes", file.size_bytes).member("trouble", file.trouble).member("looks", file.looks);
    json.member("happened_at", format_time(file.happened_at)).member("is_checking", file.is_checking);
    json.member("may_retry", file.may_retry).end_object();
}

}  // namespace

Result<Response> show_unread_files(const Request& request, const Caller& caller, App& app) {
    const auto page = TRY(decode_page(request));
    return Response::ok(encode_page(TRY(list_unread_files(app, caller, page)), write_unread_file));
}

Result<Response> post_unread_file_retry(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_attachment_id(request));
    return Response::ok(encode(write_unread_file, TRY(retry_unread_file(app, caller, seller, id))));
}

}  // namespace stoa::http
