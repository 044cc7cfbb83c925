#include "app/people/member_changes.h"

#include "app/mail/authors.h"
#include "app/mail/mail_settings.h"
#include "app/mail/sender_confirmation.h"
#include "app/messages/drafts.h"
#include "app/messages/held.h"
#include "app/messages/messages.h"
#include "app/people/invitations.h"
#include "app/people/password_reset.h"
#include "app/people/test_links.h"
#include "store/audit.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MemberChanges : public WorldWithMail {
protected:
    MemberChanges() : olga_(member("olga", Role::Owner)), mara_(member("mara", Role::Manager)), anna_(member("anna", Role::Agent)) {}

    Caller member(const std::string& name, Role role) {
        const std::string login = name + "@oak.example";
        const UserId user = must(
            create_user(app(), {.login = login, .name = name, .role = role, .seller_name = "Oak & Iron", .password = "a long password"}));
        return {.user = user, .role = role, .name = name, .language = "en", .seller = oak_};
    }
    Result<SignedIn> enter(const std::string& login) {
        return sign_in(app(), {.login = login, .password = "a long password", .address = "192.0.2.1"});
    }
    Result<Members> remove(const Caller& caller, const Caller& whom) { return remove_member(app(), caller, oak_, whom.user); }
    Result<Members> change(const Caller& caller, const Caller& whom, Role role) {
        return change_member_role(app(), caller, oak_, whom.user, role);
    }
    DraftPlace place_of(const std::string& id) { return {.seller = oak_, .order = order(id)}; }
    void begin_draft(const Caller& author, const std::string& text) {
        must(save_draft(app(), author, {.place = place_of("114-1"), .said = {.text = text}}));
    }
    std::vector<std::string> drafts_of(const Caller& author) {
        std::vector<std::string> texts;
        for (const ListedDraft& listed : must(list_my_drafts(app(), author, oak_, {.limit = 10})).items) texts.push_back(listed.draft.body);
        return texts;
    }
    // Whether mail from the address may speak for the seller.
    Result<Caller> find_writer(const std::string& address) {
        const Alias alias{.seller = oak_, .buyer = *dana_.buyer, .order = order("114-1"), .party = Author::Buyer};
        mail::Mail mail;
        mail.from.push_back({.name = "", .address = address});
        return find_author(app(), alias, mail);
    }
    // Changes with every line.
    AuditId last_audit() {
        return *must(app().database.read([&](store::Reader& reader) { return store::find_last_audit_id(reader, oak_); }));
    }

    Caller olga_, mara_, anna_;
};

std::vector<std::string> names(const Members& members) {
    std::vector<std::string> found;
    for (const MemberView& member : members.members) found.push_back(member.name);
    return found;
}

TEST_F(MemberChanges, GiveAnotherRoleFromTheNextRequestOn) {
    const std::string session = must(enter("anna@oak.example")).session;
    const AuditId before = last_audit();
    const auto members = must(change(mara_, anna_, Role::Manager));
    EXPECT_EQ(members.members[0].role, Role::Manager);
    EXPECT_EQ(must(find_session_caller(app(), session)).role, Role::Manager);
    const AuditId changed = last_audit();
    EXPECT_NE(changed, before);
    must(change(mara_, anna_, Role::Manager));
    EXPECT_EQ(last_audit(), changed) << "nothing has changed";
}

TEST_F(MemberChanges, AreForThoseWhoManageMembers) {
    const AuditId before = last_audit();
    EXPECT_EQ(change(anna_, anna_, Role::Owner).error().code(), "forbidden");
    EXPECT_EQ(remove(anna_, mara_).error().code(), "forbidden");
    EXPECT_EQ(remove(flora_, anna_).error().code(), "not_found");
    EXPECT_EQ(remove(olga_, flora_).error().code(), "not_found") << "of another seller";
    EXPECT_EQ(change(mara_, olga_, Role::Agent).error().code(), "forbidden");
    EXPECT_EQ(remove(mara_, olga_).error().code(), "forbidden");
    EXPECT_EQ(change(mara_, anna_, Role::Owner).error().code(), "forbidden");
    EXPECT_EQ(last_audit(), before);
}

TEST_F(MemberChanges, LeaveAnOwner) {
    EXPECT_EQ(change(olga_, olga_, Role::Agent).error().code(), "last_owner");
    EXPECT_EQ(remove(olga_, olga_).error().code(), "last_owner");
    EXPECT_EQ(remove_member(app(), {.role = Role::System}, oak_, olga_.user).error().code(), "last_owner");
    must(change(olga_, anna_, Role::Owner));
    EXPECT_THAT(names(must(remove(olga_, olga_))), ElementsAre("anna", "mara"));
    anna_.role = Role::Owner;
    EXPECT_EQ(change(anna_, anna_, Role::Agent).error().code(), "last_owner");
}

