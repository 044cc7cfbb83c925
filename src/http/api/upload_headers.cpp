#include "http/api/upload_headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "app/attachments/upload_limits.h"
#include "base/ascii.h"
#include "base/text.h"
#include "http/api/decode.h"
#include "http/http_problems.h"

namespace stoa::http {

namespace {

constexpr std::string_view upload_type = "application/offset+octet-stream";
constexpr std::string_view length_header = "Upload-Length", offset_header = "Upload-Offset", metadata_header = "Upload-Metadata";

std::unexpected<Error> wrong_header(std::string_view name, std::string message, std::string_view expected) {
    Error error = wrong_parameter(problems::invalid_value, name, std::move(message));
    error.arguments.emplace_back("expected", expected);
    return std::unexpected(std::move(error));
}

Result<std::int64_t> decode_size(std::string_view text, std::string_view name) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0 && text[0] != '-';
    if (!is_number) return wrong_header(name, fmt::format("{} is no number of bytes", name), "0, 1, 2 …");
    return number;
}

using Metadata = std::map<std::string, std::string, std::less<>>;

// "filename bXVnLmpwZw==,is_confidential": keys with values in base64, or without one.
Result<Metadata> decode_metadata(std::string_view text) {
    constexpr std::string_view expected = "filename bXVnLmpwZw==,order MTE0LTI=";
    if (text.size() > UploadLimits::metadata_bytes_max)
        return wrong_header(metadata_header, "the metadata is too long", fmt::format("1 … {}", UploadLimits::metadata_bytes_max));
    Metadata metadata;
    for (const std::string_view part : split(text, ',')) {
        const std::string_view pair = trim(part);
        const std::size_t blank = std::min(pair.find(' '), pair.size());
        auto value = from_base64(trim(pair.substr(blank)));
        const bool is_new = value && !pair.empty() && metadata.emplace(pair.substr(0, blank), *std::move(value)).second;
        if (!is_new) return wrong_header(metadata_header, "the metadata are no keys with values in base64, each once", expected);
    }
    return metadata;
}

// Empty where it is not there.
std::string_view value_of(const Metadata& metadata, std::string_view key) {
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string_view() : std::string_view(found->second);
}

Result<DraftPlace> decode_place(const Metadata& metadata) {
    const std::string_view seller = value_of(metadata, "seller"), order = value_of(metadata, "order");
    const std::string_view conversation = value_of(metadata, "conversation");
    if (order.empty() == conversation.empty())
        return wrong_header(metadata_header, "the metadata name no place, or two", "conversation, order");
    DraftPlace place;
    if (!seller.empty()) {
        const auto id = SellerId::parse(seller);
        if (!id || *id == marketplace_itself) return not_found("seller");
        place.seller = *id;
    }
    if (!conversation.empty()) {
        const auto id = ConversationId::parse(conversation);
        if (!id) return not_found("conversation");
        place.conversation = *id;
    } else {
        auto id = OrderId::parse(order);
        if (!id) return not_found("order");
        place.order = *std::move(id);
    }
    return place;
}

}  // namespace

Result<void> require_tus(const Request& request) {
    if (request.headers.tus_resumable == tus_version) return {};
    return fail(http_problems::protocol_version_unsupported, "Tus-Resumable is not 1.0.0");
}

Result<void> require_upload_type(const Request& request) {
    if (equal_ignoring_case(trim(request.headers.content_type), upload_type)) return {};
    return std::unexpected(Error{.problem = problems::unsupported_media_type,
                                 .message = fmt::format("the body's Content-Type is not {}", upload_type),
                                 .arguments = {{"expected", std::string(upload_type)}}});
}

Result<std::int64_t> decode_upload_offset(const Request& request) { return decode_size(request.headers.upload_offset, offset_header); }

Result<BeginUpload> decode_begin_upload(const Request& request) {
    BeginUpload begin;
    begin.size_bytes = TRY(decode_size(request.headers.upload_length, length_header));
    const Metadata metadata = TRY(decode_metadata(request.headers.upload_metadata));
    begin.place = TRY(decode_place(metadata));
    begin.name = value_of(metadata, "filename");
    begin.declared_type = value_of(metadata, "filetype");
    begin.metadata = request.headers.upload_metadata;
    return begin;
}

Error name_upload_header(Error error) {
    if (error.pointer.empty()) return error;
    error.arguments.emplace_back("parameter", error.pointer == "/size_bytes" ? length_header : metadata_header);
    error.arguments.emplace_back("field", error.pointer.substr(1));
    error.pointer.clear();
    return error;
}

}  // namespace stoa::http
