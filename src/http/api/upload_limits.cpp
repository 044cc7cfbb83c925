// What may be uploaded, told before anybody chooses a file.
#include "app/attachments/upload_limits.h"

#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

void write_limits(JsonWriter& json, const AllowedFiles& allowed) {
    json.begin_object().key("media_types").begin_array();
    for (const std::string& type : allowed.media_types) json.text(type);
    json.end_array().member("size_bytes_max", allowed.size_bytes_max()).key("sizes").begin_array();
    for (const AllowedFiles::Size& size : allowed.sizes)
        json.begin_object().member("kind", size.kind).member("size_bytes_max", size.bytes_max).end_object();
    json.end_array().member("files_max", UploadLimits::files_max).end_object();
}

}  // namespace

Result<Response> show_seller_upload_limits(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    return Response::ok(encode(write_limits, TRY(get_upload_limits(app, caller, seller))));
}

Result<Response> show_upload_limits(const Request&, const Caller& caller, App& app) {
    return Response::ok(encode(write_limits, TRY(get_upload_limits(app, caller, std::nullopt))));
}

}  // namespace stoa::http
