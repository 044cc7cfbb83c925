#include "policy/meaning/word_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "policy/meaning/shipped.h"
#include "policy/text/normalised.h"

namespace stoa::policy {
namespace {

Words words_of(std::string_view text) {
    const MappedText normalised = normalise(MappedText::of(text));
    return read_words(normalised.text(), tokenise(normalised.text()));
}

WordClass class_of(std::string_view word) { return shipped_word_table().classes_of(words_of(word), english_language).at(0); }

// How near two words' meanings are: the cosine of their classes' places.
float likeness(WordClass a, WordClass b) {
    const auto first = shipped_word_table().place_of(a), second = shipped_word_table().place_of(b);
    float both = 0, of_first = 0, of_second = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        both += first[i] * second[i];
        of_first += first[i] * first[i];
        of_second += second[i] * second[i];
    }
    return both / std::sqrt(of_first * of_second);
}

struct Case {
    std::string_view word;
    std::string_view near, far;
};

TEST(WordTable, PutsWordsWhereTheirMeaningIs) {
    constexpr std::array cases{Case{"refund", "payment", "weather"}, Case{"idiot", "stupid", "invoice"}, Case{"sandals", "shoes", "song"},
                               Case{"cash", "money", "kitchen"}, Case{"cottage", "house", "song"}};
    for (const Case& one : cases) {
        const WordClass found = class_of(one.word);
        ASSERT_NE(found, no_class) << one.word;
        EXPECT_GT(likeness(found, class_of(one.near)), likeness(found, class_of(one.far)) + 0.1F) << one.word;
    }
}

TEST(WordTable, HasNoClassForNumbersAndUnknownWords) {
    EXPECT_EQ(class_of("1234"), no_class);
    EXPECT_EQ(class_of("xqzzvw"), no_class);
}

TEST(WordTable, LeavesTextsOfOtherLanguagesAlone) {
    const auto knows = [](std::string_view text) {
        const Words words = words_of(text);
        for (const WordClass one : shipped_word_table().classes_of(words, shipped_phrasebook().guess(words))) {
            if (one != no_class) return true;
        }
        return false;
    };
    EXPECT_TRUE(knows("we have not seen that and you are the first"));
    EXPECT_FALSE(knows("wir haben das nicht und ich bin auch nicht die gut"));
}

TEST(WordTable, RefusesOtherBytes) {
    EXPECT_FALSE(WordTable::parse("stoa words 2\n"));
    EXPECT_FALSE(WordTable::parse("nothing of the kind"));
}

}  // namespace
}  // namespace stoa::policy
