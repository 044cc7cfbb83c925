#include "policy/pack.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <iterator>

#include "policy/engine.h"
#include "policy/mending.h"
#include "policy/rule.h"
#include "policy/test_dictionaries.h"
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
    EXPECT_EQ(second.version(), 6);
    EXPECT_EQ(format_time(second.effective_from()), "2025-04-25T00:00:00.000Z");
    EXPECT_EQ(second.hosts(), first.hosts());
    EXPECT_EQ(second.find_rule("timing.window")->number("days", 0), 30);
    EXPECT_TRUE(first.find_rule("content.link")->list("carriers").empty());
    EXPECT_THAT(second.find_rule("content.link")->list("carriers"), testing::Contains("dhl.de"));
    EXPECT_EQ(first.find_rule("content.order_id"), nullptr);
    for (const Rule& rule : rules()) EXPECT_EQ(second.find_rule(rule.number) == nullptr, rule.id == own_rule_id) << rule.id;
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

TEST(Packs, HoldWhatARuleCouldNotCheckUnlessItOnlyWarns) {
    const Pack& pack = shipped_pack("amazon-2025");
    const auto on_unavailable = [&](std::string_view rule, Author author) { return pack.on_unavailable(*pack.find_rule(rule), author); };
    EXPECT_EQ(on_unavailable("content.phone", Author::Seller), OnUnavailable::Hold);
    EXPECT_EQ(on_unavailable("content.phone", Author::Buyer), OnUnavailable::Hold);
    EXPECT_EQ(on_unavailable("format.spelling", Author::Seller), OnUnavailable::Pass);
}

TEST(Packs, SayWhatBecomesOfMails) {
    const MailSetting& usual = shipped_pack("amazon-2025").mail();
    EXPECT_EQ(usual.on_unproven, OnUnproven::Refuse);
    EXPECT_EQ(usual.raw_days, 90);
    const Pack::Source sources[] = {{"mine", "extends = \"base\"\n[mail]\nraw_days = 7\n"},
                                    {"base", "[mail]\nraw_days = 30\non_unproven = \"hold\"\n"}};
    const auto pack = Pack::load("mine", sources);
    ASSERT_TRUE(pack);
    EXPECT_EQ(pack->mail().on_unproven, OnUnproven::Hold);
    EXPECT_EQ(pack->mail().raw_days, 7);
    EXPECT_EQ(complaint("[mail]\nraw_days = 6\n"), "mine:2:12: error: raw_days must be a whole number from 7 to 3650");
    EXPECT_EQ(complaint("[mail]\non_unproven = \"holt\"\n"),
              "mine:2:15: error: \"holt\" is no on_unproven; expected refuse, hold, pass; did you mean \"hold\"?");
    EXPECT_EQ(complaint("[mail]\nraw_day = 9\n"),
              "mine:2:1: error: \"raw_day\" is no key that is known; expected on_unproven, raw_days; did you mean \"raw_days\"?");
}

TEST(Packs, SayWhatBecomesOfFiles) {
    const FileSetting& usual = shipped_pack("amazon-2025").files();
    EXPECT_EQ(usual.originals, Originals::Keep);
    EXPECT_EQ(usual.on_late, OnLate::Hold);
    EXPECT_EQ(usual.checking_minutes, 10);
    EXPECT_EQ(usual.remote_images, RemoteImages::Remove);
    const Pack::Source sources[] = {
        {"mine", "extends = \"base\"\n[files]\nchecking_minutes = 2\n"},
        {"base", "[files]\nchecking_minutes = 30\noriginals = \"drop\"\non_late = \"block\"\nremote_images = \"fetch\"\n"}};
    const auto pack = Pack::load("mine", sources);
    ASSERT_TRUE(pack);
    EXPECT_EQ(pack->files().originals, Originals::Drop);
    EXPECT_EQ(pack->files().on_late, OnLate::Block);
    EXPECT_EQ(pack->files().checking_minutes, 2);
    EXPECT_EQ(pack->files().remote_images, RemoteImages::Fetch);
    EXPECT_EQ(complaint("[files]\nchecking_minutes = 0\n"), "mine:2:20: error: checking_minutes must be a whole number from 1 to 1440");
    EXPECT_EQ(complaint("[files]\noriginals = \"dropp\"\n"),
              "mine:2:13: error: \"dropp\" is no originals; expected keep, drop; did you mean \"drop\"?");
    EXPECT_EQ(complaint("[files]\noriginal = 9\n"),
              "mine:2:1: error: \"original\" is no key that is known; expected originals, on_late, "
              "checking_minutes, remote_images; did you mean \"originals\"?");
}

