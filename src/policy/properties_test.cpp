// What holds of every check, whatever the text: over the texts of all rules' cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <ranges>

#include "base/text.h"
#include "policy/engine.h"
#include "policy/rule.h"
#include "policy/test_dictionaries.h"
#include "policy/test_pack.h"
#include "policy/text/normalised.h"
#include "policy/view.h"

namespace stoa::policy {
namespace {

std::string without_marks(std::string text) {
    for (const std::string_view mark : {"⟦", "⟧"}) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
    }
    return text;
}

// Every hit and miss of all cases, as plain text and as HTML, from a seller and as a request for feedback.
const std::vector<Draft>& drafts() {
    static const std::vector<Draft> all = [] {
        std::vector<Draft> made;
        for (const auto& entry : std::filesystem::directory_iterator(STOA_SOURCE_DIR "/src/policy/rules")) {
            if (entry.path().extension() != ".cases") continue;
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) {
                if (!line.starts_with("hit: ") && !line.starts_with("miss: ")) continue;
                Draft draft{.body = without_marks(line.substr(line.find(' ') + 1))};
                if (made.size() % 2 == 1) draft.format = TextFormat::Html;
                if (made.size() % 5 == 0) draft.kind = Kind::Proactive;
                if (made.size() % 7 == 0) draft.subject = draft.body;
                made.push_back(std::move(draft));
            }
        }
        return made;
    }();
    return all;
}

std::string written(const Finding& finding) {
    const Span span = finding.span.value_or(Span{});
    return std::string(finding.rule_id) + " " + std::string(to_text(finding.part)) + " " + std::to_string(span.begin) + "-" +
           std::to_string(span.end) + " " + finding.text;
}

std::vector<std::string> written(const Verdict& verdict) {
    std::vector<std::string> out;
    for (const Finding& finding : verdict.findings) out.push_back(written(finding));
    return out;
}

const Pack& pack() { return shipped_pack("amazon-2025"); }

TEST(Properties, FindingsQuoteWhatStandsAtTheirPlace) {
    std::size_t findings = 0;
    for (const Draft& draft : drafts()) {
        for (const Finding& finding : check(draft, pack(), test_dictionaries()).findings) {
            if (!finding.span) continue;
            ++findings;
            const std::string& text = finding.part == Part::Subject ? draft.subject : draft.body;
            ASSERT_LT(finding.span->begin, finding.span->end) << draft.body;
            ASSERT_LE(finding.span->end, length_in_code_points(text)) << draft.body;
            const std::size_t begin = byte_offset(text, finding.span->begin), end = byte_offset(text, finding.span->end);
            EXPECT_EQ(finding.text, text.substr(begin, end - begin));
            EXPECT_TRUE(is_valid_utf8(finding.text)) << draft.body;
        }
    }
    EXPECT_GT(findings, 500U);
}

bool is_contact(std::string_view rule) { return rule == "content.phone" || rule == "content.email" || rule == "content.link"; }

// Places and words of the contacts in a seller's reply of plain text, counted from `begin`.
std::vector<std::string> contacts_in(const std::string& body, std::size_t begin) {
    std::vector<std::string> out;
    for (Finding finding : check({.body = body}, pack(), test_dictionaries()).findings) {
        if (!is_contact(finding.rule_id) || !finding.span) continue;
        finding.span->begin -= begin;
        finding.span->end -= begin;
        out.push_back(written(finding));
    }
    return out;
}

TEST(Properties, OtherParagraphsDoNotChangeContacts) {
    const std::string other = "The oak shelf has three boards of equal width.";
    for (const Draft& draft : drafts()) {
        // What a message is alone tells too: "0171 5550142" and nothing else.
        const auto alone = contacts_in(other + "\n\n" + draft.body, other.size() + 2);
        EXPECT_EQ(contacts_in(other + "\n\n" + other + "\n\n" + draft.body + "\n\n" + other, 2 * other.size() + 4), alone) << draft.body;
    }
}

