// Holds the understanding of messages to floors on judged messages that no training sees (tests/policy): `judge` as people write, most of
// it plain; `veiled` where its authors thought that an engine fails, hardly a word in it that tells.
#include <gtest/gtest.h>

#include <algorithm>
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

// Floors only rise. An alarm is whatever is found in a clean message; stopped is what would not be delivered as it was written.
struct JudgedSet {
    std::string name;
    double macro_f1_min, alarms_max, stopped_max, delivered_max;
};
const std::vector<JudgedSet> sets{{"judge", 0.835, 0.05, 0.02, 0.3}, {"veiled", 0.78, 0.09, 0.03, 0.5}};

struct Judged {
    Draft draft;
    std::set<std::string> rules;
};

std::string text_of(const std::map<std::string, JsonValue>& members, const std::string& name) {
    const auto found = members.find(name);
    return found == members.end() ? "" : found->second.text(100'000).value_or("");
}

std::map<std::string, JsonValue> members_of(const JsonValue& value) {
    std::map<std::string, JsonValue> out;
    for (const auto& [name, member] : value.members()) out.emplace(name, member);
    return out;
}

Judged judged(const JsonValue& root) {
    const auto members = members_of(root);
    Judged out;
    out.draft.author = parse_word<Author>(text_of(members, "author")).value();
    out.draft.kind = parse_word<Kind>(text_of(members, "kind")).value();
    out.draft.reason = parse_word<Reason>(text_of(members, "reason"));
    out.draft.subject = text_of(members, "subject");
    out.draft.body = text_of(members, "body");
    out.draft.format = parse_word<TextFormat>(text_of(members, "format")).value_or(TextFormat::Text);
    if (const auto history = members.find("history"); history != members.end()) {
        const auto messages = history->second.array(100).value();
        for (const JsonValue& earlier : messages) {
            const auto fields = members_of(earlier);
            out.draft.history.push_back({.author = parse_word<Author>(text_of(fields, "author")).value(), .body = text_of(fields, "body")});
        }
    }
    const auto labels = members.at("labels").array(100).value();
    for (const JsonValue& label : labels) out.rules.insert(text_of(members_of(label), "rule"));
    return out;
}

struct Tally {
    int right = 0, missed = 0, wrong = 0;
    double f1() const { return 2.0 * right / std::max(1, 2 * right + missed + wrong); }
};

class JudgedMessages : public testing::TestWithParam<JudgedSet> {};

TEST_P(JudgedMessages, AreUnderstood) {
    std::ifstream file(STOA_SOURCE_DIR "/tests/policy/" + GetParam().name + ".jsonl");
    std::map<std::string, Tally> rules;
    int clean = 0, alarmed = 0, stopped = 0, breaches = 0, delivered = 0;
    for (std::string line; std::getline(file, line);) {
        const auto document = JsonDocument::parse(line);
        ASSERT_TRUE(document) << line;
        const Judged message = judged(document->root());
        std::set<std::string> found;
        bool stops = false;
        for (const Finding& finding : check(message.draft, shipped_pack("amazon-2025"), test_dictionaries()).findings) {
            stops = stops || finding.outcome != Outcome::Warn;
            if (std::ranges::find(purpose_rules, finding.rule_id) != purpose_rules.end()) found.emplace(finding.rule_id);
        }
        const bool is_clean = message.rules.empty();
        ++(is_clean ? clean : breaches);
        if (is_clean && !found.empty()) ++alarmed;
        if (is_clean && stops) ++stopped;
        if (!is_clean && !stops) ++delivered;
        for (const std::string_view rule : purpose_rules) {
            const bool has = message.rules.contains(std::string(rule)), finds = found.contains(std::string(rule));
            Tally& tally = rules[std::string(rule)];
            (has ? (finds ? tally.right : tally.missed) : tally.wrong) += has || finds ? 1 : 0;
        }
    }
    double sum = 0;
    int count = 0;
    for (const auto& [rule, tally] : rules) {
        if (tally.right + tally.missed == 0) continue;
        sum += tally.f1();
        ++count;
        std::cout << rule << ": " << tally.right << " right, " << tally.missed << " missed, " << tally.wrong << " wrong, F1 " << tally.f1()
                  << '\n';
    }
    ASSERT_GT(count, 0);
    std::cout << "macro F1 " << sum / count << ", of " << clean << " clean ones " << alarmed << " with an alarm, " << stopped
              << " stopped; of " << breaches << " breaches " << delivered << " delivered\n";
    EXPECT_GE(sum / count, GetParam().macro_f1_min);
    EXPECT_LE(static_cast<double>(alarmed) / clean, GetParam().alarms_max);
    EXPECT_LE(static_cast<double>(stopped) / clean, GetParam().stopped_max);
    EXPECT_LE(static_cast<double>(delivered) / breaches, GetParam().delivered_max);
}

INSTANTIATE_TEST_SUITE_P(BySet, JudgedMessages, testing::ValuesIn(sets), [](const auto& set) { return set.param.name; });

}  // namespace
}  // namespace stoa::policy
