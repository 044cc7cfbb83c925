#include "mail/compose/display_name.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace stoa::mail {
namespace {

TEST(DisplayName, HoldsNoAddress) {
    struct Case {
        std::string_view name;
        std::string_view clean;
    };
    constexpr Case cases[] = {
        {"Birch & Tin", "Birch & Tin"},
        {"Ann  B.\tFisher\r\n", "Ann B. Fisher"},
        {"Ann <ann@home.example>", "Ann"},
        {"Ann,ann@home.example", "Ann"},
        {"ann＠home．example Ann", "Ann"},
        {"Birch @birchtin", "Birch"},
        {"Birch - www.birch.example", "Birch"},
        {"Birch https://birch.example/shop", "Birch"},
        {"Birch birch.com", "Birch"},
        {"Birch (Birch.COM)", "Birch"},
        {"Birch birch。com", "Birch"},
        {"Birch shop.birch.co.uk/kettles", "Birch"},
        {"Birch пример.рф", "Birch"},
        {"birch.com", ""},
        {"St.John & Sons Inc.", "St.John & Sons Inc."},
        {"Müller GmbH & Co.KG", "Müller GmbH & Co.KG"},
        {"J.R.R. Tin No.5", "J.R.R. Tin No.5"},
        {"A\u202en\u200bn", "Ann"},
        {"", ""},
    };
    for (const Case& example : cases) EXPECT_EQ(clean_name(example.name), example.clean) << example.name;
}

TEST(DisplayName, KeepsTheMarketplacesOwn) {
    EXPECT_EQ(clean_name("Birch (on birch.com)", 100, "Birch.com"), "Birch (on birch.com)");
    EXPECT_EQ(clean_name("tin.com (on birch.com)", 100, "Birch.com"), "(on birch.com)");
}

TEST(DisplayName, IsCutByCharacters) {
    EXPECT_EQ(clean_name(std::string(200, 'x')), std::string(name_length_max, 'x') + "…");
    EXPECT_EQ(length_in_code_points(clean_name("漢字漢字漢字", 4)), 5U);
}

}  // namespace
}  // namespace stoa::mail
