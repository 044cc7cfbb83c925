#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lmtp/session.h"
#include "lmtp/test_replies.h"

namespace stoa::lmtp {
namespace {

struct Text {
    std::string sent;  // After DATA.
    std::string codes;
    std::string mail;  // Where one is delivered.
};

const std::string full_line(mail_line_size_bytes_max - 2, 'x');

const std::vector<Text>& texts() {
    static const std::vector<Text> all{
        {"a\r\n.\r\n", "250 2.0.0", "a\r\n"},
        {".\r\n", "250 2.0.0", ""},
        {"\r\n.\r\n", "250 2.0.0", "\r\n"},
        {"..\r\n..a\r\n.b\r\na.b.\r\n.\r\n", "250 2.0.0", ".\r\n.a\r\nb\r\na.b.\r\n"},
        {"...\r\n.\r\n", "250 2.0.0", "..\r\n"},
        {"\xff\x80 ü\r\n.\r\n", "250 2.0.0", "\xff\x80 ü\r\n"},
        {full_line + "\r\n." + full_line + "\r\n.\r\n", "250 2.0.0", full_line + "\r\n" + full_line + "\r\n"},
        {full_line + "x\r\n.\r\n", "550 5.6.0", ""},
        {std::string(100'000, 'x') + "\r\n.\r\n", "550 5.6.0", ""},
        // What other servers take for the end of a mail is none (SMTP smuggling), and the mail that has it is refused.
        {"a\n.\nMAIL FROM:<>\r\n.\r\n", "550 5.6.11", ""},
        {"a\r\n.\nMAIL FROM:<>\r\n.\r\n", "550 5.6.11", ""},
        {"a\n.\r\nMAIL FROM:<>\r\n.\r\n", "550 5.6.11", ""},
        {"a\r.\rMAIL FROM:<>\r\n.\r\n", "550 5.6.11", ""},
        {"a\r.\r\nMAIL FROM:<>\r\n.\r\n", "550 5.6.11", ""},
        {"a\r\n.\rMAIL FROM:<>\r\n.\r\n", "550 5.6.11", ""},
        {"a\r\n.\r\r\nMAIL FROM:<>\r\n.\r\n", "550 5.6.11", ""},
        {"a\r\r\n.\r\n", "550 5.6.11", ""},
        {"a\n\r\n.\r\n", "550 5.6.11", ""},
        {"a\n\n.\n.\r\n\r\n.\r\n", "550 5.6.11", ""},
        {"\n.\r\n\r\n.\r\n", "550 5.6.11", ""},
        {"\r.\r\n\r\n.\r\n", "550 5.6.11", ""},
        {".\n\r\n.\r\n", "550 5.6.11", ""},
        {".\r.\r\n.\r\n", "550 5.6.11", ""},
        {".\r\r\n.\r\n", "550 5.6.11", ""},
    };
    return all;
}

TEST(SessionMail, EndsAMailWhereItTrulyEnds) {
    for (const Text& text : texts()) {
        PlayedSession played;
        played.say(begin_mail);
        EXPECT_EQ(codes(played.say(text.sent + "NOOP\r\n")), text.codes + ", 250 2.0.0") << text.sent.substr(0, 80);
        const bool is_delivered = text.codes.starts_with('2');
        ASSERT_EQ(played.mails.size(), is_delivered ? 1U : 0U) << text.sent.substr(0, 80);
        EXPECT_EQ(is_delivered ? played.mails[0].second : "", text.mail);
    }
}

TEST(SessionMail, TakesBytesHoweverTheyAreCut) {
    std::string bytes = "NOOP\rx\r\nNOOP\n\r\n" + lhlo;
    for (const Text& text : texts()) {
        bytes += "RSET\r\nMAIL FROM:<ä@b.example> SMTPUTF8\r\nRCPT TO:<no@d.example>\r\nRCPT TO:<c@d.example>\r\nRCPT TO:<>\r\nDATA\r\n" +
                 text.sent;
    }
    Limits limits;
    limits.bad_commands_max = 1'000;
    PlayedSession whole(limits);
    const std::string replies = whole.say(bytes + "QUIT\r\n");
    EXPECT_TRUE(whole.has_ended());
    EXPECT_EQ(whole.mails.size(), 7U);
    for (const std::size_t step : {1U, 2U, 3U, 7U, 1'000U}) {
        PlayedSession cut(limits);
        EXPECT_EQ(cut.say(bytes + "QUIT\r\n", step), replies) << step;
        ASSERT_EQ(cut.mails.size(), whole.mails.size());
        for (std::size_t i = 0; i < cut.mails.size(); ++i) EXPECT_EQ(cut.mails[i].second, whole.mails[i].second);
    }
}

TEST(SessionMail, RefusesAMailOverTheLimitForEachRecipientAndKeepsNothing) {
    Limits limits;
    limits.mail_size_bytes_max = 10'000;
    const std::string line = std::string(98, 'x') + "\r\n";
    PlayedSession played(limits);
    const std::string begin = "MAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n";
    played.say(lhlo + begin);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(played.say(line), "");
    EXPECT_EQ(played.session.kept_size_bytes(), 10'000U);
    EXPECT_EQ(codes(played.say(".\r\n" + begin)), "250 2.0.0, 250 2.0.0, 250 2.1.0, 250 2.1.5, 250 2.1.5, 354");
    for (int i = 0; i < 100; ++i) played.say(line);
    EXPECT_EQ(played.say("\r\n"), "");
    EXPECT_EQ(played.session.kept_size_bytes(), 0U);
    for (int i = 0; i < 1'000; ++i) played.say(line);
    EXPECT_EQ(played.session.kept_size_bytes(), 0U);
    EXPECT_EQ(codes(played.say(".\r\nNOOP\r\n")), "552 5.3.4, 552 5.3.4, 250 2.0.0");
    EXPECT_EQ(played.mails.size(), 1U);
}

TEST(SessionMail, DropsAMailThatThereIsNoRoomFor) {
    PlayedSession played;
    played.say(begin_mail + "a\r\n");
    played.session.drop_mail();
    EXPECT_EQ(codes(played.say("b\r\n.\r\nNOOP\r\n")), "452 4.3.1, 250 2.0.0");
    EXPECT_TRUE(played.mails.empty());
}

}  // namespace
}  // namespace stoa::lmtp
