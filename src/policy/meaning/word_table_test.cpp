#include "policy/meaning/word_table.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

#include "base/text.h"
#include "policy/meaning/shipped.h"
#include "policy/text/normalised.h"

namespace stoa::policy {
namespace {

Words words_of(std::string_view text) {
    const MappedText normalised = normalise(MappedText::of(text));
    return read_words(normalised.text(), tokenise(normalised.text()));
}

WordClass class_of(std::string_view word) {
    return shipped_word_table().classes_of(words_of(word), shipped_phrasebook().language("en")).at(0);
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

std::vector<WordClass> classes_in(std::string_view language, std::string_view text) {
    return shipped_word_table().classes_of(words_of(text), shipped_phrasebook().language(language));
}

TEST(WordTable, GivesWordsOfOtherLanguagesTheClassesOfEnglishOnes) {
    EXPECT_EQ(classes_in("de", "Schräubchen"), classes_in("en", "screw"));
    EXPECT_EQ(classes_in("de", "Rezension"), classes_in("de", "rezension"));
    EXPECT_EQ(classes_in("fr", "schräubchen"), std::vector<WordClass>{no_class});
    EXPECT_EQ(classes_in("de", "1234"), std::vector<WordClass>{no_class});
}

// The longest word that is known counts, at its first character.
TEST(WordTable, FindsWordsInTextsWithoutBlanks) {
    const auto bytes = shipped_word_table_bytes();
    const std::array sources{Glossary::Source{.language = 1U << 6U, .text = "evaluation\t評価\nvalue\t価\n"}};
    const auto table = WordTable::parse(bytes, 1U << 2U, sources);
    const std::vector<WordClass> found = table->classes_of(words_of("高評価"), 1U << 6U);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0], no_class);
    EXPECT_EQ(found[1], class_of("evaluation"));
    EXPECT_EQ(found[2], no_class);
}

// Of each line: an English word that has a class, a tab, forms; and each form once in a file.
TEST(WordTable, GlossariesAreWhole) {
    std::size_t files = 0;
    for (const LanguageFile& file : files_by_language("glossaries")) {
        ++files;
        std::set<std::string> seen;
        std::size_t number = 0;
        for (const std::string_view line : split(file.bytes, '\n')) {
            ++number;
            if (line.empty()) continue;
            const std::size_t tab = line.find('\t');
            ASSERT_NE(tab, std::string_view::npos) << file.language << ".tsv:" << number;
            EXPECT_NE(shipped_word_table().find(line.substr(0, tab)), no_class) << file.language << ".tsv:" << number << ": " << line;
            for (const std::string_view form : split(line.substr(tab + 1), ' '))
                EXPECT_TRUE(!form.empty() && seen.insert(key_of(form)).second) << file.language << ".tsv:" << number << ": " << form;
        }
    }
    EXPECT_GE(files, 6U);
}

TEST(WordTable, RefusesOtherBytes) {
    EXPECT_FALSE(WordTable::parse("stoa words 2\n", 1, {}));
    EXPECT_FALSE(WordTable::parse("nothing of the kind", 1, {}));
}

}  // namespace
}  // namespace stoa::policy
