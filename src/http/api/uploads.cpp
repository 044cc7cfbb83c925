// Files as they come in, by tus 1.0 with its extensions creation, creation-with-upload, expiration and termination
// (https://tus.io/protocols/resumable-upload).
#include "app/attachments/uploads.h"

#include <fmt/format.h>

#include "app/attachments/attachments.h"
#include "app/attachments/upload_limits.h"
#include "http/api/decode.h"
#include "http/api/handlers.h"
#include "http/api/upload_body.h"
#include "http/api/upload_headers.h"

namespace stoa::http {

namespace {

// Of an upload as far as it is.
Response describe_upload(int status, const UploadView& upload) {
    Response response;
    response.status = status;
    response.headers.emplace_back("Upload-Offset", std::to_string(upload.received_bytes));
    if (upload.expires_at) response.headers.emplace_back("Upload-Expires", format_http_date(upload.expires_at->ms / 1000));
    return response;
}

Response describe_created(const UploadView& upload) {
    Response response = describe_upload(201, upload);
    response.headers.emplace_back("Location", fmt::format("/v1/uploads/{}/{}", upload.seller.number, upload.id.text()));
    return response;
}

// A body that cannot fit is refused before it is sent.
Result<void> require_fit(const Request& request, std::int64_t offset, std::int64_t size_bytes) {
    if (request.body_size_bytes.value_or(0) <= size_bytes - offset) return {};
    return std::unexpected(Error{.problem = problems::file_too_large,
                                 .message = "the body is longer than what is missing of the file",
                                 .arguments = {{"max", std::to_string(size_bytes)}}});
}

Result<Response> answer_patch(const Result<UploadView>& appended) {
    if (!appended) return std::unexpected(appended.error());
    return describe_upload(204, *appended);
}

// The upload is there whatever became of its first bytes: its client is told where, and goes on with it.
Result<Response> answer_post(App& app, const Caller& caller, const UploadView& created, const Result<UploadView>& appended) {
    if (appended) return describe_created(*appended);
    if (appended.error().kind() == ErrorKind::TooLarge) {
        TRY(remove_attachment(app, caller, created.seller, created.id));
        return std::unexpected(appended.error());
    }
    const auto upload = TRY(get_upload(app, caller, created.seller, created.id));
    return describe_created(upload);
}

// Who asks is not known, and what it would send neither: the largest that anybody may.
std::int64_t tus_size_bytes_max(const App& app) {
    return std::max(allowed_files(app, Author::Buyer).size_bytes_max(), allowed_files(app, Author::Seller).size_bytes_max());
}

}  // namespace

Result<Response> show_upload_protocol(const Request&, const Service& service) {
    Response response = Response::no_content();
    response.headers.emplace_back("Tus-Extension", "creation,creation-with-upload,expiration,termination");
    response.headers.emplace_back("Tus-Max-Size", std::to_string(tus_size_bytes_max(service.app)));
    return response;
}

Result<Response> post_upload(const Request& request, const Caller& caller, App& app) {
    TRY(require_tus(request));
    if (request.has_body) TRY(require_upload_type(request));
    const auto begin = TRY(decode_begin_upload(request));
    TRY(require_fit(request, 0, begin.size_bytes));
    const auto begun = begin_upload(app, caller, begin);
    if (!begun) return std::unexpected(name_upload_header(begun.error()));
    const UploadView& created = *begun;
    if (!request.has_body) return describe_created(created);
    auto append = TRY(UploadAppend::begin(app, caller, created.seller, created.id, 0));
    return take_upload(std::move(append), 0,
                       [&app, caller, created](const Result<UploadView>& appended) { return answer_post(app, caller, created, appended); });
}

Result<Response> show_upload(const Request& request, const Caller& caller, App& app) {
    TRY(require_tus(request));
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_attachment_id(request));
    const auto upload = TRY(get_upload(app, caller, seller, id));
    Response response = describe_upload(200, upload);
    response.headers.emplace_back("Upload-Length", std::to_string(upload.size_bytes));
    if (!upload.metadata.empty()) response.headers.emplace_back("Upload-Metadata", upload.metadata);
    return response;
}

Result<Response> patch_upload(const Request& request, const Caller& caller, App& app) {
    TRY(require_tus(request));
    TRY(require_upload_type(request));
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_attachment_id(request));
    const auto offset = TRY(decode_upload_offset(request));
    auto append = TRY(UploadAppend::begin(app, caller, seller, id, offset));
    TRY(require_fit(request, offset, append.size_bytes()));
    return take_upload(std::move(append), offset, answer_patch);
}

Result<Response> delete_upload(const Request& request, const Caller& caller, App& app) {
    TRY(require_tus(request));
    return delete_attachment(request, caller, app);
}

}  // namespace stoa::http
