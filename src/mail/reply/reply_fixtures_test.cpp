// How exactly the author's words are found in the mails of other projects' tests: figures by set, held by floors.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "mail/reply/reply.h"

namespace stoa::mail {
namespace {

const std::filesystem::path folder = "../shared/data/replies";

bool is_missing() {
    const char* ci = std::getenv("CI");
    const bool missing = !std::filesystem::exists(folder);
    if (missing && ci && std::string_view(ci) == "true") ADD_FAILURE() << folder << " is missing";
    return missing;
}

std::string content(const std::filesystem::path& path) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::string without_blanks(std::string_view text) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out), [](unsigned char c) { return c > ' '; });
    return out;
}

struct Figures {
    int exact = 0;
    int all = 0;

    void count(bool is_exact, const std::string& name, const std::string& text) {
        ++all;
        exact += is_exact ? 1 : 0;
        if (!is_exact) fmt::print("  not exact: {}: \"{}\"\n", name, shorten(text, 400));
    }
    void expect_at_least(double floor, std::string_view set) const {
        fmt::print("{}: {} of {} exact\n", set, exact, all);
        EXPECT_GE(exact, floor * all) << set;
    }
};

// How the words begin and end that a person reads out of a mail, and whether anything else stood there.
struct Reading {
    std::string_view file;
    std::string_view begins;
    std::string_view ends;
    bool is_cut;
};

constexpr auto readings = std::to_array<Reading>({
    {"email_reply_parser/correct_sig.txt", "this is an email", "-- signature.", true},
    {"email_reply_parser/email_1_1.txt", "Hi folks", "Java HTTP API.", true},
    {"email_reply_parser/email_1_2.txt", "Hi,", "delete them all individually.\"", true},
    {"email_reply_parser/email_1_3.txt", "Oh thanks.", "would be great.", true},
    {"email_reply_parser/email_1_4.txt", "Awesome!", "problem with it.", true},
    {"email_reply_parser/email_1_5.txt", "One: Here's", "for a while.", false},
    {"email_reply_parser/email_1_6.txt", "I get proper", "torch of pixels", true},
    {"email_reply_parser/email_1_7.txt", ":+1:", ":+1:", true},
    {"email_reply_parser/email_1_8.txt", "> okay.", "and under this.", true},
    {"email_reply_parser/email_2_1.txt", "Outlook with", "a reply", true},
    {"email_reply_parser/email_2_2.txt", "Outlook with", "above line", true},
    {"email_reply_parser/email_2_3.txt", "Outlook with", "above line", true},
    {"email_reply_parser/email_BlackBerry.txt", "Here is", "another email", true},
    {"email_reply_parser/email_bullets.txt", "test 2", "and another", true},
    {"email_reply_parser/email_iPhone.txt", "Here is", "another email", true},
    {"email_reply_parser/email_multi_word_sent_from_my_mobile_device.txt", "Here is", "another email", true},
    {"email_reply_parser/email_one_is_not_on.txt", "Thank,", "when I run...", true},
    {"email_reply_parser/email_sent_from_my_not_signature.txt", "Here is", "my mobile phone.", false},
    {"email_reply_parser/email_sig_delimiter_in_middle_of_line.txt", "Hi there!", "kthxbai", false},
    {"email_reply_parser/greedy_on.txt", "On your remote", "is not working.", true},
    {"email_reply_parser/pathological.txt", "I think", "to a computer.", true},
    {"zapier/email_gmail.txt", "This is a test", "a github message.", true},
    {"zapier/email_headers_no_delimiter.txt", "And another", "reply!", true},
    {"zapier/email_partial_quote_header.txt", "On your remote", "is not working.", true},
    {"crisp/correct_sig.txt", "this is an email", "-- signature.", true},
    {"crisp/email_2.txt", "Hi,", "delete them all individually.\"", true},
    {"crisp/email_2_1.txt", "Outlook with", "a reply", true},
    {"crisp/email_4.txt", "Awesome!", "problem with it.", true},
    {"crisp/email_6.txt", "I get proper", "torch of pixels", true},
    {"crisp/email_21.txt", "On Thursday:", "est laborum.", false},
    {"crisp/email_blackberry.txt", "Here is", "another email", true},
    {"crisp/email_custom_quote_header.txt", "Thank you!", "Thank you!", true},
    {"crisp/email_customer_quote_header_3.txt", "bonjour,", "merci d'avance", true},
    {"crisp/email_multi_word_sent_from_my_mobile_device.txt", "Here is", "another email", true},
    {"crisp/email_not_a_signature.txt", "Dear XXXXX:", "Domain Name Manager", false},
    {"crisp/email_one_is_not_on.txt", "Thank,", "when I run...", true},
    {"crisp/email_sent_from_my_not_signature.txt", "Here is", "my mobile phone.", false},
    {"crisp/email_tricky_1_on_false_positive.txt", "On the surface", "performance is great.", false},
    {"crisp/email_tricky_2_url_with_wrote.txt", "Hi there,", "John", false},
    {"crisp/email_tricky_4_from_in_body.txt", "I need to", "actual message content.", false},
    {"crisp/email_tricky_6_regards_in_sentence.txt", "I wanted", "should be visible.", false},
    {"crisp/email_tricky_8_sent_from_in_content.txt", "The notification", "main server.", false},
    {"crisp/email_tricky_16_unicode_signatures.txt", "Thanks for", "Sarah", true},
    {"crisp/email_tricky_18_inline_reply.txt", "> What's your", "our use case.", true},
    {"crisp/email_unquoted_reply.txt", "This is my reply.", "my reply.", true},
    {"crisp/email_with_from_headers.txt", "[FROM]", "<foo@example.com>", false},
});