// A contact that needs no word beside it is found between any words.
TEST(Properties, PlainContactsAreFoundBetweenAnyWords) {
    const std::string words = "the oak shelf has three boards of equal width and stands firm ";
    std::size_t contacts = 0;
    for (const Draft& draft : drafts()) {
        for (const Finding& finding : check({.body = draft.body}, pack(), test_dictionaries()).findings) {
            const bool plain = (finding.rule_id == "content.link" && finding.text.starts_with("https://")) ||
                               (finding.rule_id == "content.phone" && finding.text.starts_with("+")) ||
                               (finding.rule_id == "content.email" && finding.text.find("@mail.example") != std::string::npos);
            if (!plain) continue;
            ++contacts;
            const std::size_t place = words.size();
            const auto found = contacts_in(words + finding.text + " " + words, 0);
            const auto begins_there = [&](const std::string& one) {
                return one.starts_with(std::string(finding.rule_id) + " body " + std::to_string(place) + "-");
            };
            EXPECT_TRUE(std::ranges::any_of(found, begins_there)) << finding.text;
        }
    }
    EXPECT_GT(contacts, 20U);
}

template <class Rules>
std::map<RuleNumber, std::vector<std::string>> sightings(const Draft& draft, Rules&& rules) {
    std::map<RuleNumber, std::vector<std::string>> out;
    const View view(draft, pack(), &test_dictionaries());
    for (const Rule& rule : rules) {
        const RuleSetting* setting = pack().find_rule(rule.number);
        if ((!rule.find && !rule.try_find) || !setting) continue;
        for (const Sighting& sighting : rule.find ? rule.find(view, *setting) : rule.try_find(view, *setting).value()) {
            const Span span = sighting.span.value_or(Span{});
            out[rule.number].push_back(std::to_string(span.begin) + "-" + std::to_string(span.end));
        }
    }
    return out;
}

TEST(Properties, TheOrderOfRulesDoesNotMatter) {
    for (const Draft& draft : drafts()) EXPECT_EQ(sightings(draft, rules()), sightings(draft, std::views::reverse(rules()))) << draft.body;
}

TEST(Properties, NormalisingTwiceChangesNothing) {
    const auto normalised = [](std::u32string_view text) { return std::u32string(normalise(MappedText::of(to_utf8(text))).text()); };
    for (const Draft& draft : drafts()) {
        const std::u32string once = normalised(MappedText::of(draft.body).text());
        EXPECT_EQ(to_utf8(normalised(once)), to_utf8(once));
    }
    // What is dropped does not keep marks from their letter.
    EXPECT_EQ(normalised(U"b\u200d\u0327\u0323"), normalised(U"b\u0327\u0323"));
    EXPECT_EQ(normalised(U"e\u00ad\u0301"), U"\u00e9");
    for (char32_t c = 1; c <= 0x10ffff; c += c < 0x3000 ? 1 : 7) {
        if (c >= 0xd800 && c <= 0xdfff) continue;
        const std::u32string once = normalised(std::u32string{U'a', c, U'1'});
        ASSERT_EQ(normalised(once), once) << static_cast<std::uint32_t>(c);
    }
}

TEST(Properties, ThreadsAgree) {
    const auto all = [] {
        std::vector<std::vector<std::string>> verdicts;
        for (const Draft& draft : drafts()) verdicts.push_back(written(check(draft, pack(), test_dictionaries())));
        return verdicts;
    };
    drafts();
    std::vector<std::future<std::vector<std::vector<std::string>>>> threads;
    for (int i = 0; i < 4; ++i) threads.push_back(std::async(std::launch::async, all));
    const auto first = threads[0].get();
    for (std::size_t i = 1; i < threads.size(); ++i) EXPECT_EQ(threads[i].get(), first);
}

}  // namespace
}  // namespace stoa::policy
