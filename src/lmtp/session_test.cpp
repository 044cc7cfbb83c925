#include "lmtp/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "lmtp/test_replies.h"

namespace stoa::lmtp {
namespace {

using testing::EndsWith;

const std::string mail_from = lhlo + "MAIL FROM:<a@b.example>\r\n";

struct Case {
    std::string before;  // Said first.
    std::string line;    // Without its CRLF.
    std::string codes;
};

void expect_answers(const std::vector<Case>& cases) {
    for (const Case& example : cases) {
        PlayedSession played;
        played.say(example.before);
        EXPECT_EQ(codes(played.say(example.line + "\r\n")), example.codes) << example.before << "|" << example.line.substr(0, 80);
    }
}

TEST(Session, AnswersWhatNamesPeople) {
    const std::string utf8 = lhlo + "MAIL FROM:<ä@b.example> SMTPUTF8\r\n";
    expect_answers({
        Case{"", "LHLO client.example", "250"},
        Case{"", "lhlo [192.0.2.1]", "250"},
        Case{"", "LHLO", "501 5.5.4"},
        Case{"", "LHLO a b", "501 5.5.4"},
        Case{lhlo, "LHLO client.example", "250"},
        Case{"", "HELO client.example", "500 5.5.1"},
        Case{"", "EHLO client.example", "500 5.5.1"},
        Case{"", "MAIL FROM:<a@b.example>", "503 5.5.1"},
        Case{lhlo, "MAIL FROM:<a@b.example>", "250 2.1.0"},
        Case{lhlo, "mail from:<a@b.example>", "250 2.1.0"},
        Case{lhlo, "MAIL FROM:<>", "250 2.1.0"},
        Case{lhlo, "MAIL FROM:<a@b.example> ", "250 2.1.0"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=1000 BODY=8BITMIME SMTPUTF8", "250 2.1.0"},
        Case{lhlo, "MAIL FROM:<a@b.example> size=0 body=7bit", "250 2.1.0"},
        Case{lhlo, "MAIL FROM:<ä@b.example> SMTPUTF8", "250 2.1.0"},
        Case{lhlo, "MAIL FROM:<ä@b.example>", "553 5.6.7"},
        Case{lhlo, "MAIL", "501 5.5.4"},
        Case{lhlo, "MAIL TO:<a@b.example>", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:", "501 5.1.7"},
        Case{lhlo, "MAIL FROM: <a@b.example>", "501 5.1.7"},
        Case{lhlo, "MAIL FROM:<a@@b.example>", "501 5.1.7"},
        Case{lhlo, "MAIL FROM:<a@b.example>SIZE=1", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example>  SIZE=1", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=-1", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=1 SIZE=1", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=123456789012345678901", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=99999999999999999999", "552 5.3.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=26214401", "552 5.3.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SIZE=26214400", "250 2.1.0"},
        Case{lhlo, "MAIL FROM:<a@b.example> BODY=BINARYMIME", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> SMTPUTF8=1", "501 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> RET=HDRS", "555 5.5.4"},
        Case{lhlo, "MAIL FROM:<a@b.example> -", "501 5.5.4"},
        Case{mail_from, "MAIL FROM:<a@b.example>", "503 5.5.1"},
        Case{lhlo, "RCPT TO:<c@d.example>", "503 5.5.1"},
        Case{mail_from, "RCPT TO:<c@d.example>", "250 2.1.5"},
        Case{mail_from, "RCPT TO:<Postmaster>", "250 2.1.5"},
        Case{mail_from, "RCPT TO:<nobody@d.example>", "550 5.1.1"},
        Case{mail_from, "RCPT TO:<>", "501 5.1.3"},
        Case{mail_from, "RCPT TO:c@d.example", "501 5.1.3"},
        Case{mail_from, "RCPT FROM:<c@d.example>", "501 5.5.4"},
        Case{mail_from, "RCPT TO:<c@d.example> NOTIFY=NEVER", "555 5.5.4"},
        Case{mail_from, "RCPT TO:<c@d.example> =", "501 5.5.4"},
        Case{mail_from, "RCPT TO:<ä@d.example>", "553 5.6.7"},
        Case{utf8, "RCPT TO:<ä@d.example>", "250 2.1.5"},
    });
}

TEST(Session, AnswersEveryOtherCommand) {
    const std::string rcpt = mail_from + "RCPT TO:<c@d.example>\r\n";
    expect_answers({
        Case{lhlo, "DATA", "503 5.5.1"},
        Case{mail_from, "DATA", "503 5.5.1"},
        Case{mail_from + "RCPT TO:<nobody@d.example>\r\n", "DATA", "503 5.5.1"},
        Case{rcpt, "DATA x", "501 5.5.4"},
        Case{rcpt, "DATA", "354"},
        Case{"", "RSET", "250 2.0.0"},
        Case{"", "RSET x", "501 5.5.4"},
        Case{rcpt + "RSET\r\n", "DATA", "503 5.5.1"},
        Case{rcpt + lhlo, "DATA", "503 5.5.1"},
        Case{rcpt + "RSET\r\n", "MAIL FROM:<a@b.example>", "250 2.1.0"},
        Case{"", "NOOP", "250 2.0.0"},
        Case{"", "noop whatever", "250 2.0.0"},
        Case{"", "VRFY c@d.example", "252 2.0.0"},
        Case{"", "VRFY", "501 5.5.4"},
        Case{"", "EXPN list", "502 5.5.1"},
        Case{"", "HELP", "214 2.0.0"},
        Case{"", "HELP MAIL", "214 2.0.0"},
        Case{"", "QUIT", "221 2.0.0"},
        Case{"", "QUIT x", "501 5.5.4"},
        Case{"", "", "500 5.5.1"},
        Case{"", " NOOP", "500 5.5.1"},
        Case{"", "NOOPS", "500 5.5.1"},
        Case{lhlo, "BDAT 3 LAST", "500 5.5.1"},
        Case{lhlo, "STARTTLS", "500 5.5.1"},
        Case{"", "NOOP \x01", "500 5.5.2"},
        Case{"", "NOOP \xff", "500 5.5.2"},
        Case{"", std::string("NOOP \0", 6), "500 5.5.2"},
        Case{"", "NOOP\nNOOP", "500 5.5.2"},
        Case{"", "NOOP\rNOOP", "500 5.5.2"},
        Case{"", "NOOP\r", "500 5.5.2"},
        Case{"", "NOOP " + std::string(command_line_size_bytes_max - 7, 'x'), "250 2.0.0"},
        Case{"", "NOOP " + std::string(command_line_size_bytes_max - 6, 'x'), "500 5.5.2"},
        Case{"", "NOOP " + std::string(60'000, 'x'), "500 5.5.2"},
        Case{"", "POST / HTTP/1.1", "421 4.7.0"},
        Case{"", "get / HTTP/1.1", "421 4.7.0"},
    });
}

TEST(Session, SaysWhatItCanDo) {
    Session session("mail.example", {});
    EXPECT_EQ(session.take_replies(), "220 mail.example LMTP Stoa\r\n");
    session.take(lhlo);
    EXPECT_EQ(session.take_replies(),
              "250-mail.example\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 26214400\r\n");
}

TEST(Session, EndsWithQuit) {
    PlayedSession played;
    EXPECT_EQ(codes(played.say("QUIT\r\nNOOP\r\n")), "221 2.0.0");
    EXPECT_TRUE(played.has_ended());
}

TEST(Session, TakesAGroupOfCommandsAtOnce) {
    PlayedSession played;
    const std::string replies = played.say(lhlo +
                                           "MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nRCPT TO:<nobody@d.example>\r\n"
                                           "RCPT TO:<e@d.example>\r\nDATA\r\n");
    EXPECT_EQ(codes(replies), "250, 250 2.1.0, 250 2.1.5, 550 5.1.1, 250 2.1.5, 354");
    EXPECT_EQ(codes(played.say("Subject: x\r\n\r\ny\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nz\r\n.\r\nQUIT\r\n")),
              "250 2.0.0, 250 2.0.0, 250 2.1.0, 250 2.1.5, 354, 250 2.0.0, 221 2.0.0");
    ASSERT_EQ(played.mails.size(), 2U);
    EXPECT_EQ(played.mails[0].first.from, "a@b.example");
    EXPECT_THAT(played.mails[0].first.to, testing::ElementsAre("c@d.example", "e@d.example"));
    EXPECT_EQ(played.mails[0].second, "Subject: x\r\n\r\ny\r\n");
    EXPECT_EQ(played.mails[1].first.from, "");
    EXPECT_EQ(played.mails[1].second, "z\r\n");
}

TEST(Session, AsksForSoManyRecipientsOnly) {
    PlayedSession played;
    played.say(mail_from);
    for (std::size_t i = 0; i < Limits{}.recipients_max; ++i) {
        const std::string name = i % 2 == 0 ? "a" : "no";
        EXPECT_EQ(codes(played.say("RCPT TO:<" + name + "@d.example>\r\n")), i % 2 == 0 ? "250 2.1.5" : "550 5.1.1");
    }
    EXPECT_EQ(codes(played.say("RCPT TO:<a@d.example>\r\n")), "452 4.5.3");
    played.say("DATA\r\nx\r\n.\r\n");
    ASSERT_EQ(played.mails.size(), 1U);
    EXPECT_EQ(played.mails[0].first.to.size(), Limits{}.recipients_max / 2);
    EXPECT_EQ(codes(played.say("MAIL FROM:<>\r\nRCPT TO:<a@d.example>\r\n")), "250 2.1.0, 250 2.1.5");
}

TEST(Session, EndsWhereItLeadsToNothing) {
    PlayedSession bad;
    std::string lines;
    for (std::size_t i = 0; i < Limits{}.bad_commands_max; ++i) lines += "NONSENSE\r\n";
    bad.say(lines);
    EXPECT_FALSE(bad.has_ended());
    EXPECT_EQ(codes(bad.say("NONSENSE\r\nNOOP\r\n")), "500 5.5.1, 421 4.7.0");
    EXPECT_TRUE(bad.has_ended());

    PlayedSession useful;
    EXPECT_THAT(codes(useful.say(lines + begin_mail + "x\r\n.\r\n" + lines)), EndsWith("500 5.5.1"));
    EXPECT_FALSE(useful.has_ended());

    PlayedSession idle;
    for (std::size_t i = 0; i < Limits{}.idle_commands_max; ++i) idle.say("NOOP\r\n");
    EXPECT_EQ(codes(idle.say("NOOP\r\nNOOP\r\n")), "421 4.7.0");

    PlayedSession endless;
    EXPECT_EQ(codes(endless.say(std::string(passed_over_size_bytes_max + 1, 'x'))), "421 4.7.0");
    EXPECT_TRUE(endless.has_ended());
}

TEST(Session, SaysUtf8OnlyToThoseWhoUseIt) {
    for (const std::string parameter : {"", " SMTPUTF8"}) {
        Session session("mail.example", {});
        session.take_replies();
        session.take(lhlo + "MAIL FROM:<a@b.example>" + parameter + "\r\nRCPT TO:<c@d.example>\r\n");
        session.take_replies();
        ASSERT_EQ(session.wants(), Session::Wants::Recipient);
        session.answer_recipient({550, "5.7.1", "Grüße.\r\n250 2.1.5 Yes."});
        EXPECT_EQ(session.take_replies(),
                  parameter.empty() ? "550 5.7.1 Gr??e.  250 2.1.5 Yes.\r\n" : "550 5.7.1 Grüße.  250 2.1.5 Yes.\r\n");
    }
}

TEST(Session, HasItsOwnWordsForRepliesThatAreNone) {
    Session session("mail.example", {});
    session.take_replies();
    session.take(mail_from + "RCPT TO:<c@d.example>\r\n");
    session.take_replies();
    session.answer_recipient({});
    EXPECT_EQ(codes(session.take_replies()), "451 4.3.0");
    for (const std::string name : {"a", "b"}) {
        session.take("RCPT TO:<" + name + "@d.example>\r\n");
        session.answer_recipient({250, "2.1.5", ""});
    }
    session.take("DATA\r\nx\r\n.\r\n");
    session.take_replies();
    ASSERT_EQ(session.wants(), Session::Wants::Mail);
    session.answer_mail({{250, "2.0.0", ""}});
    EXPECT_EQ(codes(session.take_replies()), "451 4.3.0, 451 4.3.0");
    session.take("MAIL FROM:<>\r\nRCPT TO:<a@d.example>\r\n");
    session.answer_recipient({250, "2.1.5", ""});
    session.take("DATA\r\nx\r\n.\r\n");
    session.take_replies();
    session.answer_mail({{421, "4.3.2", ""}});
    EXPECT_EQ(codes(session.take_replies()), "451 4.3.0");
}

TEST(Session, OutlivesNonsense) {
    std::mt19937 random(7);
    std::string sound = lhlo;
    for (int i = 0; i < 3; ++i) sound += "MAIL FROM:<\"a b\"@b.example> SIZE=3\r\nRCPT TO:<@x:c@[IPv6:::1]>\r\nDATA\r\n..a\r\n.\r\n";
    for (int i = 0; i < 3'000; ++i) {
        std::string bytes = sound;
        for (int change = 0; change < 1 + i % 9; ++change) bytes[random() % bytes.size()] = "\r\n.<>@\"\\[ \xff\0a"[random() % 13];
        PlayedSession whole;
        PlayedSession cut;
        const std::string replies = whole.say(bytes);
        EXPECT_EQ(cut.say(bytes, 1 + random() % 5), replies);
        EXPECT_EQ(cut.mails.size(), whole.mails.size());
        for (const auto& [envelope, text] : whole.mails) EXPECT_THAT(text, testing::Not(testing::ContainsRegex("[^\r]\n|\r[^\n]")));
    }
}

}  // namespace
}  // namespace stoa::lmtp
