// Time, ids, text and catalogues by tables of cases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/catalogue.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/ids.h"
#include "base/number_map.h"
#include "base/text.h"

namespace stoa {
namespace {

TEST(Clock, ReadsAndWritesRfc3339) {
    struct Case {
        std::string_view text;
        std::string_view utc;
    };
    for (const Case& one :
         {Case{"2026-11-24T03:21:41Z", "2026-11-24T03:21:41.000Z"}, Case{"2017-09-23T14:18:23-07:00", "2017-09-23T21:18:23.000Z"},
          Case{"2024-02-29T23:59:60+01:00", "2024-02-29T22:59:59.000Z"}, Case{"1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"},
          Case{"2026-01-01 00:00:00.123456+00:00", "2026-01-01T00:00:00.123Z"}}) {
        const auto read = parse_time(one.text);
        ASSERT_TRUE(read) << one.text;
        EXPECT_EQ(format_time(*read), one.utc);
    }
    for (const std::string_view wrong :
         {"", "2026-11-24", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T03:21:41",
          "2026-11-24T03:21:41.Z", "2026-11-24T03:21:41+0100", "yesterday, about three"}) {
        EXPECT_FALSE(parse_time(wrong)) << wrong;
    }
    EXPECT_EQ((Timestamp{-1}).day(), -1);
    EXPECT_EQ((Timestamp{86'400'000}).day(), 1);
}

TEST(Ids, AscendAndRoundTrip) {
    start_crypto();
    std::set<std::string> seen;
    Uuid last{};
    for (int i = 0; i < 10'000; ++i) {
        const Uuid made = make_uuid();
        EXPECT_GT(made, last);
        last = made;
        seen.insert(made.text());
        EXPECT_EQ(made.text()[14], '7');
    }
    EXPECT_EQ(seen.size(), 10'000U);
    EXPECT_EQ(*Uuid::parse(last.text()), last);
    for (const std::string_view wrong :
         {"", "01a20bc7-a11d-75ef-ae2d-1b7327e72bf", "01a20bc7xa11d-75ef-ae2d-1b7327e72bfd", "zza20bc7-a11d-75ef-ae2d-1b7327e72bfd"}) {
        EXPECT_FALSE(Uuid::parse(wrong)) << wrong;
    }
}

TEST(Text, Utf8IsChecked) {
    for (const std::string_view right : {"", "abc", "äß€😀", "\xed\x9f\xbf"}) EXPECT_TRUE(is_valid_utf8(right));
    for (const std::string_view wrong : std::initializer_list<std::string_view>{"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                                                                "\xe2\x82", std::string_view("a\0b", 3)})
        EXPECT_FALSE(is_valid_utf8(wrong));
}

TEST(Text, CountsCodePoints) {
    EXPECT_EQ(length_in_code_points("aä€😀"), 4U);
    EXPECT_EQ(byte_offset("aä€😀", 3), 6U);
    EXPECT_EQ(shorten("aä€😀", 2), "aä…");
    EXPECT_EQ(snippet("  one\n\n two\tthree ", 9), "one two t…");
    EXPECT_EQ(trim("\u00a0\u3000 x \n"), "x");
}

TEST(Text, FoldsCaseAndWidth) { EXPECT_EQ(fold_case("ＤＡＮＡ Straße"), "dana strasse"); }

TEST(Text, NamesTheNearest) {
    const std::array<std::string_view, 3> keys{"http.listen", "log.level", "data_directory"};
    EXPECT_EQ(nearest("http.lissten", keys), "http.listen");
    EXPECT_EQ(nearest("something", keys), "");
}

TEST(Text, Base64RoundTrips) {
    start_crypto();
    for (const std::size_t size : {0U, 1U, 2U, 3U, 32U}) {
        const std::string bytes = random_bytes(size);
        EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
        EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
    }
    EXPECT_EQ(from_base64url("a*b"), "");
}

TEST(Catalogue, SpeaksTheReadersLanguage) {
    const std::array files{
        Catalogues::File{"en", "en.json",
                         R"({"left":"{days, plural, one {# day left} other {# days left}}","plain":"Send","only":"English"})"},
        Catalogues::File{"de", "de.json", R"({"left":"{days, plural, one {noch # Tag} other {noch # Tage}}","plain":"Senden"})"}};
    const auto catalogues = *Catalogues::load(files);
    EXPECT_EQ(catalogues.format("de", "left", {{"days", "1"}}), "noch 1 Tag");
    EXPECT_EQ(catalogues.format("en", "left", {{"days", "16"}}), "16 days left");
    EXPECT_EQ(catalogues.format("de", "only"), "English");
    EXPECT_EQ(catalogues.format("de", "nowhere"), "nowhere");
    EXPECT_EQ(catalogues.language_for("de-AT"), "de");
    EXPECT_EQ(catalogues.language_for("tlh"), "en");
    EXPECT_EQ(catalogues.negotiate("fr, de-CH;q=0.8, en;q=0.5"), "de");
    EXPECT_EQ(catalogues.negotiate(""), "en");
}

TEST(Catalogue, BadFilesAreRefused) {
    const std::array broken{Catalogues::File{"en", "en.json", R"({"a":"{days, plural, one {#"})"}};
    EXPECT_FALSE(Catalogues::load(broken));
    const std::array twice{Catalogues::File{"en", "one.json", R"({"a":"x"})"}, Catalogues::File{"en", "two.json", R"({"a":"y"})"}};
    EXPECT_THAT(Catalogues::load(twice).error().message, ::testing::HasSubstr("stands twice"));
}

TEST(Catalogue, WriteDatesAndLargeNumbers) {
    const Catalogues::File files[] = {
        {"en", "en/x.json", R"({"until": "until {last, date, long}", "bytes": "{count, plural, one {# byte} other {# bytes}}"})"}};
    const auto catalogues = Catalogues::load(files);
    ASSERT_TRUE(catalogues) << catalogues.error().message;
    EXPECT_EQ(catalogues->format("en", "until", {{"last", "1738324800000"}}), "until January 31, 2025");
    EXPECT_EQ(catalogues->format("en", "bytes", {{"count", "9007199254740"}}), "9,007,199,254,740 bytes");
}

// FIPS 180-4's examples, in pieces too.
TEST(Sha256, GivesTheKnownDigests) {
    const auto hex = [](std::initializer_list<std::string_view> pieces) {
        Sha256 digest;
        for (const std::string_view piece : pieces) digest.add(piece);
        return to_hex(digest.finish());
    };
    EXPECT_EQ(hex({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex({"abc"}), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const std::string many(1'000'000, 'a');
    EXPECT_EQ(hex({many}), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_EQ(hex({std::string_view(many).substr(0, 77), std::string_view(many).substr(77)}), hex({many}));
}

TEST(NumberMaps, HoldsWhatWasPutInUnderWhateverKeys) {
    NumberMap<std::uint64_t, int> map;
    EXPECT_EQ(map.find(0), nullptr);
    // Keys that differ in high bits only, in low ones only, and none.
    std::vector<std::uint64_t> keys{0, ~std::uint64_t{0}};
    for (std::uint64_t i = 1; i < 5'000; ++i) keys.insert(keys.end(), {i, i << 40U});
    for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_TRUE(map.try_emplace(keys[i], static_cast<int>(i)).second);
    EXPECT_FALSE(map.try_emplace(7, -1).second);
    for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(*map.find(keys[i]), static_cast<int>(i));
    EXPECT_FALSE(map.contains(5'001));
    map[5'001] |= 4;
    EXPECT_EQ(*map.find(5'001), 4);
}

}  // namespace
}  // namespace stoa
