// Links that whoever is not signed in asks for: to choose a password, to sign in.
#include "app/people/password_reset.h"
#include "app/people/sign_in_link.h"
#include "app/people/test_links.h"
#include "app/upkeep/housekeeping.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

class LinksByMail : public WorldWithMail {
protected:
    LinksByMail() {
        must(create_user(app(), {.login = "jonas@oak.example",
                                 .name = "Jonas Berg",
                                 .role = Role::Manager,
                                 .language = "de",
                                 .seller_name = "Oak & Iron",
                                 .password = "a long password"}));
        must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = "Dana@Buyers.example"}));
    }
    Result<SignedIn> enter(const std::string& login, const std::string& password) {
        return sign_in(app(), {.login = login, .password = password, .address = "192.0.2.1"});
    }
    std::string asked_for(MailKind kind, const std::string& name) {
        now_ = now_ + seconds(1);
        must(ask(kind, name));
        answer_requests();
        return secret(kind);
    }
};

TEST_F(LinksByMail, AForgottenPasswordIsChosenAnewOnce) {
    const SignedIn elsewhere = must(enter("jonas@oak.example", "a long password"));
    const std::string first = asked_for(MailKind::PasswordReset, " JONAS@oak.example");
    const std::string second = asked_for(MailKind::PasswordReset, "jonas@oak.example");
    EXPECT_THAT(recipients(MailKind::PasswordReset), ElementsAre("jonas@oak.example", "jonas@oak.example"));
    EXPECT_EQ(must(get_password_reset(app(), first)).name, "Jonas Berg");
    EXPECT_EQ(reset_password_by_link(app(), {.secret = first, .password = "short"}).error().code(), "password_too_weak");
    const SignedIn in = must(reset_password_by_link(app(), {.secret = first, .password = "another password"}));
    EXPECT_TRUE(find_session_caller(app(), in.session));
    EXPECT_FALSE(find_session_caller(app(), elsewhere.session)) << "whoever came in by the old one is out";
    EXPECT_TRUE(enter("jonas@oak.example", "another password"));
    EXPECT_THAT(recipients(MailKind::PasswordChanged), ElementsAre("jonas@oak.example"));
    EXPECT_EQ(link(MailKind::PasswordChanged), "/forgot");
    for (const std::string& used : {first, second, std::string("unknown")}) {
        EXPECT_EQ(get_password_reset(app(), used).error().code(), "mail_link_invalid");
        EXPECT_EQ(reset_password_by_link(app(), {.secret = used, .password = "a third password"}).error().code(), "mail_link_invalid");
    }
}

TEST_F(LinksByMail, ALinkToChooseAPasswordEndsAfterAnHour) {
    const std::string link = asked_for(MailKind::PasswordReset, "jonas@oak.example");
    now_ = now_ + hours(1);
    EXPECT_EQ(reset_password_by_link(app(), {.secret = link, .password = "another password"}).error().code(), "mail_link_invalid");
    EXPECT_EQ(must(sweep(app(), {})).links, 1);
}

TEST_F(LinksByMail, AnEngineersNewPasswordEndsLinksAndIsTold) {
    const std::string link = asked_for(MailKind::PasswordReset, "jonas@oak.example");
    must(reset_password(app(), "jonas@oak.example", "set by an engineer"));
    EXPECT_EQ(get_password_reset(app(), link).error().code(), "mail_link_invalid");
    EXPECT_EQ(recipients(MailKind::PasswordChanged).size(), 1U);
}

TEST_F(LinksByMail, AskingAnswersAlikeForNobody) {
    for (const MailKind kind : {MailKind::PasswordReset, MailKind::SignIn}) {
        for (const std::string name : {"nobody@oak.example", "x", "jonas@oak.example"}) {
            for (int i = 0; i < 3; ++i) EXPECT_TRUE(ask(kind, name)) << name;
            EXPECT_EQ(ask(kind, name).error().code(), "throttled") << name;
        }
    }
    answer_requests();
    EXPECT_THAT(recipients(MailKind::PasswordReset), testing::Each("jonas@oak.example"));
    EXPECT_THAT(recipients(MailKind::SignIn), IsEmpty()) << "only buyers get links to sign in";
    now_ = now_ + hours(1);
    EXPECT_TRUE(ask(MailKind::PasswordReset, "jonas@oak.example"));
}

TEST_F(LinksByMail, AnAddressAsksOnlySoOften) {
    for (int i = 0; i < 30; ++i) must(ask(MailKind::PasswordReset, std::to_string(i)));
    EXPECT_EQ(ask(MailKind::PasswordReset, "jonas@oak.example").error().code(), "throttled");
    EXPECT_TRUE(ask(MailKind::PasswordReset, "jonas@oak.example", "192.0.2.2"));
}

