#include "mail/compose/plain_lines.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace stoa::mail {
namespace {

std::string wrapped(std::string_view text, std::string_view prefix = {}) {
    PlainLines lines;
    lines.add(text, prefix);
    return lines.text();
}

TEST(PlainLines, WrapsAtItsColumns) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "kettle ";
    const std::string lines = wrapped(text);
    for (const std::string_view line : split(lines, '\n')) {
        EXPECT_LE(line.size(), plain_columns_max);
        EXPECT_FALSE(line.ends_with(' '));
    }
    const std::string full = std::string(35, 'a') + " " + std::string(36, 'b');
    EXPECT_EQ(wrapped(full), full + "\n");
    EXPECT_EQ(wrapped(full + "c"), std::string(35, 'a') + "\n" + std::string(36, 'b') + "c\n");
    EXPECT_EQ(wrapped(full + " c"), full + "\nc\n");
    EXPECT_EQ(wrapped(full, "> "), "> " + std::string(35, 'a') + "\n> " + std::string(36, 'b') + "\n");
}

TEST(PlainLines, CountsWideCharactersTwice) {
    std::string text;
    for (int i = 0; i < 37; ++i) text += "漢";
    EXPECT_EQ(length_in_code_points(split(wrapped(text), '\n')[0]), 36U);
}

TEST(PlainLines, BreaksNoLinks) {
    const std::string link = "https://larkspur.example/" + std::string(100, 'x');
    EXPECT_EQ(wrapped(link), link + "\n");
}

TEST(PlainLines, HangsUnderItsFirstLine) {
    PlainLines lines;
    lines.add(std::string(60, 'a') + " " + std::string(20, 'b'), PlainLines::Prefix{.first = "(1) ", .others = "    "});
    EXPECT_EQ(lines.text(), "(1) " + std::string(60, 'a') + "\n    " + std::string(20, 'b') + "\n");
}

TEST(PlainLines, KeepsGapsSingle) {
    PlainLines lines;
    lines.add_gap();
    lines.add("a");
    lines.add_gap();
    lines.add_gap();
    lines.add("");
    lines.add_unbroken("-- ");
    EXPECT_EQ(lines.text(), "a\n\n\n-- \n");
}

}  // namespace
}  // namespace stoa::mail