TEST(Packs, ComplainWithPlaceAndNearestWord) {
    EXPECT_EQ(
        complaint("name = \"mine\"\nhotss = []\n"),
        "mine:2:1: error: \"hotss\" is no key that is known; expected name, version, effective_from, extends, hosts, reasons, reason, "
        "rule, own, on_unavailable, mail, files; did you mean \"hosts\"?");
    EXPECT_EQ(complaint("[rule.\"content.fone\"]\n"),
              "mine:1:7: error: \"content.fone\" is no rule that is known; did you mean \"content.phone\"?");
    EXPECT_EQ(
        complaint("[rule.\"content.phone\"]\noutcom = \"block\"\n"),
        "mine:2:1: error: \"outcom\" is no key that is known; expected applies_to, outcome, buyer_outcome, unsure_outcome, parameters, "
        "on_unavailable, title, why, fix; "
        "did you mean \"outcome\"?");
    EXPECT_EQ(complaint("[rule.\"content.phone\"]\noutcome = \"blok\"\n"),
              "mine:2:11: error: \"blok\" is no outcome; expected pass, warn, modify, hold, block; did you mean \"block\"?");
    EXPECT_EQ(complaint("[rule.\"timing.window\".parameters]\nday = 3\n"),
              "mine:2:1: error: \"day\" is no parameter of timing.window that is known; expected anchor, days; did you mean \"days\"?");
    EXPECT_THAT(complaint("reasons = [\"invoise\"]\n"),
                testing::AllOf(testing::StartsWith("mine:1:12: error: \"invoise\" is no reason"), testing::HasSubstr("\"invoice\"?")));
    EXPECT_THAT(
        complaint("[reason.feedback_request]\ndelivery_states = [\"deliverd\"]\n"),
        testing::AllOf(testing::StartsWith("mine:2:20: error: \"deliverd\" is no delivery state"), testing::HasSubstr("\"delivered\"?")));
    EXPECT_THAT(complaint("[reason.feedback]\n"),
                testing::StartsWith("mine:1:9: error: \"feedback\" is no reason that is known; expected cu"));
    EXPECT_EQ(complaint("version = \"3\"\n"), "mine:1:11: error: version must be a whole number from 0 to 2147483647");
    EXPECT_EQ(complaint("\nextends = \"bse\"\n"), "mine:2:11: error: there is no pack \"bse\"; did you mean \"base\"?");
    EXPECT_EQ(complaint("extends = \"mine\"\n"), "mine:1:11: error: packs extend each other in a circle");
    EXPECT_THAT(complaint("name = \n"), testing::StartsWith("mine:1:8: error: this is no TOML: "));
}

TEST(Packs, ComplainOfValuesThatARuleCannotUse) {
    EXPECT_EQ(complaint("[rule.\"timing.window\".parameters]\ndays = \"thirty\"\n"),
              "mine:2:8: error: days must be a whole number from 0 to 36500");
    EXPECT_EQ(complaint("[rule.\"timing.window\".parameters]\nanchor = \"delivered_at\"\n"),
              "mine:2:10: error: \"delivered_at\" is no anchor; expected placed_at, completed_at");
    EXPECT_THAT(complaint("[rule.\"consent.opted_out\".parameters]\ncritical = [\"order_problm\"]\n"),
                testing::HasSubstr("\"order_problem\"?"));
    EXPECT_EQ(complaint("[rule.\"format.emoji\".parameters]\nmax = 3\n"), "mine:1:22: error: format.emoji has no parameters");
    EXPECT_THAT(complaint("hosts = [\"https://shop.example/\"]\n"),
                testing::StartsWith("mine:1:10: error: \"https://shop.example/\" is no host"));
    EXPECT_EQ(complaint("[rule.\"content.phone\".why]\nenglish = \"No.\"\n"),
              "mine:2:1: error: \"english\" is no language; expected a code like \"en\" or \"de\"");
}

TEST(Packs, TellAllMistakesInTheirOrder) {
    const Pack::Source sources[] = {
        {"mine", "versoin = 1\nhosts = 3\n[rule.\"content.phone\"]\noutcome = \"blok\"\n\n[own.x]\nphrases = [\"(a\"]\n"}};
    const PackReading reading = Pack::read("mine", sources);
    EXPECT_FALSE(reading.pack);
    std::vector<std::size_t> lines;
    std::ranges::transform(reading.mistakes, std::back_inserter(lines), &PackMistake::line);
    EXPECT_THAT(lines, testing::ElementsAre(1, 2, 4, 7));
    EXPECT_EQ(reading.mistakes[2].picture(),
              "mine:4:11: error: \"blok\" is no outcome; expected pass, warn, modify, hold, block; did you mean \"block\"?\n"
              "    4 | outcome = \"blok\"\n"
              "      |           ^~~~~~\n");
    EXPECT_THAT(complaint("versoin = 1\nhosts = 3\n"), testing::EndsWith("(and 1 more; `stoa policy check FILE` tells it)"));
}

Pack own_pack(const std::string& toml) {
    const std::string base = read_project_file("packs/amazon-2021.toml");
    const Pack::Source sources[] = {{"amazon-2021", base}, {"mine", toml}};
    auto pack = Pack::load("mine", sources);
    if (!pack) throw std::runtime_error(pack.error().message);
    return *std::move(pack);
}