TEST_F(LinksByMail, WhoseLoginIsNoAddressGetsNone) {
    must(create_user(app(), {.login = "ray", .name = "Ray", .role = Role::Moderator, .password = "a long password"}));
    must(ask(MailKind::PasswordReset, "ray"));
    answer_requests();
    EXPECT_THAT(recipients(MailKind::PasswordReset), IsEmpty());
}

TEST_F(LinksByMail, AJobThatRunsTwiceMailsOnce) {
    must(ask(MailKind::PasswordReset, "jonas@oak.example"));
    const auto job = must(take_job(app(), request_jobs));
    for (int i = 0; i < 2; ++i) must(answer_link_request(app(), *job));
    EXPECT_EQ(recipients(MailKind::PasswordReset).size(), 1U);
}

TEST_F(LinksByMail, ABuyerSignsInWithoutAnAccountBefore) {
    const std::string first = asked_for(MailKind::SignIn, "dana@buyers.example");
    EXPECT_THAT(recipients(MailKind::SignIn), ElementsAre("Dana@Buyers.example"));
    for (int i = 0; i < 3; ++i) EXPECT_EQ(must(get_sign_in_link(app(), first)).name, "Dana Reyes") << "looking uses nothing up";
    const SignedIn in = must(sign_in_by_link(app(), {.secret = first}));
    EXPECT_EQ(in.view.caller.buyer, dana_.buyer);
    EXPECT_EQ(sign_in_by_link(app(), {.secret = first}).error().code(), "mail_link_invalid");
    now_ = now_ + seconds(1);
    const SignedIn again = must(sign_in_by_link(app(), {.secret = asked_for(MailKind::SignIn, "dana@buyers.example")}));
    EXPECT_EQ(again.view.caller.user, in.view.caller.user) << "the same account";
}

TEST_F(LinksByMail, ALinkToSignInEndsSoonAndWithTheAddress) {
    const std::string late = asked_for(MailKind::SignIn, "dana@buyers.example");
    now_ = now_ + minutes(15);
    EXPECT_EQ(sign_in_by_link(app(), {.secret = late}).error().code(), "mail_link_invalid");
    const std::string old = asked_for(MailKind::SignIn, "dana@buyers.example");
    must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = "new@buyers.example"}));
    EXPECT_EQ(sign_in_by_link(app(), {.secret = old}).error().code(), "mail_link_invalid");
}

TEST_F(LinksByMail, AnAddressThatSignsInAnotherAccountIsNotTaken) {
    must(put_buyer(app(), system_, {.external_id = "buyer-2", .name = "Luis Paredes", .email = "jonas@oak.example"}));
    const std::string link = asked_for(MailKind::SignIn, "jonas@oak.example");
    EXPECT_EQ(sign_in_by_link(app(), {.secret = link}).error().code(), "address_has_account");
}

TEST_F(LinksByMail, ALinkIsForWhatItWasAskedForOnly) {
    const std::string reset = asked_for(MailKind::PasswordReset, "jonas@oak.example");
    const std::string entry = asked_for(MailKind::SignIn, "dana@buyers.example");
    EXPECT_FALSE(sign_in_by_link(app(), {.secret = reset}));
    EXPECT_FALSE(reset_password_by_link(app(), {.secret = entry, .password = "another password"}));
}

TEST_F(LinksByMail, ALinkLeadsToAPageOfOurs) {
    for (const std::string wrong : {"//evil.example", "https://evil.example", "messages", "/\\evil.example", "/a b", "/x#y"})
        EXPECT_FALSE(request_link(app(), {.kind = MailKind::SignIn, .name = "dana@buyers.example", .place = wrong, .address = "::1"}))
            << wrong;
    must(
        request_link(app(), {.kind = MailKind::SignIn, .name = "dana@buyers.example", .place = "/messages/1?message=2", .address = "::1"}));
    answer_requests();
    EXPECT_THAT(link(MailKind::SignIn), StartsWith("/sign-in/link/"));
    EXPECT_THAT(link(MailKind::SignIn), testing::EndsWith("?to=%2Fmessages%2F1%3Fmessage%3D2"));
}

TEST_F(LinksByMail, NeedMail) {
    app().mail.relay = "";
    EXPECT_EQ(ask(MailKind::PasswordReset, "jonas@oak.example").error().code(), "mail_off");
}

}  // namespace
}  // namespace stoa
