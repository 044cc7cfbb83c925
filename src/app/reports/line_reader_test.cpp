#include "app/reports/line_reader.h"

#include <gtest/gtest.h>

#include <sstream>

#include "app/reports/encoding.h"

namespace stoa::reports {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    LineReader reader(stream);
    std::vector<std::string> lines;
    while (const auto line = reader.next()) lines.emplace_back(line->bytes);
    EXPECT_EQ(reader.bytes_done(), static_cast<std::int64_t>(text.size()));
    return lines;
}

TEST(LineReader, KnowsBothEndsAndALastLineWithout) {
    EXPECT_EQ(lines_of("a\r\nb\n\nc"), (std::vector<std::string>{"a", "b", "", "c"}));
    EXPECT_EQ(lines_of("a\n"), (std::vector<std::string>{"a"}));
    EXPECT_EQ(lines_of(""), (std::vector<std::string>{}));
}

TEST(LineReader, LinesMayLieAcrossItsChunks) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += "line " + std::to_string(i) + "\n";
    const auto lines = lines_of(text);
    ASSERT_EQ(lines.size(), 50'000U);
    EXPECT_EQ(lines.back(), "line 49999");
}

TEST(LineReader, TooLongALineIsSkippedToItsEnd) {
    std::istringstream stream(std::string(3'000'000, 'x') + "\nnext\n");
    LineReader reader(stream);
    const auto line = reader.next();
    EXPECT_TRUE(line->too_long);
    EXPECT_EQ(line->bytes.size(), LineReader::line_size_bytes_max);
    const auto next = reader.next();
    EXPECT_EQ(next->bytes, "next");
    EXPECT_EQ(next->number, 2);
    EXPECT_FALSE(next->too_long);
}

std::string decoded(const std::string& encoding, std::string_view bytes) {
    auto decoder = Decoder::create(encoding);
    if (!decoder) return "unknown";
    const auto text = decoder->decode(bytes);
    return text ? std::string(*text) : "invalid";
}

TEST(Decoder, ReadsTheEncodingsOfReports) {
    EXPECT_EQ(decoded("utf-8", "Müller"), "Müller");
    EXPECT_EQ(decoded("windows-1252", "M\xfcller \x80"), "Müller €");
    EXPECT_EQ(decoded("shift_jis", "\x93\x8c\x8b\x9e\tA"), "東京\tA");
    EXPECT_EQ(decoded("euc-jp", "\xc5\xec\xb5\xfe"), "東京");
}

TEST(Decoder, RefusesBytesThatAreNotValid) {
    EXPECT_EQ(decoded("utf-8", "M\xfcller"), "invalid");
    EXPECT_EQ(decoded("windows-1252", "M\x81ller"), "invalid");
    EXPECT_EQ(decoded("shift_jis", "\x93"), "invalid");
    EXPECT_EQ(decoded("us-ascii", "M\xfcller"), "invalid");
}

TEST(Decoder, RefusesEncodingsThatAreNotKnownOrHoldNoAscii) {
    EXPECT_EQ(decoded("latin-9000", ""), "unknown");
    EXPECT_EQ(decoded("utf-16", ""), "unknown");
    EXPECT_EQ(decoded("ibm-37", ""), "unknown");
    EXPECT_EQ(decoded("", ""), "unknown");
}

TEST(Decoder, AWrongLineDoesNotSpoilTheNext) {
    auto decoder = Decoder::create("shift_jis");
    ASSERT_TRUE(decoder);
    EXPECT_FALSE(decoder->decode("\x93"));
    EXPECT_EQ(decoder->decode("\x93\x8c"), "東");
}

}  // namespace
}  // namespace stoa::reports
