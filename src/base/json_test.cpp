#include "base/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stoa {
namespace {

using ::testing::HasSubstr;

TEST(Json, RefusalsNameThePlace) {
    const auto document = *JsonDocument::parse(R"({"name":"Dana","age":"old","text":"abcdef","nmae":1})");
    auto fields = *document.root().object();
    EXPECT_EQ(*fields.text("name", 10), "Dana");
    const auto age = fields.integer("age", 0, 200);
    EXPECT_EQ(age.error().code(), "wrong_type");
    EXPECT_EQ(age.error().pointer, "/age");
    EXPECT_EQ(fields.text("text", 5).error().code(), "text_too_long");
    EXPECT_EQ(fields.text("subject", 5).error().code(), "missing_field");
    const auto rest = fields.finish();
    EXPECT_EQ(rest.error().code(), "unknown_field");
    EXPECT_EQ(rest.error().pointer, "/nmae");
    EXPECT_THAT(rest.error().message, HasSubstr("did you mean \"name\""));
}

TEST(Json, PointersAreEscaped) {
    const auto document = *JsonDocument::parse(R"({"a/b~c":1})");
    auto fields = *document.root().object();
    EXPECT_EQ(fields.text("a/b~c", 5).error().pointer, "/a~1b~0c");
}

TEST(Json, BadTextsAreRefused) {
    for (const std::string_view text : {"", "{", "{\"a\":1,}", "[1 2]", "nul", "\"\\x\"", "{} {}"}) {
        EXPECT_EQ(JsonDocument::parse(text).error().code(), "malformed_json") << text;
    }
    EXPECT_EQ(JsonDocument::parse("\"\xff\"").error().code(), "invalid_encoding");
    EXPECT_EQ(JsonDocument::parse(std::string(40, '[') + std::string(40, ']')).error().code(), "malformed_json");
    const auto escaped = *JsonDocument::parse(R"({"nul":"a\u0000b"})");
    EXPECT_EQ(escaped.root().object()->text("nul", 10).error().code(), "invalid_encoding");
}

TEST(Json, NumbersKeepTheirValue) {
    for (const auto& [text, value] : std::initializer_list<std::pair<std::string_view, double>>{
             {"0e99", 0.0}, {"-0.0e-99", 0.0}, {"0.1", 0.1}, {"123456.789012345", 123456.789012345}, {"1e300", 1e300}})
        EXPECT_EQ(*JsonDocument::parse(text)->root().number(), value) << text;
}

TEST(Json, LengthsAreCodePoints) {
    const auto document = *JsonDocument::parse(R"({"text":"äöü€😀"})");
    EXPECT_TRUE(document.root().object()->text("text", 5));
    EXPECT_FALSE(document.root().object()->text("text", 4));
}

TEST(Json, WritesWhatItReads) {
    JsonWriter writer;
    writer.begin_object().member("text", "a\"b\n€").member("absent", std::optional<std::string>()).member("number", std::int64_t{7});
    writer.key("list").begin_array().boolean(true).null().end_array().end_object();
    EXPECT_EQ(writer.take(), R"({"text":"a\"b\n€","number":7,"list":[true,null]})");
}

}  // namespace
}  // namespace stoa
