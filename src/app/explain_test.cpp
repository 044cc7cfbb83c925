#include "app/explain.h"

#include <gtest/gtest.h>

#include "policy/rule.h"
#include "policy/test_pack.h"

namespace stoa {
namespace {

TEST(Explanations, SayOfWhatIsUnsureThatItMayBeReadSo) {
    const std::string english = policy::read_project_file("catalogues/en/policy.json");
    const Catalogues::File files[] = {{"en", "en/policy.json", english}};
    const auto catalogues = Catalogues::load(files);
    ASSERT_TRUE(catalogues) << catalogues.error().message;
    const policy::Rule& rule = *policy::find_rule("purpose.review_positive");
    policy::Finding finding{.rule = rule.number, .rule_id = rule.id, .outcome = Outcome::Block, .part = policy::Part::Body};
    EXPECT_EQ(explain(*catalogues, "en", Author::Seller, finding).why, "This asks for a good review, or presses toward one.");
    finding.arguments.emplace_back(policy::certainty_argument, policy::unsure_argument);
    EXPECT_EQ(explain(*catalogues, "en", Author::Seller, finding).why, "This may be read as asking for a good review.");
    EXPECT_EQ(explain(*catalogues, "en", Author::Seller, finding).fix, "Ask for an honest opinion, without stars or praise.");
}

}  // namespace
}  // namespace stoa
