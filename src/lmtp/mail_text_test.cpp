#include "lmtp/mail_text.h"

#include <gtest/gtest.h>

#include <string>

namespace stoa::lmtp {
namespace {

// The same again, by searching: where the mail ends, what of it is kept, whether it has a bare CR or LF.
struct Expected {
    explicit Expected(const std::string& bytes) {
        const std::string lines = "\r\n" + bytes;
        const std::size_t end = lines.find("\r\n.\r\n");
        is_complete = end != std::string::npos;
        taken = is_complete ? end + 3 : bytes.size();
        std::string rest = is_complete ? lines.substr(0, end + 2) : lines;
        for (std::size_t at = 0; (at = rest.find("\r\n", at)) != std::string::npos; at += 2) {
            if (rest.compare(at + 2, 1, ".") == 0) rest.erase(at + 2, 1);
        }
        text = rest.substr(2);
        for (std::size_t at = 0; (at = rest.find("\r\n")) != std::string::npos;) rest.erase(at, 2).insert(at, "x");
        has_bare = rest.find_first_of("\r\n") != std::string::npos;
    }
    bool is_complete = false;
    std::size_t taken = 0;
    std::string text;
    bool has_bare = false;
};

TEST(MailText, EndsWhereSearchingFindsTheEnd) {
    constexpr std::size_t length = 9;
    constexpr std::size_t count = std::size_t{1} << (2 * length);
    int complete = 0;
    for (std::size_t number = 0; number < count; ++number) {
        std::string bytes;
        for (std::size_t i = 0; i < length; ++i) bytes += "\r\n.a"[(number >> (2 * i)) % 4];
        const Expected expected(bytes);
        MailText mail(1'000);
        ASSERT_EQ(mail.take(bytes), expected.taken) << testing::PrintToString(bytes);
        ASSERT_EQ(mail.is_complete(), expected.is_complete) << testing::PrintToString(bytes);
        if (!expected.is_complete) continue;
        ++complete;
        ASSERT_EQ(mail.flaw() == MailText::Flaw::BareLineBreak, expected.has_bare) << testing::PrintToString(bytes);
        ASSERT_EQ(mail.take_text(), expected.has_bare ? "" : expected.text) << testing::PrintToString(bytes);
    }
    EXPECT_GT(complete, 4'000);
}

TEST(MailText, TellsTheFirstFlaw) {
    MailText mail(10);
    mail.take("0123456789a\nb\r\n.\r\n");
    EXPECT_EQ(mail.flaw(), MailText::Flaw::TooLarge);
    MailText bare(10);
    bare.take("a\nb0123456789\r\n.\r\n");
    EXPECT_EQ(bare.flaw(), MailText::Flaw::BareLineBreak);
}

TEST(MailText, CountsTheLineEndsToo) {
    MailText exact(4);
    exact.take("..a\r\n.\r\n");
    EXPECT_EQ(exact.flaw(), MailText::Flaw::None);
    MailText over(4);
    over.take("abc\r\n.\r\n");
    EXPECT_EQ(over.flaw(), MailText::Flaw::TooLarge);
}

}  // namespace
}  // namespace stoa::lmtp
