#include "http/api/upload_headers.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/test_must.h"
#include "base/text.h"
#include "http/http_problems.h"

namespace stoa::http {
namespace {

const std::string conversation = "0190a4c2-7b1e-7d40-9c55-3f1f8f6b2a10";

Request request_of(std::string length, std::string metadata) {
    Request request;
    request.headers.upload_length = std::move(length);
    request.headers.upload_metadata = std::move(metadata);
    return request;
}
std::string pair(std::string_view key, std::string_view value) { return std::string(key) + " " + to_base64(value); }

TEST(UploadHeaders, SayWhatBegins) {
    const std::string metadata = pair("filename", "Größe.jpg") + "," + pair("filetype", "image/jpeg") + ", " + pair("seller", "7") + "," +
                                 pair("order", "114-2") + ",is_confidential";
    const BeginUpload begin = must(decode_begin_upload(request_of("1000", metadata)));
    EXPECT_EQ(begin.name, "Größe.jpg");
    EXPECT_EQ(begin.declared_type, "image/jpeg");
    EXPECT_EQ(begin.size_bytes, 1'000);
    EXPECT_EQ(begin.place.seller, SellerId{7});
    EXPECT_EQ(begin.place.order->text(), "114-2");
    EXPECT_EQ(begin.metadata, metadata);
    const BeginUpload of_buyer =
        must(decode_begin_upload(request_of("1", pair("filename", "a.jpg") + "," + pair("conversation", conversation))));
    EXPECT_EQ(of_buyer.place.seller, SellerId{});
    EXPECT_EQ(of_buyer.place.conversation->text(), conversation);
}

TEST(UploadHeaders, ThatSayNothingSoundAreRefusedByTheirName) {
    const std::string sound = pair("filename", "a.jpg") + "," + pair("order", "114-2") + "," + pair("seller", "7");
    const struct {
        std::string length;
        std::string metadata;
        std::string code;
        std::string parameter;
    } cases[] = {
        {"", sound, "invalid_value", "Upload-Length"},
        {"-1", sound, "invalid_value", "Upload-Length"},
        {"1.5", sound, "invalid_value", "Upload-Length"},
        {"1, 2", sound, "invalid_value", "Upload-Length"},
        {"9223372036854775808", sound, "invalid_value", "Upload-Length"},
        {"1", "", "invalid_value", "Upload-Metadata"},
        {"1", "filename not*base64", "invalid_value", "Upload-Metadata"},
        {"1", sound + "," + pair("order", "114-3"), "invalid_value", "Upload-Metadata"},
        {"1", sound + ",", "invalid_value", "Upload-Metadata"},
        {"1", sound + "," + pair("conversation", conversation), "invalid_value", "Upload-Metadata"},
        {"1", pair("filename", "a.jpg"), "invalid_value", "Upload-Metadata"},
        {"1", pair("filename", std::string(5'000, 'a')), "invalid_value", "Upload-Metadata"},
        {"1", pair("filename", "a.jpg") + "," + pair("conversation", "x"), "not_found", ""},
        {"1", pair("filename", "a.jpg") + "," + pair("order", "114-2") + "," + pair("seller", "0"), "not_found", ""},
        {"1", pair("filename", "a.jpg") + "," + pair("order", "a b"), "not_found", ""},
    };
    for (const auto& [length, metadata, code, parameter] : cases) {
        const auto begin = decode_begin_upload(request_of(length, metadata));
        ASSERT_FALSE(begin) << length << " " << metadata;
        EXPECT_EQ(begin.error().code(), code) << metadata;
        const auto& arguments = begin.error().arguments;
        const auto named = std::ranges::find(arguments, "parameter", &std::pair<std::string, std::string>::first);
        EXPECT_EQ(named == arguments.end() ? "" : named->second, parameter) << metadata;
    }
}

TEST(UploadHeaders, AreOfOneVersionAndType) {
    Request request;
    EXPECT_EQ(require_tus(request).error().code(), http_problems::protocol_version_unsupported.code);
    request.headers.tus_resumable = "0.2.2";
    EXPECT_FALSE(require_tus(request));
    request.headers.tus_resumable = "1.0.0";
    EXPECT_TRUE(require_tus(request));
    EXPECT_EQ(require_upload_type(request).error().code(), "unsupported_media_type");
    request.headers.content_type = "application/json";
    EXPECT_FALSE(require_upload_type(request));
    request.headers.content_type = "Application/Offset+Octet-Stream";
    EXPECT_TRUE(require_upload_type(request));
    EXPECT_FALSE(decode_upload_offset(request));
    request.headers.upload_offset = "17";
    EXPECT_EQ(must(decode_upload_offset(request)), 17);
}

TEST(UploadHeaders, AreNamedWhereTheActionRefuses) {
    const auto parameter_of = [](std::string pointer) {
        const Error error = name_upload_header({.problem = problems::invalid_value, .message = "", .pointer = std::move(pointer)});
        EXPECT_EQ(error.pointer, "");
        return error.arguments.empty() ? "" : error.arguments[0].second;
    };
    EXPECT_EQ(parameter_of("/size_bytes"), "Upload-Length");
    EXPECT_EQ(parameter_of("/name"), "Upload-Metadata");
    EXPECT_EQ(parameter_of(""), "");
}

}  // namespace
}  // namespace stoa::http
