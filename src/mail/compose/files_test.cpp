#include <gmock/gmock.h>

#include <random>

#include "mail/compose/compose.h"
#include "mail/compose/test_mails.h"
#include "mail/read/read_mail.h"

namespace stoa::mail {
namespace {

using testing::HasSubstr;
using testing::Not;

// Read back by the reader of mails that come in.
Mail read_back(const OutgoingMail& mail) {
    const auto bytes = compose(mail);
    EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message);
    const auto read = read_mail(*bytes);
    EXPECT_TRUE(read) << (read ? "" : read.error().message);
    return *read;
}

TEST(ComposeFiles, ComeOutAsTheyWent) {
    OutgoingMail mail = mail_with(one_message("Here it is."));
    std::string bytes;
    std::mt19937 random(7);
    for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(random() & 0xffU);
    mail.files = {{.name = "mug.jpg", .media_type = "image/jpeg", .bytes = bytes},
                  {.name = "Maße für Müller, 寸法.txt", .media_type = "text/plain", .bytes = "line\r\nline\n\n"},
                  {.name = "empty.pdf", .media_type = "application/pdf", .bytes = "%PDF"}};
    const Mail read = read_back(mail);
    EXPECT_THAT(read.text, HasSubstr("Here it is."));
    ASSERT_EQ(read.attachments.size(), 3U);
    for (std::size_t at = 0; at < 3; ++at) {
        EXPECT_EQ(read.attachments[at].name, mail.files[at].name);
        EXPECT_EQ(read.attachments[at].media_type, mail.files[at].media_type);
        EXPECT_TRUE(read.attachments[at].bytes == mail.files[at].bytes) << mail.files[at].name;
        EXPECT_FALSE(read.attachments[at].is_inline);
    }
}

TEST(ComposeFiles, CannotSayWhatTheyAreNot) {
    OutgoingMail mail = mail_with(one_message("Here it is."));
    mail.files = {{.name = "a\r\nBcc: all@example.com", .media_type = "text/html; x=\"\r\nBcc: a@b.example\"", .bytes = "a"},
                  {.name = "invoice\u202Efdp.exe", .media_type = "message/rfc822", .bytes = "b"}};
    const std::string bytes = compose(mail).value();
    EXPECT_THAT(bytes, Not(HasSubstr("\nBcc:")));
    const Mail read = read_back(mail);
    ASSERT_EQ(read.attachments.size(), 2U);
    for (const MailAttachment& file : read.attachments) EXPECT_EQ(file.media_type, "application/octet-stream");
    EXPECT_EQ(read.attachments[1].name, "invoicefdp.exe");
}

TEST(ComposeFiles, AreNotThereWithoutThem) {
    const std::string bytes = compose(mail_with(one_message("Here."))).value();
    EXPECT_THAT(bytes, Not(HasSubstr("multipart/mixed")));
}

}  // namespace
}  // namespace stoa::mail
