#include "policy/pack.h"

#include <gmock/gmock.h>

#include "policy/rule.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

std::string complaint(std::string_view toml) {
    const Pack::Source sources[] = {{"mine", toml}, {"base", "name = \"base\"\n[rule.\"content.phone\"]\napplies_to = \"all\"\n"}};
    const auto pack = Pack::load("mine", sources);
    return pack ? "" : pack.error().message;
}

TEST(Packs, Ship) {
    const Pack& first = shipped_pack("amazon-2021");
    const Pack& second = shipped_pack("amazon-2025");
    EXPECT_EQ(first.reasons().size(), 10U);
    EXPECT_EQ(second.reasons().size(), 14U);
    EXPECT_EQ(second.name(), "amazon-2025");
    EXPECT_EQ(second.version(), 4);
    EXPECT_EQ(format_time(second.effective_from()), "2025-04-25T00:00:00.000Z");
    EXPECT_EQ(second.hosts(), first.hosts());
    EXPECT_EQ(second.find_rule("timing.window")->number("days", 0), 30);
    EXPECT_TRUE(first.find_rule("content.link")->list("carriers").empty());
    EXPECT_THAT(second.find_rule("content.link")->list("carriers"), testing::Contains("dhl.de"));
    EXPECT_EQ(first.find_rule("content.order_id"), nullptr);
    for (const Rule& rule : rules()) EXPECT_NE(second.find_rule(rule.number), nullptr) << rule.id;
}

TEST(Packs, SayWhomARuleIsForAndWhatFollows) {
    const RuleSetting& phone = *shipped_pack("amazon-2025").find_rule("content.phone");
    EXPECT_EQ(phone.outcome_for(Author::Seller, Certainty::Sure), Outcome::Block);
    EXPECT_EQ(phone.outcome_for(Author::Buyer, Certainty::Sure), Outcome::Modify);
    EXPECT_TRUE(phone.applies(Author::Buyer, Kind::Inquiry));
    const RuleSetting& window = *shipped_pack("amazon-2025").find_rule("timing.window");
    EXPECT_TRUE(window.applies(Author::Seller, Kind::Necessary));
    EXPECT_FALSE(window.applies(Author::Seller, Kind::Reply));
    EXPECT_FALSE(window.applies(Author::Buyer, Kind::Inquiry));
}

TEST(Packs, SayWhatFollowsFromWhatOnlyMayBeMeantSo) {
    const Pack::Source sources[] = {
        {"mine", "[rule.\"purpose.promotion\"]\noutcome = \"block\"\nbuyer_outcome = \"pass\"\nunsure_outcome = \"warn\"\n"}};
    const auto pack = Pack::load("mine", sources);
    ASSERT_TRUE(pack) << pack.error().message;
    const RuleSetting& promotion = *pack->find_rule("purpose.promotion");
    EXPECT_EQ(promotion.outcome_for(Author::Seller, Certainty::Sure), Outcome::Block);
    EXPECT_EQ(promotion.outcome_for(Author::Seller, Certainty::Unsure), Outcome::Warn);
    EXPECT_EQ(promotion.outcome_for(Author::Buyer, Certainty::Unsure), Outcome::Pass) << "never more than what is sure";
}

TEST(Packs, SayWhenAReasonIsOpenAndWhichIsCritical) {
    const Pack pack = shipped_pack("amazon-2025");
    EXPECT_TRUE(pack.reason(Reason::FeedbackRequest).is_open(DeliveryState::Delivered, FulfilledBy::Seller));
    EXPECT_FALSE(pack.reason(Reason::FeedbackRequest).is_open(DeliveryState::Shipped, FulfilledBy::Seller));
    EXPECT_FALSE(pack.reason(Reason::FulfilmentIssue).is_open(DeliveryState::Delivered, FulfilledBy::Seller));
    EXPECT_TRUE(pack.reason(Reason::FulfilmentIssue).is_open(DeliveryState::Delivered, FulfilledBy::Marketplace));
    EXPECT_TRUE(pack.reason(Reason::Invoice).is_open(DeliveryState::Cancelled, FulfilledBy::Seller));
    EXPECT_TRUE(pack.is_critical(Reason::OrderProblem));
    EXPECT_FALSE(pack.is_critical(Reason::Invoice));
    EXPECT_FALSE(shipped_pack("amazon-2021").is_critical(Reason::OrderProblem)) << "nobody can opt out there";
}

TEST(Packs, InheritWhatTheyDoNotSay) {
    const Pack::Source sources[] = {
        {"base",
         "hosts = [\"shop.example\"]\n[rule.\"timing.window\"]\napplies_to = \"opened\"\n[rule.\"timing.window\".parameters]\ndays = 30\n"},
        {"mine", "extends = \"base\"\n[rule.\"timing.window\"]\noutcome = \"warn\"\n"}};
    const auto pack = Pack::load("mine", sources);
    ASSERT_TRUE(pack) << pack.error().message;
    const RuleSetting& window = *pack->find_rule("timing.window");
    EXPECT_EQ(window.applies_to, AppliesTo::Opened);
    EXPECT_EQ(window.outcome, Outcome::Warn);
    EXPECT_EQ(window.number("days", 0), 30);
    EXPECT_THAT(pack->hosts(), testing::ElementsAre("shop.example"));
}

TEST(Packs, ComplainWithPlaceAndNearestWord) {
    EXPECT_EQ(complaint("name = \"mine\"\nhotss = []\n"), "mine:2: \"hotss\" is no key that is known; did you mean \"hosts\"?");
    EXPECT_EQ(complaint("[rule.\"content.fone\"]\n"), "mine:1: \"content.fone\" is no rule that is known; did you mean \"content.phone\"?");
    EXPECT_EQ(complaint("[rule.\"content.phone\"]\noutcom = \"block\"\n"),
              "mine:2: \"outcom\" is no key that is known; did you mean \"outcome\"?");
    EXPECT_EQ(complaint("[rule.\"content.phone\"]\noutcome = \"blok\"\n"), "mine:2: \"blok\" is no outcome; did you mean \"block\"?");
    EXPECT_EQ(complaint("[rule.\"timing.window\".parameters]\nday = 3\n"),
              "mine:2: \"day\" is no parameter of timing.window that is known; did you mean \"days\"?");
    EXPECT_EQ(complaint("reasons = [\"invoise\"]\n"), "mine:1: \"invoise\" is no reason; did you mean \"invoice\"?");
    EXPECT_EQ(complaint("[reason.feedback_request]\ndelivery_states = [\"deliverd\"]\n"),
              "mine:2: \"deliverd\" is no delivery state; did you mean \"delivered\"?");
    EXPECT_EQ(complaint("[reason.feedback]\n"), "mine:1: \"feedback\" is no reason that is known");
    EXPECT_EQ(complaint("version = \"3\"\n"), "mine:1: version must be a whole number");
    EXPECT_EQ(complaint("\nextends = \"bse\"\n"), "mine: there is no pack \"bse\"; did you mean \"base\"?");
    EXPECT_EQ(complaint("extends = \"mine\"\n"), "mine: packs extend each other in a circle");
    EXPECT_THAT(complaint("name = \n"), testing::StartsWith("mine:1: "));
}

}  // namespace
}  // namespace stoa::policy
