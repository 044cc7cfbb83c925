#include "policy/mending.h"

#include <gmock/gmock.h>

#include "policy/engine.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

Mended mended(const Draft& draft) { return mend(draft, shipped_pack("amazon-2025"), test_dictionaries()); }

TEST(Mending, MakesEveryChangeThatFindingsOffer) {
    const Mended letter =
        mended({.body = "Dear Ada \U0001f600,\n\n\n\nthe shelf is made of oak. Call (555) 010-4477.\n\nReply STOP to end.\n\nNorth"});
    EXPECT_EQ(letter.body, "Dear Ada,\n\nthe shelf is made of oak. Call.\n\nNorth");
    EXPECT_EQ(letter.remains.outcome, Outcome::Pass);
    std::vector<std::string_view> rules;
    for (const Mending& mending : letter.mendings) rules.push_back(mending.finding.rule_id);
    EXPECT_THAT(rules, testing::ElementsAre("format.emoji", "format.line_breaks", "content.phone", "content.optout"));
    EXPECT_EQ(letter.mendings[2].text, " (555) 010-4477");
}

TEST(Mending, PutsTheLikeliestWordInThePlaceOfAMisspelledOne) {
    const Mended letter = mended({.body = "Thank you for your message. You will recieve the parcel tomorrow."});
    EXPECT_EQ(letter.body, "Thank you for your message. You will receive the parcel tomorrow.");
    ASSERT_EQ(letter.mendings.size(), 1U);
    EXPECT_EQ(letter.mendings[0].text, "recieve");
    EXPECT_EQ(letter.mendings[0].by, "receive");
    EXPECT_TRUE(letter.remains.findings.empty());
}

TEST(Mending, HidesWhatABuyerMustNotShow) {
    EXPECT_EQ(mended({.author = Author::Buyer, .kind = Kind::Inquiry, .body = "Call me at 0171 5550142."}).body, "Call me at […].");
}

// What is taken out or hidden may begin in one element and end in another.
TEST(Mending, LeavesTheTagsOfHtml) {
    const Draft letter{.body = "<p>Our shelf \U0001f600<b>\U0001f600 is</b> of oak. Call <b>212</b>555<i>0142</i>.</p>",
                       .format = TextFormat::Html};
    EXPECT_EQ(mended(letter).body, "<p>Our shelf<b> is</b> of oak. Call<b></b><i></i>.</p>");
    Draft question = letter;
    question.author = Author::Buyer;
    question.kind = Kind::Inquiry;
    question.body = "<p>Call <b>212</b>555<i>0142</i>.</p>";
    EXPECT_EQ(mended(question).body, "<p>Call <b>[…]</b><i></i>.</p>");
    EXPECT_EQ(check(question, shipped_pack("amazon-2025"), test_dictionaries()).modified->body, "<p>Call <b>[…]</b><i></i>.</p>");
}

TEST(Mending, LeavesAloneWhatNeedsAPerson) {
    const std::string body = "Leave us five stars and we pay half of it back.";
    const Mended letter = mended({.body = body});
    EXPECT_EQ(letter.body, body);
    EXPECT_TRUE(letter.mendings.empty());
    EXPECT_FALSE(letter.remains.findings.empty());
}

}  // namespace
}  // namespace stoa::policy
