#include "mail/compose/hidden_characters.h"

#include <gtest/gtest.h>

namespace stoa::mail {
namespace {

TEST(HiddenCharacters, AreToldWhereTheyAre) {
    EXPECT_EQ(with_hidden_named("invoice\u202efdp.exe"), "invoice[RLO]fdp.exe");
    EXPECT_EQ(with_hidden_named("a\u200bb\u200b\u200b\u200b\u2060"), "a[ZWSP]b[ZWSP ×3][WJ]");
    EXPECT_EQ(with_hidden_named("\u0007\U000e0041x"), "[U+0007][U+E0041]x");
    EXPECT_EQ(with_hidden_named(std::string_view("a\0b", 3)), "a[NUL]b");
    EXPECT_EQ(with_hidden_named("a\xc3(\xe2\x82"), "a[U+FFFD]([U+FFFD]");
    const auto pieces = cut_hidden("\u202e");
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0].code, "U+202E");
}

TEST(HiddenCharacters, LeaveOrdinaryTextsAlone) {
    for (const char* text : {"", "Plain\nlines\tand tabs", "Grüße 漢字", "한국어"}) EXPECT_EQ(with_hidden_named(text), text);
}

TEST(HiddenCharacters, StayWhereAScriptOrAnEmojiNeedsThem) {
    for (const char* text : {"👩🏽‍🚀 👨‍👩‍👧", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
                             "می\u200cخواهم", "क्\u200dष", "שלום\u200f!"})
        EXPECT_EQ(with_hidden_named(text), text);
    EXPECT_EQ(with_hidden_named("zero\u200dwidth\u200c!"), "zero[ZWJ]width[ZWNJ]!");
    EXPECT_EQ(with_hidden_named("left\u200e"), "left[LRM]");
    EXPECT_EQ(without_hidden("a\u202eb\u200dc"), "abc");
}

}  // namespace
}  // namespace stoa::mail
