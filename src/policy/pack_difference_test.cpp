#include "policy/pack_difference.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

// One line each: "content.phone outcome block→warn", of a list "+new -old".
std::vector<std::string> lines(const Pack& from, const Pack& to) {
    std::vector<std::string> out;
    for (const PackDifference& difference : find_differences(from, to)) {
        std::string line = difference.of + " " + difference.what;
        if (difference.from || difference.to) line += fmt::format(" {}→{}", difference.from.value_or("-"), difference.to.value_or("-"));
        for (const std::string& text : difference.added) line += " +" + text;
        for (const std::string& text : difference.removed) line += " -" + text;
        out.push_back(line);
    }
    return out;
}

Pack extended(const std::string& toml) {
    const std::string base = read_project_file("packs/amazon-2021.toml"), whole = "extends = \"amazon-2021\"\n" + toml;
    const Pack::Source sources[] = {{"amazon-2021", base}, {"mine", whole}};
    auto pack = Pack::load("mine", sources);
    if (!pack) throw std::runtime_error(pack.error().message);
    return *std::move(pack);
}

TEST(PackDifferences, AreNoneOfTheSameRules) {
    EXPECT_THAT(lines(shipped_pack("amazon-2021"), extended("name = \"copy\"\nversion = 7\n")), testing::IsEmpty());
}

TEST(PackDifferences, TellRulesOutcomesParametersHostsAndPhrases) {
    const Pack first = extended("hosts = [\"a.example\", \"b.example\"]\n[own.x]\nphrases = [\"one\", \"two\"]\n");
    const Pack second = extended(
        "hosts = [\"b.example\", \"c.example\"]\n[rule.\"content.phone\"]\noutcome = \"warn\"\n[rule.\"timing.window\".parameters]\ndays = "
        "60\n"
        "[rule.\"content.order_id\"]\napplies_to = \"opened\"\noutcome = \"warn\"\n[rule.\"format.emoji\"]\noutcome = \"pass\"\n"
        "[rule.\"content.email\"]\nwhy.de = \"Nein.\"\n[own.x]\nphrases = [\"two\", \"three\"]\n[own.y]\npatterns = ['y']\n");
    EXPECT_THAT(lines(first, second),
                testing::ElementsAre("pack hosts +c.example -a.example", "timing.window days 30→60", "content.phone outcome block→warn",
                                     "content.email why.de -→Nein.", "content.order_id rule off→on (opened, warn)",
                                     "format.emoji rule on (seller, modify)→off", "own.x phrases +three -one",
                                     "own.y rule off→on (seller, block)"));
}

}  // namespace
}  // namespace stoa::policy
