#include "policy/meaning/phrasebook.h"

#include <gtest/gtest.h>

#include "policy/meaning/reading.h"
#include "policy/text/normalised.h"

namespace stoa::policy {
namespace {

Reading read_text(const Phrasebook& book, std::string_view text) {
    const MappedText normalised = normalise(MappedText::of(text));
    return read(book, normalised.text(), tokenise(normalised.text()));
}

Phrasebook book_of(std::string_view text, std::string_view language = "en") {
    const Phrasebook::Source sources[] = {{language, text}};
    auto book = Phrasebook::parse(sources);
    if (!book) throw std::runtime_error(book.error().message);
    return *std::move(book);
}

bool mentions(const Phrasebook& book, std::string_view text, Concept idea) {
    const Reading reading = read_text(book, text);
    return has(reading.ideas(0, reading.size()), idea);
}

TEST(Phrasebook, FindsWordsStemsEndingsAndInsides) {
    const Phrasebook book = book_of("Review: review*, *wertung, *meinung*\nStar: star|stars, # points\n");
    EXPECT_TRUE(mentions(book, "Reviewing it", Concept::Review));
    EXPECT_TRUE(mentions(book, "eine Bewertung", Concept::Review));
    EXPECT_TRUE(mentions(book, "Kundenmeinungen", Concept::Review));
    EXPECT_TRUE(mentions(book, "five Stars", Concept::Star));
    EXPECT_TRUE(mentions(book, "50 points", Concept::Star));
    EXPECT_FALSE(mentions(book, "some points, a preview", Concept::Star));
    EXPECT_FALSE(mentions(book, "a preview", Concept::Review));
}

TEST(Phrasebook, BridgesGapsWithinASentenceOnly) {
    const Phrasebook book = book_of("Remove: take ~ down\n");
    EXPECT_TRUE(mentions(book, "please take that angry remark down", Concept::Remove));
    EXPECT_FALSE(mentions(book, "please take it. Sit down", Concept::Remove));
    EXPECT_FALSE(mentions(book, "take one two three four five down", Concept::Remove));
}

TEST(Phrasebook, BuildsOnWhatOtherPhrasesFound) {
    const Phrasebook book = book_of("Review: review\nGive: give|offer\nReward: @Give ~ @Review\n");
    EXPECT_TRUE(mentions(book, "we give ten for a review", Concept::Reward));
    EXPECT_FALSE(mentions(book, "a review, and we give ten", Concept::Reward));
}

TEST(Phrasebook, ReadsLettersApartAndKana) {
    EXPECT_TRUE(mentions(book_of("Messenger: whatsapp*\n"), "W h a t s A p p me", Concept::Messenger));
    EXPECT_TRUE(mentions(book_of("Review: レビュー\n", "ja"), "商品レビューをお願いします", Concept::Review));
}

TEST(Phrasebook, SaysWhatIsWrongAndWhere) {
    const Phrasebook::Source sources[] = {{"en", "Review: fine\nReveiw: wrong\n"}};
    const auto book = Phrasebook::parse(sources);
    ASSERT_FALSE(book);
    EXPECT_EQ(book.error().message, "concepts/en.txt:2: no such concept: Reveiw");
    const Phrasebook::Source open[] = {{"en", "Review: ~ down\n"}};
    EXPECT_FALSE(Phrasebook::parse(open));
    const Phrasebook::Source masked[] = {{"de", "Profanity: sch***\n"}};
    EXPECT_FALSE(Phrasebook::parse(masked));
}

}  // namespace
}  // namespace stoa::policy
