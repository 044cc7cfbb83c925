// What came of mails that bring links, told where they were sent from: by notifications that come back to the marketplace itself.
#include "app/mail/link_mails.h"

#include "app/mail/bounces.h"
#include "app/mail/mail_name.h"
#include "app/mail/mail_settings.h"
#include "app/mail/receive_mail.h"
#include "app/people/members.h"
#include "app/people/test_links.h"

namespace stoa {
namespace {

class LinkMails : public WorldWithMail {
protected:
    // What the server of the recipient sends back about the newest mail of this kind.
    std::string notification(MailKind kind, const std::string& action, const std::string& status) {
        const auto all = mails(kind);
        return "From: MAILER-DAEMON@oak.example\r\nMIME-Version: 1.0\r\n"
               "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
               "--b\r\n\r\nIt was not delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
               "Reporting-MTA: dns; oak.example\r\n\r\nFinal-Recipient: rfc822; x@oak.example\r\nAction: " +
               action + "\r\nStatus: " + status + "\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <" +
               to_text(MailName{all.back().first, all.back().second.id}) + "@messages.example>\r\n\r\nHello\r\n--b--\r\n";
    }
    std::string receive(const std::string& to, const std::string& raw) {
        const mail::Mail mail = must(mail::read_mail(raw));
        const auto received = receive_mail(app(), to, {.mail = mail, .raw = raw});
        return received ? "" : std::string(received.error().code());
    }
    PendingInvitationView invite() {
        now_ = now_ + minutes(1);
        return must(invite_member(app(), olga_, oak_, {.address = "nils@oak.example", .role = Role::Agent})).invitations.at(0);
    }
    PendingInvitationView invitation() { return must(get_members(app(), olga_, oak_)).invitations.at(0); }
    SenderView sender() { return must(get_seller_mail(app(), olga_, oak_)).senders.at(0); }

    Caller olga_{.user = UserId::make(), .role = Role::Owner, .name = "Olga Oak", .language = "en", .seller = oak_};
    std::string bounces_ = bounce_address(app());
};

TEST_F(LinkMails, SayWhyAnInvitationDidNotArriveUntilItIsSentAgain) {
    EXPECT_EQ(invite().mail.value().state, MailState::Queued);
    const auto letter = must(write_letter(app(), oak_, mails(MailKind::Invitation).back().second, Links::Hidden));
    EXPECT_EQ(letter->return_path, bounces_);
    EXPECT_EQ(receive(bounces_, notification(MailKind::Invitation, "failed", "5.1.1")), "");
    EXPECT_EQ(invitation().mail.value().state, MailState::Bounced);
    EXPECT_EQ(invitation().mail->cause, MailCause::NoMailbox);
    EXPECT_EQ(invite().mail.value().state, MailState::Queued) << "of the last mail";
    EXPECT_EQ(receive("BOUNCES@Messages.Example", notification(MailKind::Invitation, "delivered", "2.0.0")), "");
    EXPECT_EQ(invitation().mail.value().state, MailState::Delivered);
    EXPECT_EQ(invitation().mail->cause, std::nullopt);
}

TEST_F(LinkMails, SayWhyASenderWasNotAsked) {
    must(put_sender(app(), olga_, oak_, "@shop.example", SenderState::Approved));
    EXPECT_EQ(sender().mail.value().state, MailState::Queued);
    EXPECT_EQ(receive(bounces_, notification(MailKind::SenderConfirmation, "failed", "5.2.2")), "");
    EXPECT_EQ(sender().mail.value().cause, MailCause::MailboxFull);
    must(put_sender(app(), olga_, oak_, "@shop.example", SenderState::Blocked));
    EXPECT_FALSE(sender().mail);
}

TEST_F(LinkMails, OfOthersComeBackToNobody) {
    must(create_user(app(), {.login = "otto@oak.example", .name = "Otto", .role = Role::Agent, .seller_name = "Oak & Iron"}));
    must(ask(MailKind::PasswordReset, "otto@oak.example"));
    answer_requests();
    const auto [seller, mail] = mails(MailKind::PasswordReset).at(0);
    EXPECT_EQ(must(write_letter(app(), seller, mail, Links::Hidden))->return_path, "");
}

TEST_F(LinkMails, ComeBackToAnAddressThatTakesNothingElse) {
    EXPECT_TRUE(require_alias(app(), bounces_));
    EXPECT_EQ(receive(bounces_, "From: nils@oak.example\r\nSubject: Hello\r\n\r\nWho are you?\r\n"), "alias_unknown");
    EXPECT_EQ(receive(bounces_, "From: nils@oak.example\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n"), "");
    EXPECT_EQ(require_alias(app(), "bounces@elsewhere.example").error().code(), "alias_unknown");
}

}  // namespace
}  // namespace stoa
