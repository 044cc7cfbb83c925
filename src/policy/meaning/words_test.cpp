#include "policy/meaning/words.h"

#include <gtest/gtest.h>

#include "policy/text/normalised.h"

namespace stoa::policy {
namespace {

Words words_of(std::string_view text) {
    const MappedText normalised = normalise(MappedText::of(text));
    return read_words(normalised.text(), tokenise(normalised.text()));
}

TEST(Words, AreCutIntoSentences) {
    EXPECT_EQ(words_of("It fits. Does it not? Yes!").sentences.size(), 3U);
    EXPECT_EQ(words_of("Size 10.5, see No. 5 of Mr. Smith").sentences.size(), 1U);
    EXPECT_EQ(words_of("Hello,\nyour chair is ready").sentences.size(), 2U);
    EXPECT_EQ(words_of("届きました。色はどうですか？").sentences.size(), 2U);
    EXPECT_TRUE(words_of("Does it fit?").sentences.front().is_question);
    EXPECT_FALSE(words_of("It fits.").sentences.front().is_question);
}

TEST(Words, OfALongSentenceAreCutAtALimit) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "word ";
    const Words words = words_of(text);
    EXPECT_EQ(words.words.size(), 1000U);
    EXPECT_EQ(words.sentences.size(), 9U);
}

TEST(Words, AreCutIntoClauses) { EXPECT_EQ(words_of("If it fits, tell us; if not - write first").clauses.size(), 4U); }

std::string quoted_words(std::string_view text) {
    std::string quoted;
    for (const Word& word : words_of(text).words) {
        if (word.is_quoted) quoted += word.key + " ";
    }
    return quoted;
}

TEST(Words, KnowWhatIsQuoted) {
    EXPECT_EQ(quoted_words("We have \"Moby Dick\" and 'The Whale' here"), "moby dick the whale ");
    EXPECT_EQ(quoted_words("Steht „Frohes Fest“ oder »Alles Gute« darauf?"), "frohes fest alles gute ");
    EXPECT_EQ(quoted_words("Sur la plaque : « Bonne route »"), "bonne route ");
    EXPECT_EQ(quoted_words("札には「祝」と入れます"), "祝 ");
    EXPECT_EQ(quoted_words("It doesn't fit, the kids' room's too small"), "");
    EXPECT_EQ(quoted_words("A 19\" screen, and nothing closes \"this"), "");
}

}  // namespace
}  // namespace stoa::policy
