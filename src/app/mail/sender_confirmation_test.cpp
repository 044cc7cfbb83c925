#include "app/mail/sender_confirmation.h"

#include "app/mail/mail_settings.h"
#include "app/people/test_links.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Senders : public WorldWithMail {
protected:
    SenderState put(const std::string& address, SenderState state = SenderState::Approved) {
        now_ = now_ + seconds(1);
        for (const SenderView& sender : must(put_sender(app(), olga_, oak_, address, state)).senders) {
            if (sender.address == address) return sender.state;
        }
        throw std::runtime_error("not in the list: " + address);
    }

    Caller olga_{.user = UserId::make(), .role = Role::Owner, .name = "Olga Oak", .language = "en", .seller = oak_};
};

TEST_F(Senders, WaitForTheirOwnMailbox) {
    EXPECT_EQ(put("desk@shop.example"), SenderState::Waiting);
    EXPECT_THAT(recipients(MailKind::SenderConfirmation), ElementsAre("desk@shop.example"));
    const std::string link = secret(MailKind::SenderConfirmation);
    EXPECT_EQ(must(get_sender_confirmation(app(), link)).seller_name, "Oak & Iron");
    EXPECT_EQ(must(confirm_sender(app(), link)).address, "desk@shop.example");
    EXPECT_EQ(must(get_seller_mail(app(), olga_, oak_)).senders[0].state, SenderState::Approved);
    EXPECT_EQ(confirm_sender(app(), link).error().code(), "mail_link_invalid");
    EXPECT_EQ(put("desk@shop.example"), SenderState::Approved) << "and stay so";
    EXPECT_EQ(recipients(MailKind::SenderConfirmation).size(), 1U);
}

TEST_F(Senders, OfADomainWaitForItsPostmaster) {
    EXPECT_EQ(put("@desk.example"), SenderState::Waiting);
    EXPECT_THAT(recipients(MailKind::SenderConfirmation), ElementsAre("postmaster@desk.example"));
    must(confirm_sender(app(), secret(MailKind::SenderConfirmation)));
    EXPECT_EQ(put("@desk.example"), SenderState::Approved);
}

TEST_F(Senders, ThatAreMembersNeedNoConfirmation) {
    must(create_user(app(), {.login = "mira@oak.example", .name = "Mira", .role = Role::Agent, .seller_name = "Oak & Iron"}));
    must(create_user(app(), {.login = "flora@fern.example", .name = "Flora", .role = Role::Owner, .seller_name = "Fern & Pot"}));
    EXPECT_EQ(put("mira@oak.example"), SenderState::Approved);
    EXPECT_EQ(put("flora@fern.example"), SenderState::Waiting) << "another seller's";
}

TEST_F(Senders, AreConfirmedNoMoreOnceTheyAreBlockedOrForgotten) {
    put("desk@shop.example");
    const std::string blocked = secret(MailKind::SenderConfirmation);
    EXPECT_EQ(put("desk@shop.example", SenderState::Blocked), SenderState::Blocked);
    EXPECT_EQ(confirm_sender(app(), blocked).error().code(), "mail_link_invalid");
    put("desk@shop.example");
    const std::string forgotten = secret(MailKind::SenderConfirmation);
    must(delete_sender(app(), olga_, oak_, "desk@shop.example"));
    EXPECT_EQ(get_sender_confirmation(app(), forgotten).error().code(), "mail_link_invalid");
}

TEST_F(Senders, GetAnotherMailButNotForEver) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(put("desk@shop.example"), SenderState::Waiting);
    EXPECT_EQ(recipients(MailKind::SenderConfirmation).size(), 5U);
    EXPECT_EQ(put_sender(app(), olga_, oak_, "desk@shop.example", SenderState::Approved).error().code(), "throttled");
}

TEST_F(Senders, AreConfirmedByAnAdministratorWhereNoMailGoesOut) {
    app().mail.relay = "";
    EXPECT_EQ(put("desk@shop.example"), SenderState::Waiting);
    EXPECT_THAT(recipients(MailKind::SenderConfirmation), IsEmpty());
    EXPECT_EQ(confirm_waiting_sender(app(), "Oak & Iron", "other@shop.example").error().code(), "not_found");
    EXPECT_EQ(confirm_waiting_sender(app(), "Nobody", "desk@shop.example").error().code(), "not_found");
    must(confirm_waiting_sender(app(), "Oak & Iron", "Desk@shop.example"));
    EXPECT_EQ(put("desk@shop.example"), SenderState::Approved);
}

}  // namespace
}  // namespace stoa
