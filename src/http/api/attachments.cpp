// Files of messages: what they are, where they are said, and their bytes.
#include "app/attachments/attachments.h"

#include <fmt/format.h>

#include "app/attachments/upload_limits.h"
#include "base/log.h"
#include "base/text.h"
#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"
#include "http/byte_range.h"
#include "http/content_disposition.h"
#include "http/http_problems.h"
#include "http/problem.h"

namespace stoa::http {

namespace {

constexpr std::size_t ids_max = 100;         // Of one request; how many a message may have is the action's business.
constexpr std::size_t etag_hex_digits = 32;  // Of the digest: enough to tell any two files apart.
// A file can do nothing, whatever it is and wherever it is opened.
constexpr std::string_view file_policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

Result<AttachmentPart> decode_part(const Request& request) {
    const auto part = parse_word<AttachmentPart>(request.parameter("part"));
    if (!part) return not_found("file");
    return *part;
}

Result<AttachmentId> decode_id(const JsonValue& value) {
    const std::string text = TRY(value.text(word_length_max));
    const auto id = AttachmentId::parse(text);
    if (id) return *id;
    return std::unexpected(Error{.problem = problems::invalid_value,
                                 .message = "not the id of a file",
                                 .pointer = value.pointer(),
                                 .arguments = {{"expected", "0193f0c2-7b1e-7c3a-9d52-3f1a5b7c9e01"}}});
}

Result<PlaceAttachments> decode_place(const Request& request) {
    PlaceAttachments place;
    place.seller = TRY(decode_seller(request));
    place.draft = TRY(decode_draft_id(request));
    const auto document = TRY(JsonDocument::parse(request.body));
    auto fields = TRY(decode_object(document));
    const auto list = TRY(fields.get("attachments"));
    TRY(fields.finish());
    for (const JsonValue& entry : TRY(list.array(ids_max))) {
        const AttachmentId id = TRY(decode_id(entry));
        place.files.push_back(id);
    }
    return place;
}

// Only pictures that Stoa made are shown where they are; everything else is saved.
Disposition disposition_of(AttachmentPart part, std::string_view media_type) {
    const bool is_made = part != AttachmentPart::Original;
    const bool is_shown =
        media_type == "image/jpeg" || media_type == "image/png" || media_type == "image/webp" || media_type == "image/gif";
    return is_made && is_shown ? Disposition::Inline : Disposition::Attachment;
}

Response describe_file(const FoundPart& found, AttachmentPart part, const std::string& etag) {
    Response response;
    response.cache_control = "private, no-cache";  // Who may see it is asked each time.
    response.content_security_policy = file_policy;
    response.headers.emplace_back("ETag", etag);
    response.headers.emplace_back("Accept-Ranges", "bytes");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.emplace_back("Content-Disposition",
                                  content_disposition(disposition_of(part, found.media_type), name_by_type(found.name, found.media_type)));
    return response;
}

std::unique_ptr<BodySource> source_of(std::unique_ptr<blobs::BlobReader> reader, std::int64_t size_bytes, AttachmentId id) {
    auto source = std::make_unique<BodySource>();
    source->size_bytes = size_bytes;
    source->read = [reader = std::shared_ptr(std::move(reader)), id](std::span<char> buffer) {
        auto count = reader->read(buffer);
        if (!count) log::warn("the file {} breaks off while it is sent: {}", id.text(), count.error().message);
        return count;
    };
    return source;
}

}  // namespace

Result<Response> show_attachment(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_attachment_id(request));
    return Response::ok(encode(write_attachment, TRY(get_attachment(app, caller, seller, id))));
}

Result<Response> delete_attachment(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_attachment_id(request));
    TRY(remove_attachment(app, caller, seller, id));
    return Response::no_content();
}

Result<Response> put_draft_attachments(const Request& request, const Caller& caller, App& app) {
    const auto place = TRY(decode_place(request));
    auto placed = place_attachments(app, caller, place);
    // How many, and that each is there once, is said of the list.
    if (!placed && placed.error().kind() == ErrorKind::Refused) placed.error().pointer = "/attachments";
    const auto attachments = TRY(placed);
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (const AttachmentView& attachment : attachments) write_attachment(json, attachment);
    json.end_array().end_object();
    return Response::ok(json.take());
}

Result<Response> show_attachment_part(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto id = TRY(decode_attachment_id(request));
    const auto part = TRY(decode_part(request));
    const auto found = TRY(find_attachment_part(app, caller, seller, id, part));
    const std::string etag = "\"" + to_hex(found.sha256).substr(0, etag_hex_digits) + "\"";
    Response response = describe_file(found, part, etag);
    if (has_version(request.headers.if_none_match, etag)) {
        response.status = 304;
        return response;
    }
    const AskedRange range = request.method == Method::Get ? read_range(request.headers, etag, found.size_bytes) : AskedRange{};
    if (range.asked == Asked::Nothing) {
        const Error error{.problem = http_problems::range_not_satisfiable,
                          .message = "the range lies behind the end",
                          .arguments = {{"size", std::to_string(found.size_bytes)}}};
        Response refused = encode_problem(app.catalogues, request.language, error);
        refused.headers.emplace_back("Content-Range", fmt::format("bytes */{}", found.size_bytes));
        return refused;
    }
    // What Stoa makes of a text is UTF-8.
    const bool is_text = part == AttachmentPart::Rebuilt && found.media_type == "text/plain";
    response.headers.emplace_back("Content-Type", is_text ? "text/plain; charset=utf-8" : found.media_type);
    blobs::ByteRange wanted{};
    std::int64_t size_bytes = found.size_bytes;
    if (range.asked == Asked::Part) {
        const auto [begin, size] = range.part;
        wanted = {.begin = begin, .size = size};
        size_bytes = size;
        response.status = 206;
        response.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", begin, begin + size - 1, found.size_bytes));
    }
    auto opened = TRY(open_attachment(app, caller, {.seller = seller, .id = id, .part = part, .range = wanted}));
    response.source = source_of(std::move(opened.reader), size_bytes, id);
    return response;
}

}  // namespace stoa::http
