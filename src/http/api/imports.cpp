// Order reports that a browser brings.
#include "app/reports/order_imports.h"
#include "base/text.h"
#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

using reports::OrderImportLimits;
using reports::OrderImportView;

constexpr std::size_t encoding_length_max = 40;

Result<reports::PutOrderImport> decode_put_import(const Request& request) {
    reports::PutOrderImport put;
    put.seller = TRY(decode_seller(request));
    put.id = TRY(decode_import_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    put.file_name = TRY(decode_text(fields, "file_name", OrderImportLimits::file_name_length_max));
    put.size_bytes = TRY(fields.integer("size_bytes", 1, OrderImportLimits::size_bytes_max));
    put.encoding = TRY(decode_optional_text(fields, "encoding", encoding_length_max)).value_or("utf-8");
    TRY(fields.finish());
    return put;
}

Result<reports::OrderImportPart> decode_part(const Request& request) {
    reports::OrderImportPart part;
    part.seller = TRY(decode_seller(request));
    part.id = TRY(decode_import_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    part.begin = TRY(fields.integer("begin", 0, OrderImportLimits::size_bytes_max - 1));
    const std::string content = TRY(decode_text(fields, "content_base64", OrderImportLimits::part_bytes_max / 3 * 4));
    TRY(fields.finish());
    auto bytes = from_base64(content);
    if (!bytes || bytes->empty()) return unexpected_value(fields, "content_base64", "base64 (RFC 4648 section 4)");
    part.bytes = *std::move(bytes);
    return part;
}

void write_import(JsonWriter& json, const OrderImportView& view) {
    json.begin_object()
        .member("id", view.id.text())
        .member("created_by", view.created_by)
        .member("created_at", format_time(view.created_at));
    if (view.ended_at) json.member("ended_at", format_time(*view.ended_at));
    json.member("state", to_text(view.state))
        .member("file_name", view.file_name)
        .member("encoding", view.encoding)
        .member("size_bytes", view.size_bytes)
        .member("received_bytes", view.received_bytes)
        .member("bytes_done", view.bytes_done)
        .member("lines_done", view.lines_done)
        .member("orders_changed", view.orders_changed)
        .member("lines_refused", view.lines_refused)
        .end_object();
}

void write_import_with_refusals(JsonWriter& json, const OrderImportView& view, const Catalogues& catalogues, std::string_view language) {
    json.begin_object().key("import");
    write_import(json, view);
    json.key("refusals").begin_array();
    for (const reports::OrderImportFault& fault : view.refusals) {
        json.begin_object()
            .member("line", fault.line)
            .member("column", fault.column)
            .member("why", catalogues.format(language, "report." + fault.code, fault.arguments))
            .end_object();
    }
    json.end_array().end_object();
}

}  // namespace

Result<Response> show_imports(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto page = TRY(decode_page(request));
    return Response::ok(encode_page(TRY(reports::list_order_imports(app, caller, seller, page)), write_import));
}

Result<Response> show_import(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_import_id(request));
    const auto view = TRY(reports::get_order_import(app, caller, seller, id));
    return Response::ok(encode(write_import_with_refusals, view, app.catalogues, request.language));
}

Result<Response> put_import(const Request& request, const Caller& caller, App& app) {
    const auto put = TRY(decode_put_import(request));
    auto view = reports::put_order_import(app, caller, put);
    // Of this call only the encoding can be wrong by its value.
    if (!view && view.error().code() == problems::invalid_value.code) {
        view.error().pointer = "/encoding";
        view.error().arguments = {{"field", "encoding"}, {"expected", "utf-8, windows-1252, shift_jis"}, {"nearest", ""}};
    }
    return Response::ok(encode(write_import, TRY(view)));
}

Result<Response> put_import_part(const Request& request, const Caller& caller, App& app) {
    const auto part = TRY(decode_part(request));
    return Response::ok(encode(write_import, TRY(reports::put_order_import_part(app, caller, part))));
}

Result<Response> delete_import(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_import_id(request));
    TRY(reports::delete_order_import(app, caller, seller, id));
    return Response::no_content();
}

}  // namespace stoa::http
