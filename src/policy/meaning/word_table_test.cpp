#include "policy/meaning/word_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "policy/meaning/reading.h"
#include "policy/meaning/shipped.h"
#include "policy/text/normalised.h"

namespace stoa::policy {
namespace {

WordClass class_of(WordLanguage language, std::string_view word) {
    const MappedText normalised = normalise(MappedText::of(word));
    const Words words = read_words(normalised.text(), tokenise(normalised.text()));
    const auto languages = LanguageSet{1} << static_cast<unsigned>(language);
    const std::vector<WordClass> classes = shipped_word_table().classes_of(words, languages);
    return classes.empty() ? no_class : classes.front();
}

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
    WordLanguage language;
    std::string_view word;
    std::string_view near, far;  // English words.
};

TEST(WordTable, PutsWordsOfAllLanguagesWhereTheirMeaningIs) {
    using enum WordLanguage;
    constexpr std::array cases{
        Case{En, "refund", "payment", "weather"}, Case{En, "idiot", "stupid", "invoice"},   Case{De, "Rechnung", "invoice", "stupid"},
        Case{Fr, "chaussures", "shoes", "song"},  Case{Fr, "argent", "money", "kitchen"},   Case{Es, "dinero", "money", "kitchen"},
        Case{It, "denaro", "money", "kitchen"},   Case{Pt, "dinheiro", "money", "kitchen"}, Case{Nl, "geld", "money", "kitchen"},
        Case{Ja, "お金", "money", "kitchen"},     Case{De, "Holzhaus", "house", "song"},
    };
    for (const Case& one : cases) {
        const WordClass found = class_of(one.language, one.word);
        ASSERT_NE(found, no_class) << one.word;
        EXPECT_GT(likeness(found, class_of(En, one.near)), likeness(found, class_of(En, one.far)) + 0.1F) << one.word;
    }
}

TEST(WordTable, HasNoClassForNumbersAndUnknownWords) {
    EXPECT_EQ(class_of(WordLanguage::En, "1234"), no_class);
    EXPECT_EQ(class_of(WordLanguage::En, "xqzzvw"), no_class);
}

TEST(WordTable, CountsLanguagesAsThePhrasebookDoes) {
    const auto guess = [](std::string_view text) {
        const MappedText normalised = normalise(MappedText::of(text));
        return shipped_phrasebook().guess(read_words(normalised.text(), tokenise(normalised.text())));
    };
    const auto has = [](LanguageSet languages, WordLanguage language) { return languages >> static_cast<unsigned>(language) & 1U; };
    EXPECT_TRUE(has(guess("wir haben das nicht und ich bin auch nicht"), WordLanguage::De));
    EXPECT_TRUE(has(guess("we have not seen that and you are the first"), WordLanguage::En));
    EXPECT_TRUE(has(guess("お金をください"), WordLanguage::Ja));
}

TEST(WordTable, RefusesOtherBytes) {
    EXPECT_FALSE(WordTable::parse("stoa words 1\n"));
    EXPECT_FALSE(WordTable::parse("nothing of the kind"));
}

}  // namespace
}  // namespace stoa::policy
