#include "mail/read/read_mail.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "base/problems.h"

namespace stoa::mail {
namespace {

Mail read(std::string_view bytes) {
    auto mail = read_mail(bytes);
    EXPECT_TRUE(mail) << bytes << (mail ? "" : mail.error().message);
    return mail ? *std::move(mail) : Mail{};
}

std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

TEST(ReadMail, ReadsTheHeader) {
    const Mail mail = read(
        "From: =?utf-8?Q?J=C3=B6rn?= <J.Doe@EXAMPLE.org>\r\nTo: Team: a@b.example, \"C, D\" <c@d.example>;\r\nCc: e@f.example\r\n"
        "Reply-To: g@h.example\r\nSender: i@j.example\r\nSubject: One\r\n two\r\nMessage-ID: <1@x.example>\r\n"
        "In-Reply-To: <2@x.example>\r\nReferences: <3@x.example>\r\n <2@x.example>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\n"
        "Authentication-Results: first.example; spf=pass\r\nAuthentication-Results: second.example; none\r\n\r\nHello\r\n");
    EXPECT_EQ(mail.from, (std::vector<MailAddress>{{"Jörn", "J.Doe@example.org"}}));
    EXPECT_EQ(mail.to, (std::vector<MailAddress>{{"", "a@b.example"}, {"C, D", "c@d.example"}}));
    EXPECT_EQ(mail.cc.size(), 1U);
    EXPECT_EQ(mail.reply_to.front().address, "g@h.example");
    EXPECT_EQ(mail.sender->address, "i@j.example");
    EXPECT_EQ(mail.subject, "One two");
    EXPECT_EQ(mail.message_id, "1@x.example");
    EXPECT_EQ(mail.in_reply_to, std::vector<std::string>{"2@x.example"});
    EXPECT_EQ(mail.references, (std::vector<std::string>{"3@x.example", "2@x.example"}));
    EXPECT_EQ(format_time(*mail.date), "2026-11-24T09:00:00.000Z");
    EXPECT_EQ(mail.authentication_results, (std::vector<std::string>{"first.example; spf=pass", "second.example; none"}));
    EXPECT_EQ(mail.text, "Hello");
    EXPECT_FALSE(mail.automatic);
}

TEST(ReadMail, SeesASecondFrom) { EXPECT_EQ(read("From: a@b.example\nFrom: c@d.example\n\nx").from.size(), 2U); }

TEST(ReadMail, ReadsWhatIsNoProperHeader) {
    EXPECT_EQ(read("Subject: x\nThis is no field\nand neither this\n\nBody").text, "This is no field\nand neither this\n\nBody");
    EXPECT_EQ(read("Subject: a\nlost fold\nTo: a@b.example\n\nBody").subject, "a lost fold");
    EXPECT_EQ(read("From a@b.example Tue Nov 24 10:00:00 2026\nSubject: x\n\nBody").subject, "x");
    EXPECT_EQ(read("Subject: x\r\rBody").text, "Body");
    EXPECT_EQ(read("Just a text").text, "Just a text");
}

TEST(ReadMail, RefusesWhatIsEmpty) {
    for (const char* const bytes : {"", "\r\n\r\n", "From: a@b.example\n\n \n"}) {
        const auto mail = read_mail(bytes);
        ASSERT_FALSE(mail) << bytes;
        EXPECT_EQ(mail.error().code(), problems::mail_empty.code);
    }
}

struct Hostile {
    const char* name;
    std::string bytes;
    std::string_view code;  // Empty: it is read.
};

std::vector<Hostile> hostile_mails() {
    std::string deep;
    for (std::size_t i = 0; i < 5'000; ++i) {
        const std::string boundary = "b" + std::to_string(i);
        deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    }
    const std::string multipart = "Content-Type: multipart/mixed; boundary=b\n\n";
    return {
        {"parts", multipart + repeated("--b\n\nx\n", 10'000), problems::mail_too_many_parts.code},
        {"depth", deep, problems::mail_nested_too_deeply.code},
        {"fields", repeated("X: y\n", 5'000'000) + "\nx", problems::mail_headers_too_large.code},
        {"one field", "X: " + std::string(25'000'000, 'y') + "\n\nx", problems::mail_headers_too_large.code},
        {"fields of parts", multipart + repeated("--b\n" + repeated("X: y\n", 1'000) + "\nx\n", 400),
         problems::mail_headers_too_large.code},
        {"size", std::string(31 * 1024 * 1024, 'x'), problems::mail_too_large.code},
        {"text", "Subject: x\n\n" + std::string(25'000'000, 'x'), problems::mail_text_too_large.code},
        {"messages in messages", repeated("Content-Type: message/rfc822\n\n", 100'000), ""},
        {"groups in groups", "To: " + repeated("a:", 120'000) + "\nSubject: x\n\nx", ""},
        {"addresses", "To: " + repeated("a@b,", 60'000) + "\nSubject: x\n\nx", ""},
        {"address fields", repeated("To: a@b.example\n", 15'000) + "\nx", ""},
        {"brackets", "To: " + repeated("(", 250'000) + "\nSubject: x\n\nx", ""},
        {"encoded words", "Subject: " + repeated("=?utf-8?q?", 25'000) + "\n\nx", ""},
        {"wrong encoded words", "Subject: " + repeated("=?a?x?", 40'000) + "?=\n\nx", ""},
        {"long boundary",
         "Content-Type: multipart/mixed; boundary=" + std::string(16'000, '-') + "x\n\n" + std::string(29'000'000, '-') + "\n--b--",
         problems::mail_text_too_large.code},
        {"ended encoded words", "Subject: " + repeated("=?a?", 60'000) + "?=\n\nx", ""},
        {"parameters", "Content-Type: text/plain" + repeated("; a*1=b", 30'000) + "\n\nx", ""},
        {"delimiters", multipart + "--b\n\n" + repeated("--\n", 8'000'000) + "\n--b--", problems::mail_text_too_large.code},
        {"ids", "References: " + repeated("<a@", 50'000) + "\nSubject: x\n\nx", ""},
        {"authentication", "Authentication-Results: " + repeated("((", 100'000) + "\nSubject: x\n\nx", ""},
        {"attachment",
         multipart + "--b\nContent-Type: a/b\nContent-Transfer-Encoding: base64\n\n" + repeated("AAAA", 7'000'000) + "\n--b--", ""},
        {"empty lines",
         "Content-Type: multipart/report; boundary=b\n\n--b\n\nx\n--b\nContent-Type: message/delivery-status\n\n" +
             std::string(25'000'000, '\n') + "--b--",
         ""},
    };
}

TEST(ReadMail, HoldsItsLimitsAtLittleCost) {
    constexpr auto most = std::chrono::seconds(5);  // All take well under 0.5 s but with sanitizers; what is not linear takes minutes.
    for (const Hostile& hostile : hostile_mails()) {
        const auto begin = std::chrono::steady_clock::now();
        const auto mail = read_mail(hostile.bytes);
        const auto took = std::chrono::steady_clock::now() - begin;
        if (std::getenv("STOA_DIFFERENCES")) printf("%s: %.1f ms\n", hostile.name, std::chrono::duration<double, std::milli>(took).count());
        EXPECT_EQ(mail ? "" : mail.error().code(), hostile.code) << hostile.name;
        EXPECT_LT(took, most) << hostile.name;
    }
}

}  // namespace
}  // namespace stoa::mail
