// How often each rule speaks up on real texts (../shared/data, INDEX.md there), of which hardly one breaks a rule: prints the counts by set
// and rule (docs/alarms.md says what was seen in them) and holds them to bounds. With STOA_ALARMS=FILE every finding is written there, to
// be read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "base/json.h"
#include "policy/engine.h"
#include "policy/meaning/model.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

struct RealSet {
    std::string name;
    std::string file;  // JSON lines in ../shared/data.
    std::string member;
    Author author;
    // What is learned and not a pattern (purposes, tone, diversion): in how many texts it may be seen, and how many it may stop.
    int read_max, stopped_max;
    // Contacts that were read by eye and are right, or come from how the set was masked, and not more.
    std::map<std::string, int> bounds{};
};

const std::vector<RealSet> sets{
    {"requests of shoppers", "messages-bitext/utterances.jsonl", "text", Author::Buyer, 60, 40},
    {"questions of bank customers", "messages-banking77/test.jsonl", "text", Author::Buyer, 40, 15},
    {"reviews, English", "reviews-amazon/en.jsonl", "text", Author::Buyer, 60, 20},
    {"reviews, German", "reviews-amazon/de.jsonl", "text", Author::Buyer, 60, 20},
    {"reviews, Japanese", "reviews-amazon/ja.jsonl", "text", Author::Buyer, 60, 20},
    {"questions about appliances", "messages-amazon-qa/appliances.jsonl", "question", Author::Buyer, 15, 5},
    {"answers about appliances",
     "messages-amazon-qa/appliances.jsonl",
     "answer",
     Author::Seller,
     130,
     20,
     {{"content.phone", 40}, {"content.email", 6}, {"content.link", 90}}},
};

std::string member_of(const JsonDocument& document, const std::string& wanted) {
    for (const auto& [name, value] : document.root().members()) {
        if (name == wanted) return value.text(100'000).value_or("");
    }
    return "";
}

TEST(RealTexts, RaiseFewAlarms) {
    const std::filesystem::path folder = std::filesystem::path(STOA_SOURCE_DIR) / "../shared/data";
    if (!std::filesystem::exists(folder)) {
        const char* ci = std::getenv("CI");
        if (ci && std::string_view(ci) == "true") FAIL() << folder << " is missing";
        GTEST_SKIP() << folder << " is missing: nothing to measure with";
    }
    const char* path = std::getenv("STOA_ALARMS");
    std::ofstream listed(path ? path : "/dev/null");
    for (const RealSet& set : sets) {
        std::ifstream file(folder / set.file);
        int messages = 0;
        int read = 0, stopped = 0;
        std::map<std::string, int> counts{{"content.phone", 0}, {"content.email", 0}, {"content.link", 0}};
        for (std::string line; std::getline(file, line);) {
            const auto document = JsonDocument::parse(line);
            if (!document) continue;
            ++messages;
            Draft draft{.author = set.author, .body = member_of(*document, set.member)};
            if (set.author == Author::Buyer) draft.kind = Kind::Inquiry;
            std::set<std::string> rules;
            bool reads = false, stops = false;
            for (const Finding& finding : check(draft, shipped_pack("amazon-2025"), test_dictionaries()).findings) {
                rules.emplace(finding.rule_id);
                const bool is_learned = std::ranges::find(purpose_rules, finding.rule_id) != purpose_rules.end();
                reads = reads || is_learned;
                stops = stops || (is_learned && finding.outcome != Outcome::Warn);
                listed << set.name << '\t' << finding.rule_id << '\t' << finding.text << '\t' << draft.body << '\n';
            }
            for (const std::string& rule : rules) ++counts[rule];
            read += reads ? 1 : 0;
            stopped += stops ? 1 : 0;
        }
        EXPECT_GT(messages, 1000) << set.name;
        std::cout << set.name << ", " << messages << ": learned " << read << ", stopped " << stopped << ';';
        for (const auto& [rule, count] : counts) std::cout << ' ' << rule << ' ' << count;
        std::cout << '\n';
        EXPECT_LE(read, set.read_max) << set.name;
        EXPECT_LE(stopped, set.stopped_max) << set.name;
        for (const std::string rule : {"content.phone", "content.email", "content.link"}) {
            const auto bound = set.bounds.find(rule);
            EXPECT_LE(counts[rule], bound == set.bounds.end() ? 1 : bound->second) << set.name << ": " << rule;
        }
    }
}

}  // namespace
}  // namespace stoa::policy
