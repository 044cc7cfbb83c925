// Every rule has its words in every language that ships.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/catalogue.h"
#include "base/text.h"
#include "policy/meaning/model.h"
#include "policy/pack_parameters.h"
#include "policy/rule.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

TEST(RuleWords, AreCompleteInEnglishAndGerman) {
    const std::string english = read_project_file("catalogues/en/policy.json"), german = read_project_file("catalogues/de/policy.json");
    const Catalogues::File files[] = {{"en", "en/policy.json", english}, {"de", "de/policy.json", german}};
    const auto catalogues = Catalogues::load(files);
    ASSERT_TRUE(catalogues) << catalogues.error().message;
    for (const std::string language : {"en", "de"}) {
        for (const Rule& rule : rules()) {
            for (const std::string what : {"title", "finds", "why", "fix"}) {
                EXPECT_TRUE(catalogues->has(language, "rule." + std::string(rule.id) + "." + what))
                    << language << " " << rule.number << " " << rule.id << " " << what;
            }
            for (const std::string_view name : split(rule.parameters, ' ')) {
                EXPECT_TRUE(name.empty() || catalogues->has(language, "parameter." + std::string(name))) << language << " " << name;
                EXPECT_TRUE(name.empty() || find_parameter(name)) << name;
            }
        }
    }
    EXPECT_EQ(catalogues->keys("en"), catalogues->keys("de"));
    // Who is told that a text may be meant so must not read that it is.
    for (const std::string_view rule : purpose_rules) EXPECT_TRUE(catalogues->has("en", fmt::format("rule.{}.why_unsure", rule))) << rule;
}

}  // namespace
}  // namespace stoa::policy
