#include "mail/compose/header_values.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace stoa::mail {
namespace {

TEST(OneLine, IsOneLine) {
    EXPECT_EQ(one_line(" a\r\n b\tc\u2028d\u3000e ", 100), "a b c d e");
    EXPECT_EQ(one_line("a\x01\u202e\x7f"
                       "b",
                       100),
              "ab");
    EXPECT_EQ(one_line("", 5), "");
}

TEST(OneLine, IsCutBetweenCharacters) {
    EXPECT_EQ(one_line("abcdef", 3), "abc…");
    EXPECT_EQ(one_line("abc", 3), "abc");
    EXPECT_EQ(one_line("ab👩🏽‍🚀cd", 4), "ab…");
    EXPECT_EQ(one_line("ab e\u0301f", 4), "ab…");
    // One character of very many code points: cut within it.
    std::string marks = "e";
    for (int i = 0; i < 500; ++i) marks += "\u0301";
    EXPECT_EQ(length_in_code_points(one_line(marks, 10)), 11U);
}

TEST(Addresses, AreChecked) {
    for (const char* good : {"ann@home.example", "a.b+c@x-1.example", "c-7f3k2@mail.larkspur.example", "o'hara@localhost"})
        EXPECT_TRUE(is_address(good, HeaderForm::SevenBit)) << good;
    for (const char* bad :
         {"", "@", "ann", "ann@", "@home.example", ".a@b.example", "a..b@c.example", "a@b..example", "a@-b.example", "a b@c.example",
          "a@b@c.example", "a@b.example ", "a@[127.0.0.1]", "\"a\"@b.example", "a,b@c.example", "ä@b.example", "a@b_c.example"})
        EXPECT_FALSE(is_address(bad, HeaderForm::SevenBit)) << bad;
    EXPECT_FALSE(is_address(std::string(65, 'a') + "@b.example", HeaderForm::SevenBit));
    EXPECT_TRUE(is_address("jürgen@töging.example", HeaderForm::Utf8));
    EXPECT_FALSE(is_address("j\u202e@b.example", HeaderForm::Utf8));
    EXPECT_FALSE(is_address("j\xff@b.example", HeaderForm::Utf8));
}

TEST(MessageIds, AreChecked) {
    for (const char* good : {"a@b", "0193-77aa@mail.larkspur.example", "a.b@[::1]"}) EXPECT_TRUE(is_message_id(good)) << good;
    for (const char* bad : {"", "a", "a@", "@b", "a b@c", "a@b@c", "<a@b>", "a@b\r\n", "ä@b", "a@[b]c]"})
        EXPECT_FALSE(is_message_id(bad)) << bad;
    EXPECT_EQ(repeatable_id(" <a@b>\r\n"), "a@b");
    EXPECT_EQ(repeatable_id("<a:1$@[x]y>"), "a:1$@[x]y");
    for (const char* bad : {"", "<>", "<a>", "<a @b>", "<a@b> <c@d>", "a@b\r\nBcc: c@d"}) EXPECT_EQ(repeatable_id(bad), "") << bad;
    EXPECT_EQ(repeatable_id(std::string(600, 'a') + "@b"), "");
}

TEST(References, AreTheFirstAndTheLast) {
    const std::vector<std::string> few{"<a@x>", "nothing", "<b@x>"};
    EXPECT_EQ(references_of_reply(few, "<c@x>"), (std::vector<std::string>{"a@x", "b@x", "c@x"}));
    EXPECT_EQ(references_of_reply(few, "b@x"), (std::vector<std::string>{"a@x", "b@x"}));
    EXPECT_EQ(references_of_reply({}, ""), std::vector<std::string>{});
    std::vector<std::string> many;
    for (int i = 0; i < 1000; ++i) many.push_back(std::to_string(i) + "@x");
    const auto kept = references_of_reply(many, "");
    ASSERT_EQ(kept.size(), references_kept_at_end_max + 1);
    EXPECT_EQ(kept[0], "0@x");
    EXPECT_EQ(kept[1], "980@x");
    EXPECT_EQ(kept.back(), "999@x");
}

}  // namespace
}  // namespace stoa::mail