std::vector<std::string> found(const Pack& pack, const Draft& draft) {
    std::vector<std::string> texts;
    for (const Finding& finding : check(draft, pack, test_dictionaries()).findings)
        texts.push_back(std::string(finding.rule_id) + " " + finding.text);
    return texts;
}

TEST(Packs, HaveRulesOfTheirOwn) {
    const Pack pack = own_pack(
        "extends = \"amazon-2021\"\n[own.competitors]\nphrases = [\"(cheaper|better) .. on larkspur\", \"GÜNSTIGER bei larkspur\"]\n"
        "patterns = ['LSP-\\d{4}']\noutcome = \"warn\"\napplies_to = \"all\"\n");
    EXPECT_THAT(found(pack, {.body = "It is Cheaper than that on Larkspur. Or günstiger bei Larkspur, 🙂 code LSP-1234!"}),
                testing::IsSupersetOf({"marketplace.own Cheaper than that on Larkspur", "marketplace.own günstiger bei Larkspur",
                                       "marketplace.own LSP-1234"}));
    EXPECT_THAT(found(pack, {.author = Author::Buyer, .body = "LSP-1234"}), testing::ElementsAre("marketplace.own LSP-1234"));
    EXPECT_THAT(found(pack, {.body = "cheaper. It is on larkspur, lsp-1234."}),
                testing::Not(testing::Contains(testing::StartsWith("marketplace.own"))));
}

TEST(Packs, TellOwnRulesAsOnesOfTheCatalogue) {
    const Pack pack = own_pack(
        "extends = \"amazon-2021\"\n[own.slogan]\nrule = \"purpose.promotion\"\nlanguage = \"en\"\nphrases = [\"true value\"]\n"
        "why.en = \"No slogans.\"\n");
    const std::string english = "Please note that the parts of your order will come in two parcels next week, as true value does.";
    EXPECT_THAT(found(pack, {.body = english}), testing::ElementsAre("purpose.promotion true value"));
    EXPECT_THAT(
        found(pack, {.body = "Bitte beachten Sie, dass die Teile Ihrer Bestellung nächste Woche in zwei Paketen kommen, true value."}),
        testing::IsEmpty());
    const Verdict verdict = check({.body = english}, pack, test_dictionaries());
    EXPECT_EQ(verdict.outcome, Outcome::Block) << "as the pack says of purpose.promotion";
    EXPECT_THAT(verdict.findings.front().arguments, testing::Contains(testing::Pair("own.why.en", "No slogans.")));
}

TEST(Packs, MendByTheirOwnRules) {
    const Pack pack = own_pack("extends = \"amazon-2021\"\n[own.name]\npatterns = ['(?i)\\bmegashop\\b']\nreplace_by = \"the shop\"\n");
    EXPECT_EQ(mend({.body = "Bought at MegaShop or megashop."}, pack, test_dictionaries()).body, "Bought at the shop or the shop.");
}

TEST(Packs, ComplainOfOwnRulesThatCannotBe) {
    EXPECT_EQ(complaint("[own.x]\noutcome = \"warn\"\n"), "mine:1:6: error: own.x needs phrases or patterns to look for");
    EXPECT_EQ(complaint("[own.x]\npatterns = ['(a']\n"), "mine:2:13: error: missing ): (a");
    EXPECT_THAT(complaint("[own.x]\npatterns = ['a*']\n"), testing::HasSubstr("matches an empty text"));
    EXPECT_THAT(complaint("[own.x]\npatterns = ['(?=a)b']\n"), testing::HasSubstr("invalid perl operator"));
    EXPECT_EQ(complaint("[own.x]\nphrases = [\"(a|b\"]\n"), "mine:2:12: error: \"(\" is never closed");
    EXPECT_EQ(complaint("[own.x]\nphrases = [\"a | b\"]\n"), "mine:2:12: error: \"|\" stands outside of \"( )\"");
    EXPECT_EQ(complaint("[own.x]\nphrases = [\"(a|) b\"]\n"), "mine:2:12: error: an alternative of a phrase is empty");
    EXPECT_EQ(complaint("[own.x]\nphrases = [\" .. \"]\n"), "mine:2:12: error: a phrase needs a word");
    EXPECT_EQ(complaint("[own.x]\nphrases = [\"b*\"]\n"), "mine:2:12: error: \"*\" needs two letters before it");
    EXPECT_THAT(complaint("[own.x]\nphrases = [\"10 %\"]\n"), testing::HasSubstr("a sign needs a pattern"));
    EXPECT_THAT(complaint("[own.Big]\nphrases = [\"a\"]\n"), testing::StartsWith("mine:1:6: error: \"Big\" is no name for a rule"));
    EXPECT_THAT(complaint("[own.x]\nrule = \"timing.window\"\nphrases = [\"a\"]\n"), testing::HasSubstr("words cannot be told as it"));
    EXPECT_THAT(complaint("[own.x]\nphrases = [\"a b\"]\nreplace_by = \"x A b\"\n"), testing::HasSubstr("would never end"));
}

}  // namespace
}  // namespace stoa::policy