TEST_F(MemberChanges, EndWhatAMemberCouldDo) {
    const std::string session = must(enter("anna@oak.example")).session;
    const std::uint64_t version = app().hub.access_version();
    const AuditId before = last_audit();
    EXPECT_THAT(names(must(remove(mara_, anna_))), ElementsAre("mara", "olga"));
    EXPECT_GT(app().hub.access_version(), version) << "its open streams ask who reads them";
    EXPECT_EQ(find_session_caller(app(), session).error().code(), "not_signed_in");
    EXPECT_EQ(enter("anna@oak.example").error().code(), "wrong_credentials");
    EXPECT_NE(last_audit(), before);
    EXPECT_EQ(remove(mara_, anna_).error().code(), "not_found");
    for (const UserView& user : must(list_users(app(), 100))) EXPECT_NE(user.login, "anna@oak.example");
    must(ask(MailKind::PasswordReset, "anna@oak.example"));
    answer_requests();
    EXPECT_THAT(recipients(MailKind::PasswordReset), IsEmpty());
}

TEST_F(MemberChanges, UndoALinkAndAnInvitationOnTheirWay) {
    must(ask(MailKind::PasswordReset, "anna@oak.example"));
    answer_requests();
    const std::string link = secret(MailKind::PasswordReset);
    const std::string invitation = must(create_invitation(app(), "anna@oak.example"));
    must(remove(mara_, anna_));
    EXPECT_EQ(get_password_reset(app(), link).error().code(), "mail_link_invalid");
    EXPECT_EQ(get_invitation(app(), invitation).error().code(), "invitation_invalid");
}

TEST_F(MemberChanges, HandOverWhatWasNotSent) {
    begin_draft(anna_, "Of Anna");
    must(remove(mara_, anna_));
    EXPECT_THAT(drafts_of(mara_), ElementsAre("Of Anna"));
    must(remove_member(app(), {.role = Role::System}, oak_, mara_.user));
    EXPECT_THAT(drafts_of(olga_), ElementsAre("Of Anna")) << "where no member removes, an owner goes on";
}

TEST_F(MemberChanges, LeaveWhatIsHeldToItsAuthorUntilItIsDecided) {
    Caller unproven = anna_;
    unproven.unproven = "anna@oak.example";
    const auto hold = [&](const std::string& id) {
        const auto stopped = must(contact_buyer(app(), unproven,
                                                {.seller = oak_,
                                                 .order = order(id),
                                                 .reason = Reason::OrderProblem,
                                                 .subject = "One board",
                                                 .text = "About order " + id + ": one board has a knot. May it be the next one?"}));
        return std::get<Stopped>(stopped).draft;
    };
    const DraftId first = hold("114-1"), second = hold("114-2");
    must(remove(mara_, anna_));
    EXPECT_THAT(drafts_of(mara_), IsEmpty());
    const Caller moni{.user = UserId::make(), .role = Role::Moderator, .name = "Moni"};
    EXPECT_EQ(must(release_held(app(), moni, oak_, first)).message.author_name, "anna");
    must(reject_held(app(), moni, oak_, second, "Not like this."));
    EXPECT_EQ(drafts_of(olga_).size(), 1U) << "an owner's to mend";
}

TEST_F(MemberChanges, StopMailBothWays) {
    must(put_seller_mail(app(), anna_, oak_, {.by_mail = true}));
    must(put_sender(app(), olga_, oak_, "@oak.example", SenderState::Approved));
    must(confirm_waiting_sender(app(), "Oak & Iron", "@oak.example"));
    EXPECT_EQ(must(find_writer("anna@oak.example")).user, anna_.user);
    must(open_inquiry(app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Delivery, .text = "Where is it?"}));
    EXPECT_THAT(recipients(MailKind::Message), ElementsAre("anna@oak.example"));
    must(remove(mara_, anna_));
    EXPECT_THAT(recipients(MailKind::Message), IsEmpty());
    EXPECT_EQ(find_writer("anna@oak.example").error().code(), "sender_not_authorised") << "though the domain is approved";
    EXPECT_TRUE(find_writer("desk@oak.example"));
}

TEST_F(MemberChanges, LetWhoWasRemovedComeBack) {
    must(remove(mara_, anna_));
    must(invite_member(app(), olga_, oak_, {.address = "anna@oak.example", .role = Role::Agent}));
    must(accept_invitation(app(), {.invitation = secret(MailKind::Invitation), .password = "a long password", .name = "Anna Oak"}));
    EXPECT_NE(must(find_writer("anna@oak.example")).user, anna_.user);
}

}  // namespace
}  // namespace stoa
