#include "app/mail/mail_cause.h"

#include <gtest/gtest.h>

#include <utility>

namespace stoa {
namespace {

TEST(MailCause, IsReadFromWhatServersSay) {
    using enum MailCause;
    for (const auto& [reply, cause] : {
             std::pair{"550 5.1.1 <dana@buyers.example>: Recipient address rejected", NoMailbox},
             {"5.1.1 smtp; 550 no such user", NoMailbox},
             {"550 5.2.1 The mailbox is disabled", NoMailbox},
             {"452 4.2.2 Mailbox full", MailboxFull},
             {"552 5.3.4 Message size exceeds the limit", TooLarge},
             {"554 5.7.1 Service unavailable; client host [10.5.7.1] blocked", Refused},
             {"4.4.1 connect to mx.example[10.5.1.1]:25: timed out", Unreachable},
             {"550 no", Other},
             {"host 10.5.1.1 said: 550 no", Other},
             {"5.1", Other},
             {"5.1.", Other},
             {"", Other},
         })
        EXPECT_EQ(to_text(cause_of(reply)), to_text(cause)) << reply;
}

}  // namespace
}  // namespace stoa
