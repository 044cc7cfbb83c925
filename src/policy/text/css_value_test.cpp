#include "policy/text/css_value.h"

#include <gtest/gtest.h>

namespace stoa::policy {
namespace {

TEST(CssValue, LengthsAreSharesOfTheWidth) {
    const CssFrame frame;
    EXPECT_DOUBLE_EQ(*read_css_share("24%", 800, frame), 0.24);
    EXPECT_DOUBLE_EQ(*read_css_share("96vw", 400, frame), 1.92);
    EXPECT_DOUBLE_EQ(*read_css_share("200px", 800, frame), 0.25);
    EXPECT_DOUBLE_EQ(*read_css_share("calc(100% - 400px)", 800, frame), 0.5);
    EXPECT_DOUBLE_EQ(*read_css_share("min(90%, 200px)", 800, frame), 0.25);
    EXPECT_FALSE(read_css_share("auto", 800, frame));
}

TEST(CssValue, FontSizesOfAllUnits) {
    EXPECT_DOUBLE_EQ(*read_css_font_size("1.5em", 10), 15);
    EXPECT_DOUBLE_EQ(*read_css_font_size("9pt", 16), 12);
    EXPECT_DOUBLE_EQ(*read_css_font_size("x-large", 10), 24);
    EXPECT_FALSE(read_css_font_size("12", 16));
    EXPECT_DOUBLE_EQ(*read_legacy_font_size("+2"), 24);
    EXPECT_DOUBLE_EQ(*read_legacy_font_size("99"), 48);
}

TEST(CssValue, ContrastIsThatOfWcag) {
    const CssColour white{1, 1, 1, 1};
    EXPECT_NEAR(contrast(*read_css_colour("black"), white), 21, 0.01);
    EXPECT_NEAR(contrast(*read_css_colour("#777"), white), 4.48, 0.01);
    EXPECT_NEAR(contrast(*read_css_colour("rgb(255 0 0)"), white), 4.0, 0.01);
    EXPECT_NEAR(contrast(blend(*read_css_colour("rgba(0,0,0,.5)"), white), white), 3.98, 0.02);
    EXPECT_NEAR(contrast(*read_css_colour("hsl(0, 100%, 50%)"), *read_css_colour("red")), 1, 0.001);
    EXPECT_FALSE(read_css_colour("inherit"));
}

}  // namespace
}  // namespace stoa::policy
