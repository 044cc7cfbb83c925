#include "http/byte_range.h"

#include <gtest/gtest.h>

namespace stoa::http {
namespace {

constexpr std::string_view etag = "\"abc\"";

AskedRange read(std::string range, std::string if_range = {}, std::int64_t size_bytes = 1'000) {
    return read_range({.if_range = std::move(if_range), .range = std::move(range)}, etag, size_bytes);
}
AskedRange part(std::int64_t begin, std::int64_t size_bytes) {
    return {.asked = Asked::Part, .part = {.begin = begin, .size_bytes = size_bytes}};
}
constexpr AskedRange whole{}, nothing{.asked = Asked::Nothing};

TEST(ByteRange, IsReadAsTheRfcSays) {
    const struct {
        const char* range;
        AskedRange asked;
    } cases[] = {
        {"", whole},
        {"bytes=0-0", part(0, 1)},
        {"bytes=0-499", part(0, 500)},
        {"bytes=500-", part(500, 500)},
        {"bytes=500-99999", part(500, 500)},
        {"bytes=999-999", part(999, 1)},
        {"bytes=-1", part(999, 1)},
        {"bytes=-5000", part(0, 1'000)},
        {"BYTES=0-1", part(0, 2)},
        {"bytes= 0-1 ", part(0, 2)},
        {"bytes=0-9223372036854775807", part(0, 1'000)},
        {"bytes=0-99999999999999999999", part(0, 1'000)},
        {"bytes=1000-", nothing},
        {"bytes=1000-1001", nothing},
        {"bytes=99999999999999999999-", nothing},
        {"bytes=-0", nothing},
        {"bytes=2-1", whole},  // What is no range is as if it were not there.
        {"bytes=", whole},
        {"bytes=-", whole},
        {"bytes=a-b", whole},
        {"bytes=1", whole},
        {"bytes=+1-2", whole},
        {"bytes=1-2x", whole},
        {"bytes=--1", whole},
        {"bytes=0-1,5-6", whole},  // A server need not answer several (section 14.2).
        {"items=0-1", whole},
    };
    for (const auto& [range, asked] : cases) EXPECT_EQ(read(range), asked) << range;
    EXPECT_EQ(read("bytes=0-0", "", 0), nothing);
    EXPECT_EQ(read("bytes=-1", "", 0), nothing);
}

TEST(ByteRange, CountsOnlyForTheVersionThatItIsOf) {
    EXPECT_EQ(read("bytes=0-1", "\"abc\""), part(0, 2));
    EXPECT_EQ(read("bytes=0-1", "\"abd\""), whole);
    EXPECT_EQ(read("bytes=0-1", "W/\"abc\""), whole) << "a weak one never does (section 13.1.5)";
    EXPECT_EQ(read("bytes=0-1", "Thu, 26 Nov 2026 10:00:00 GMT"), whole);
}

TEST(Version, IsFoundInAList) {
    for (const char* list : {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "\"x\",W/\"abc\" ", "*"})
        EXPECT_TRUE(has_version(list, etag)) << list;
    for (const char* list : {"", "\"x\"", "abc", "\"abcd\"", ","}) EXPECT_FALSE(has_version(list, etag)) << list;
}

}  // namespace
}  // namespace stoa::http