TEST(ReplyFixtures, AreReadAsPeopleReadThem) {
    if (is_missing()) GTEST_SKIP() << folder << " is missing";
    std::map<std::string, Figures> sets;
    for (const Reading& reading : readings) {
        const ReplyText fresh = fresh_text(content(folder / reading.file));
        const bool is_exact =
            fresh.text.starts_with(reading.begins) && fresh.text.ends_with(reading.ends) && fresh.is_cut == reading.is_cut;
        sets[std::string(reading.file.substr(0, reading.file.find('/')))].count(is_exact, std::string(reading.file), fresh.text);
    }
    for (const auto& [set, figures] : sets) figures.expect_at_least(1.0, set + " (first and last words)");
}

// What `checks` of crisp-expected.json say of all the text that is to be seen, if one does.
std::string expected_text(const JsonValue& test_case) {
    constexpr std::size_t length_max = 10'000;
    std::string expected;
    for (const auto& [name, value] : test_case.members()) {
        if (name != "checks") continue;
        const std::vector<JsonValue> checks = value.array(100).value();
        for (const JsonValue& check : checks) {
            std::map<std::string, JsonValue> members;
            for (const auto& [key, member] : check.members()) members.insert_or_assign(key, member);
            const std::string of = *members.at("of").text(length_max);
            const bool is_whole =
                of == "fragments[0].toString().trim()" || of == "fragments[0].toString()" || of == "email.getVisibleText()" || of == "text";
            if (const auto text = members.at("equals").text(length_max); is_whole && text) expected = *text;
        }
    }
    return expected;
}

TEST(ReplyFixtures, OfCrispAreExact) {
    if (is_missing()) GTEST_SKIP() << folder << " is missing";
    const auto document = JsonDocument::parse(content(folder / "crisp-expected.json"));
    ASSERT_TRUE(document);
    Figures figures;
    const std::vector<JsonValue> cases = document->root().array(1000).value();
    for (const JsonValue& test_case : cases) {
        const std::string expected = expected_text(test_case);
        if (expected.empty()) continue;
        std::string file;
        for (const auto& [name, value] : test_case.members()) {
            if (name == "file") file = *value.text(200);
        }
        const std::string text = fresh_text(content(folder / "crisp" / file)).text;
        figures.count(without_blanks(text) == without_blanks(expected), file, text);
    }
    figures.expect_at_least(1.0, "crisp (whole text)");
}

// The text/plain part of a mail, decoded as far as these fixtures need it.
std::string plain_part(const std::string& mail) {
    const std::size_t part = mail.find("text/plain");
    const std::size_t headers_end = mail.find("\n\n", part == std::string::npos ? 0 : part);
    const std::size_t headers_begin = part == std::string::npos || mail.find("\n--") > part ? 0 : mail.rfind("\n--", part);
    const std::string headers = mail.substr(headers_begin, headers_end - headers_begin);
    std::string body = mail.substr(headers_end + 2);
    if (headers_begin > 0) body = body.substr(0, body.find("\n--" + mail.substr(headers_begin + 3, 12)));
    if (headers.find("base64") != std::string::npos) return from_base64(without_blanks(body)).value_or("");
    if (headers.find("quoted-printable") == std::string::npos) return body;
    std::string out;
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (body[at] != '=') {
            out += body[at];
        } else if (at + 1 < body.size() && body[at + 1] == '\n') {
            ++at;
        } else if (at + 2 < body.size()) {
            out += static_cast<char>(std::stoi(body.substr(at + 1, 2), nullptr, 16));
            at += 2;
        }
    }
    return out;
}

// The project of these fixtures leaves signatures where they are; two of its expectations have one.
TEST(ReplyFixtures, OfTalonAreExact) {
    if (is_missing()) GTEST_SKIP() << folder << " is missing";
    Figures figures;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "talon/standard_replies")) {
        if (entry.path().extension() != ".eml") continue;
        const std::string mail = content(entry.path());
        const std::string text = fresh_text(plain_part(mail)).text;
        const std::string kept = content(entry.path().parent_path() / (entry.path().stem().string() + "_reply_text"));
        const std::string expected = kept.empty() ? "Hello" : fresh_text(kept).text;
        figures.count(without_blanks(text) == without_blanks(expected), entry.path().filename(), text);
    }
    figures.expect_at_least(1.0, "talon/standard_replies");
}

// "Thank you, Noam" stays: a closing and a name are the author's words.
TEST(ReplyFixtures, OfTalonLoseTheirSignature) {
    if (is_missing()) GTEST_SKIP() << folder << " is missing";
    const std::filesystem::path mails = folder / "talon/signature/emails/stripped";
    Figures figures;
    for (const auto& entry : std::filesystem::directory_iterator(mails)) {
        const std::string name = entry.path().filename();
        if (!name.ends_with("_body")) continue;
        const std::string stem = name.substr(0, name.size() - 5);
        const std::string body = content(entry.path());
        const std::string sender = content(mails / (stem + "_sender"));
        const std::string signature = without_blanks(content(mails / (stem + "_signature")));
        std::string expected = without_blanks(body);
        if (!signature.empty() && expected.ends_with(signature)) expected.resize(expected.size() - signature.size());
        const std::string text = fresh_text(body, {.sender_name = trim(sender)}).text;
        figures.count(without_blanks(text) == expected, stem, text);
    }
    figures.expect_at_least(0.8, "talon/signature");
}

TEST(ReplyFixtures, AreNeverEmpty) {
    if (is_missing()) GTEST_SKIP() << folder << " is missing";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() == ".json") continue;
        const std::string text = content(entry.path());
        EXPECT_EQ(trim(text).empty(), fresh_text(text).text.empty()) << entry.path();
    }
}

}  // namespace
}  // namespace stoa::mail
