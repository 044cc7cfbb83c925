#include "base/search_words.h"

#include <gmock/gmock.h>

namespace stoa {
namespace {

using ::testing::ElementsAre;

TEST(SearchWords, AreFoldedInEveryScript) {
    struct Case {
        std::string_view text, indexed;
    };
    for (const auto& [text, indexed] : {
             Case{"The Oak chest, 4 drawers.", "the oak chest 4 drawers"},
             Case{"Zoë’s Straße", "zoe s strasse"},
             Case{"ＯＡＫ Ｃｈｅｓｔ", "oak chest"},
             Case{"Ångström ÅNGSTRÖM", "angstrom angstrom"},
             Case{"Łódź żółw", "łodz zołw"},
             Case{"注文の箱が", "注 文 の 箱 が"},
             Case{"हिन्दी में", "हिन्दी में"},
             Case{"Ёлка ёлка", "елка елка"},
             Case{"한국어 주문", "한국어 주문"},
             Case{"a\u200bb", "a b"},
             Case{"", ""},
             Case{"… — !", ""},
         }) {
        EXPECT_EQ(search_index_text(text), indexed) << text;
    }
}

TEST(SearchWords, KnowWhereTheyStand) {
    const auto words = search_words("Für 箱 Zoë!");
    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(words[1].begin, 4U);
    EXPECT_EQ(words[1].end, 5U);
    EXPECT_EQ(words[2].begin, 6U);
    EXPECT_EQ(words[2].end, 9U);
}

TEST(SearchTerms, AreWordsAndPhrases) {
    const auto phrases = [](std::string_view text) {
        std::string all;
        for (const auto& phrase : parse_search(text).phrases) {
            all += "[";
            for (const auto& word : phrase) all += word + ".";
            all += "]";
        }
        return all;
    };
    EXPECT_EQ(phrases("oak chest"), "[oak.][chest.]");
    EXPECT_EQ(phrases(R"("oak chest" broken)"), "[oak.chest.][broken.]");
    EXPECT_EQ(phrases(R"(a"b c"d)"), "[a.][b.c.][d.]");
    EXPECT_EQ(phrases(R"(never "closed off)"), "[never.][closed.off.]");
    EXPECT_EQ(phrases("114-3941689 don't"), "[114.3941689.][don.t.]");
    EXPECT_EQ(phrases("箱が"), "[箱.が.]");
    EXPECT_EQ(phrases(R"(  "" ** OR( )"), "[or.]");
    std::string many;
    for (int i = 0; i < 100; ++i) many += "a ";
    EXPECT_EQ(parse_search(many).phrases.size(), SearchTerms::words_max);
}

TEST(SearchTerms, AreFoundWhereTheyStand) {
    const auto words = search_words("The oak chest: oak, chest and CHESTS.");
    EXPECT_THAT(find_terms(words, parse_search("oak chest")),
                ElementsAre(SearchHit{4, 7}, SearchHit{8, 13}, SearchHit{15, 18}, SearchHit{20, 25}));
    EXPECT_THAT(find_terms(words, parse_search("\"oak chest\"")), ElementsAre(SearchHit{4, 13}, SearchHit{15, 25}));
    EXPECT_THAT(find_terms(words, parse_search("chest"), true), ElementsAre(SearchHit{8, 13}, SearchHit{20, 25}, SearchHit{30, 36}));
    EXPECT_TRUE(holds_terms(words, parse_search("and oak")));
    EXPECT_FALSE(holds_terms(words, parse_search("\"and oak\"")));
}

}  // namespace
}  // namespace stoa
