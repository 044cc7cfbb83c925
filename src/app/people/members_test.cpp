#include "app/people/members.h"

#include "app/people/invitations.h"
#include "app/people/test_links.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Invitations : public WorldWithMail {
protected:
    Result<Members> invite(const Caller& caller, const std::string& address, Role role = Role::Agent) {
        now_ = now_ + seconds(1);
        return invite_member(app(), caller, oak_, {.address = address, .role = role});
    }
    Result<SignedIn> accept(const std::string& invitation, const std::optional<std::string>& name = "Nils Oak") {
        return accept_invitation(app(), {.invitation = invitation, .password = "a long password", .name = name});
    }

    Caller olga_{.user = UserId::make(), .role = Role::Owner, .name = "Olga Oak", .language = "en", .seller = oak_};
    Caller mara_{.user = UserId::make(), .role = Role::Manager, .name = "Mara Oak", .language = "de", .seller = oak_};
};

TEST_F(Invitations, LetAMemberInOnce) {
    const auto invited = must(invite(mara_, "Nils@Oak.example", Role::Manager));
    ASSERT_EQ(invited.invitations.size(), 1U);
    EXPECT_EQ(invited.invitations[0].address, "nils@oak.example");
    EXPECT_EQ(invited.invitations[0].invited_by, "Mara Oak");
    EXPECT_EQ(invited.invitations[0].mail.value().state, MailState::Queued);
    EXPECT_EQ(invited.invitations[0].mail->cause, std::nullopt);
    EXPECT_THAT(recipients(MailKind::Invitation), ElementsAre("nils@oak.example"));

    const std::string invitation = secret(MailKind::Invitation);
    const auto seen = must(get_invitation(app(), invitation));
    EXPECT_EQ(seen.name, std::nullopt);
    EXPECT_EQ(seen.seller_name, "Oak & Iron");
    EXPECT_EQ(seen.role, Role::Manager);
    EXPECT_EQ(accept(invitation, std::nullopt).error().code(), "missing_field");
    const SignedIn in = must(accept(invitation));
    EXPECT_EQ(in.view.caller.name, "Nils Oak");
    EXPECT_EQ(in.view.caller.role, Role::Manager);
    EXPECT_EQ(in.view.caller.seller, oak_);
    EXPECT_EQ(in.view.caller.language, "de");
    EXPECT_EQ(accept(invitation).error().code(), "invitation_invalid");
    EXPECT_TRUE(sign_in(app(), {.login = "nils@oak.example", .password = "a long password", .address = "192.0.2.1"}));

    const auto members = must(get_members(app(), olga_, oak_));
    ASSERT_EQ(members.members.size(), 1U);
    EXPECT_EQ(members.members[0].login, "nils@oak.example");
    EXPECT_THAT(members.invitations, IsEmpty());
    EXPECT_EQ(invite(olga_, "nils@oak.example").error().code(), "already_exists");
}

TEST_F(Invitations, AreSentAgainWithAnotherRoleAndTakenBack) {
    must(invite(olga_, "nils@oak.example"));
    const std::string first = secret(MailKind::Invitation);
    EXPECT_EQ(must(invite(olga_, "nils@oak.example", Role::Owner)).invitations.size(), 1U);
    const std::string second = secret(MailKind::Invitation);
    EXPECT_NE(first, second);
    EXPECT_EQ(must(get_invitation(app(), first)).role, Role::Owner) << "both mails open the same invitation";
    EXPECT_THAT(must(revoke_invitation(app(), mara_, oak_, "nils@oak.example")).invitations, IsEmpty());
    for (const std::string& link : {first, second}) EXPECT_EQ(accept(link).error().code(), "invitation_invalid");
    EXPECT_TRUE(revoke_invitation(app(), mara_, oak_, "nils@oak.example")) << "it need not be there";
}

TEST_F(Invitations, EndAfterTwoWeeks) {
    must(invite(olga_, "nils@oak.example"));
    const std::string invitation = secret(MailKind::Invitation);
    now_ = now_ + days(14);
    EXPECT_EQ(get_invitation(app(), invitation).error().code(), "invitation_invalid");
    EXPECT_EQ(accept(invitation).error().code(), "invitation_invalid");
    EXPECT_EQ(must(get_members(app(), olga_, oak_)).invitations.size(), 1U) << "to be sent again";
}

TEST_F(Invitations, AreForOwnersAndManagersOfTheSeller) {
    EXPECT_EQ(invite(mira_, "x@oak.example").error().code(), "forbidden");
    EXPECT_EQ(get_members(app(), mira_, oak_).error().code(), "forbidden");
    EXPECT_EQ(invite(flora_, "x@oak.example").error().code(), "not_found");
    EXPECT_EQ(invite(mara_, "x@oak.example", Role::Owner).error().code(), "forbidden");
    for (const std::string wrong : {"", "x", "x@", "@oak.example", "a b@oak.example", "x@oak.example,y@oak.example"})
        EXPECT_EQ(invite(olga_, wrong).error().code(), "not_found") << wrong;
    EXPECT_THAT(recipients(MailKind::Invitation), IsEmpty());
}

TEST_F(Invitations, TellNobodyWhoHasAnAccountElsewhere) {
    must(create_user(app(), {.login = "dana@x.example", .name = "Dana", .role = Role::Buyer, .buyer_external_id = "buyer-1"}));
    must(invite(olga_, "dana@x.example"));
    EXPECT_EQ(accept(secret(MailKind::Invitation)).error().code(), "address_has_account") << "who reads the mail is told";
}

TEST_F(Invitations, AreNotForFloodingAMailbox) {
    for (int i = 0; i < 5; ++i) must(invite(olga_, "nils@oak.example"));
    EXPECT_EQ(invite(olga_, "nils@oak.example").error().code(), "throttled");
    EXPECT_TRUE(invite(olga_, "another@oak.example"));
}

TEST_F(Invitations, NeedMail) {
    app().mail.relay = "";
    EXPECT_EQ(invite(olga_, "nils@oak.example").error().code(), "mail_off");
    EXPECT_FALSE(must(get_members(app(), olga_, oak_)).sends);
}

TEST_F(Invitations, KeepNoSecret) {
    must(invite(olga_, "nils@oak.example"));
    const std::string invitation = secret(MailKind::Invitation);
    for (const auto& file : std::filesystem::directory_iterator(folder_))
        EXPECT_EQ(read_file(file.path()).find(invitation), std::string::npos) << file.path();
}

}  // namespace
}  // namespace stoa
