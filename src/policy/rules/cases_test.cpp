// Every rule's cases (*.cases beside it, see policy/rule_cases.h), one driver.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ranges>
#include <set>

#include "base/text.h"
#include "policy/engine.h"
#include "policy/meaning/model.h"
#include "policy/mending.h"
#include "policy/rule.h"
#include "policy/rule_cases.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"

namespace stoa::policy {
namespace {

bool is_unsure(const Finding& finding) {
    return std::ranges::find(finding.arguments, certainty_argument, &std::pair<std::string, std::string>::first) != finding.arguments.end();
}

std::vector<Finding> find(const RuleCase& one, const std::string& rule) {
    Verdict verdict = check(one.draft, shipped_pack("amazon-2025"), test_dictionaries());
    EXPECT_TRUE(verdict.unavailable.empty()) << verdict.unavailable.at(0).reason;
    // What is not sure is no miss.
    std::erase_if(verdict.findings, [&](const Finding& finding) {
        return finding.rule_id != rule || (one.kind == RuleCase::Kind::Miss && is_unsure(finding));
    });
    return std::move(verdict.findings);
}

std::vector<std::string> texts(const RuleCase& one, const std::vector<Span>& spans) {
    const std::string& text = one.of_draft();
    std::vector<std::string> out;
    for (const Span& span : spans) {
        const std::size_t begin = byte_offset(text, span.begin);
        out.push_back(std::to_string(span.begin) + " " + text.substr(begin, byte_offset(text, span.end) - begin));
    }
    return out;
}

std::string with_replacements(const RuleCase& one, const std::vector<Finding>& findings) {
    std::string body = one.of_draft();
    for (const Finding& finding : findings | std::views::reverse) {
        if (!finding.replacement) continue;
        const std::size_t begin = byte_offset(body, finding.replacement->span.begin),
                          end = byte_offset(body, finding.replacement->span.end);
        body.replace(begin, end - begin, finding.replacement->text);
    }
    return body;
}

// What is learned from messages has no exact border: a place points at a mark when it covers half of it and is at most three times as long.
bool is_learned(std::string_view rule) { return std::ranges::find(purpose_rules, rule) != purpose_rules.end(); }

bool points_at(const Span& found, const Span& mark) {
    constexpr std::size_t length_min = 40;
    const std::size_t begin = std::max(found.begin, mark.begin), end = std::min(found.end, mark.end), length = mark.end - mark.begin;
    return end > begin && 2 * (end - begin) >= length && found.end - found.begin <= std::max(3 * length, length_min);
}

bool point_at(const std::vector<Span>& found, const std::vector<Span>& marks) {
    const auto is_meant = [&](const Span& one) {
        return std::ranges::any_of(marks, [&](const Span& mark) { return points_at(one, mark); });
    };
    const auto is_found = [&](const Span& mark) {
        return std::ranges::any_of(found, [&](const Span& one) { return points_at(one, mark); });
    };
    return std::ranges::all_of(found, is_meant) && std::ranges::all_of(marks, is_found);
}

void judge(const RuleCase& one, const std::string& rule, const std::vector<Finding>& findings) {
    std::vector<Span> found;
    bool found_message = false;
    for (const Finding& finding : findings) {
        if (finding.span && finding.part == one.part)
            found.push_back(*finding.span);
        else
            found_message = true;
    }
    const bool is_near = is_learned(rule) && point_at(found, one.marked);
    EXPECT_TRUE(is_near || texts(one, found) == texts(one, one.marked))
        << "found " << testing::PrintToString(texts(one, found)) << ", marked " << testing::PrintToString(texts(one, one.marked));
    EXPECT_EQ(found_message, one.kind == RuleCase::Kind::Hit && one.marked.empty());
    for (const std::string& becomes : one.becomes) EXPECT_EQ(with_replacements(one, findings), becomes);
}

bool offers_change(const Finding& finding) {
    const bool hides = finding.outcome == Outcome::Modify && find_rule(finding.rule)->modification == Modification::Mask;
    return finding.replacement || (hides && finding.span);
}

// Every change that is offered mends what it is offered for, and leaves nothing more to change.
void expect_mended(const RuleCase& one, const std::string& rule, const std::vector<Finding>& findings) {
    const Pack& pack = shipped_pack("amazon-2025");
    const Mended mended = mend(one.draft, pack, test_dictionaries());
    const auto remain = std::ranges::count(mended.remains.findings, rule, &Finding::rule_id);
    const auto by_hand = std::ranges::count_if(findings, [](const Finding& finding) { return !offers_change(finding); });
    EXPECT_LE(remain, by_hand) << "still found in: " << mended.subject << " | " << mended.body;
    EXPECT_TRUE(std::ranges::none_of(mended.remains.findings, offers_change)) << mended.body;
    Draft again = one.draft;
    again.subject = mended.subject;
    again.body = mended.body;
    EXPECT_TRUE(mend(again, pack, test_dictionaries()).mendings.empty()) << mended.body;
}

TEST(Rules, DecideTheirCases) {
    int files = 0;
    std::set<std::string> mendable;
    for (const auto& entry : std::filesystem::directory_iterator(STOA_SOURCE_DIR "/src/policy/rules")) {
        if (entry.path().extension() != ".cases") continue;
        const std::string name = entry.path().filename().string();
        const RuleCases file = read_rule_cases(read_project_file("src/policy/rules/" + name));
        EXPECT_TRUE(file.faults.empty()) << name << ":" << file.faults.front();
        EXPECT_FALSE(file.cases.empty()) << name;
        for (const RuleCase& one : file.cases) {
            SCOPED_TRACE(name + ":" + std::to_string(one.line) + ": " + one.text);
            const std::vector<Finding> findings = find(one, file.rule);
            judge(one, file.rule, findings);
            if (std::ranges::none_of(findings, offers_change)) continue;
            mendable.insert(file.rule);
            expect_mended(one, file.rule, findings);
        }
        ++files;
    }
    EXPECT_EQ(files, 40) << "a rule that is real has its cases";
    EXPECT_EQ(mendable, (std::set<std::string>{"content.email", "content.link", "content.optout", "content.order_id", "content.phone",
                                               "content.tracking", "format.accessibility", "format.alignment", "format.emoji",
                                               "format.font_sizes", "format.image_width", "format.line_breaks", "format.margins",
                                               "format.style_override", "image.insecure", "image.logo_link", "purpose.false_urgency"}));
}

}  // namespace
}  // namespace stoa::policy
