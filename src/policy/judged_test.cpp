// Holds the understanding of messages to floors on judged messages that no training sees (tests/policy/judge.jsonl).
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

// Floors only rise.
constexpr double macro_f1_min = 0.83, false_alarms_max = 0.05;

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

TEST(Judged, MessagesAreUnderstood) {
    std::ifstream file(STOA_SOURCE_DIR "/tests/policy/judge.jsonl");
    std::map<std::string, Tally> rules;
    int clean = 0, alarmed = 0;
    for (std::string line; std::getline(file, line);) {
        const auto document = JsonDocument::parse(line);
        ASSERT_TRUE(document) << line;
        const Judged message = judged(document->root());
        std::set<std::string> found;
        for (const Finding& finding : check(message.draft, shipped_pack("amazon-2025"), test_dictionaries()).findings) {
            if (std::ranges::find(purpose_rules, finding.rule_id) != purpose_rules.end()) found.emplace(finding.rule_id);
        }
        clean += message.rules.empty() ? 1 : 0;
        alarmed += message.rules.empty() && !found.empty() ? 1 : 0;
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
    std::cout << "macro F1 " << sum / count << ", false alarms " << alarmed << " of " << clean << '\n';
    EXPECT_GE(sum / count, macro_f1_min);
    EXPECT_LE(static_cast<double>(alarmed) / clean, false_alarms_max);
}

}  // namespace
}  // namespace stoa::policy
