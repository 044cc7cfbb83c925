#include "app/people/invitations.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "app/test_world.h"

namespace stoa {
namespace {

class Sessions : public World {
protected:
    Sessions() {
        must(create_user(app(), {.login = "Jonas@Oak.example",
                                 .name = "Jonas Berg",
                                 .role = Role::Manager,
                                 .language = "de",
                                 .seller_name = "Oak & Iron",
                                 .password = "a long password"}));
    }
    Result<SignedIn> attempt(const std::string& password, const std::string& login = "jonas@oak.example",
                             const std::string& address = "192.0.2.1") {
        return sign_in(app(), {.login = login, .password = password, .address = address});
    }
    Result<SignedIn> accept(const std::string& invitation, const std::string& password,
                            const std::optional<std::string>& replaces = std::nullopt) {
        return accept_invitation(app(), {.invitation = invitation, .password = password, .replaces = replaces});
    }
};

TEST_F(Sessions, SignInOutAndTheEndOfTime) {
    const SignedIn in = must(attempt("a long password"));
    EXPECT_EQ(in.view.caller.role, Role::Manager);
    EXPECT_EQ(in.view.seller_name, "Oak & Iron");
    EXPECT_EQ(must(find_session_caller(app(), in.session)).user, in.view.caller.user);
    must(sign_out(app(), in.session));
    EXPECT_EQ(find_session_caller(app(), in.session).error().code(), "not_signed_in");
    const SignedIn again = must(attempt("a long password"));
    now_ = again.ends_at;
    EXPECT_EQ(find_session_caller(app(), again.session).error().code(), "not_signed_in");
}

TEST_F(Sessions, AWrongPasswordAndAnUnknownAccountAnswerAlike) {
    const auto wrong = attempt("not the password");
    const auto unknown = attempt("not the password", "nobody@oak.example");
    EXPECT_EQ(wrong.error().code(), "wrong_credentials");
    EXPECT_EQ(wrong.error().code(), unknown.error().code());
    EXPECT_EQ(wrong.error().message, unknown.error().message);
}

TEST_F(Sessions, TooManyFailuresWaitForTheWindow) {
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(attempt("wrong", "jonas@oak.example", "192.0.2." + std::to_string(i)).error().code(), "wrong_credentials");
    const auto right = attempt("a long password");
    EXPECT_EQ(right.error().code(), "throttled") << "also the right password";
    EXPECT_THAT(right.error().arguments, ::testing::Contains(::testing::Pair("retry_after", ::testing::_)));
    now_ = now_ + minutes(15);
    EXPECT_TRUE(attempt("a long password"));
}

TEST_F(Sessions, ManyAttemptsSideBySideAreNoMoreThanTheLimit) {
    std::atomic<int> wrong = 0, throttled = 0;
    {
        std::vector<std::jthread> attempts;
        for (int i = 0; i < 50; ++i) {
            attempts.emplace_back([&, i] {
                const auto refused = attempt("guess", "jonas@oak.example", "192.0.2." + std::to_string(i));
                ++(refused.error().code() == "throttled" ? throttled : wrong);
            });
        }
    }
    EXPECT_EQ(wrong, 10);
    EXPECT_EQ(throttled, 40);
}

TEST_F(Sessions, WhatSucceedsIsNotCounted) {
    for (int i = 0; i < 60; ++i) ASSERT_TRUE(attempt("a long password")) << i;
    for (int i = 0; i < 49; ++i) EXPECT_EQ(attempt("guess", std::to_string(i)).error().code(), "wrong_credentials");
    EXPECT_TRUE(attempt("a long password"));
}

TEST_F(Sessions, SigningInReplacesTheBrowsersSession) {
    const SignedIn first = must(attempt("a long password"));
    const SignedIn second = must(
        sign_in(app(), {.login = "jonas@oak.example", .password = "a long password", .address = "192.0.2.1", .replaces = first.session}));
    EXPECT_NE(first.session, second.session);
    EXPECT_FALSE(find_session_caller(app(), first.session));
    EXPECT_TRUE(find_session_caller(app(), second.session));
}

TEST_F(Sessions, AnInvitationWorksOnce) {
    must(create_user(app(), {.login = "dana", .name = "Dana Reyes", .role = Role::Buyer, .buyer_external_id = "buyer-1"}));
    const std::string invitation = must(create_invitation(app(), "dana"));
    EXPECT_EQ(must(get_invitation(app(), invitation)).name, "Dana Reyes");
    EXPECT_EQ(accept(invitation, "short").error().code(), "password_too_weak");
    EXPECT_EQ(must(accept(invitation, "long enough now")).view.caller.buyer, dana_.buyer);
    EXPECT_EQ(accept(invitation, "long enough now").error().code(), "invitation_invalid");
    EXPECT_TRUE(attempt("long enough now", "DANA"));
    const std::string old = must(create_invitation(app(), "dana"));
    now_ = now_ + days(15);
    EXPECT_EQ(get_invitation(app(), old).error().code(), "invitation_invalid");
}

TEST_F(Sessions, ANewPasswordEndsAllSessions) {
    const SignedIn in = must(attempt("a long password"));
    must(reset_password(app(), "jonas@oak.example", "another password"));
    EXPECT_FALSE(find_session_caller(app(), in.session));
    EXPECT_TRUE(attempt("another password"));
}

TEST_F(Sessions, ANewPasswordEndsAllOpenInvitations) {
    const auto invite = [&] { return must(create_invitation(app(), "jonas@oak.example")); };
    const std::string first = invite(), second = invite();
    must(accept(first, "chosen by the link"));
    EXPECT_EQ(get_invitation(app(), second).error().code(), "invitation_invalid");
    EXPECT_EQ(accept(second, "a finder's password").error().code(), "invitation_invalid");
    const std::string third = invite();
    must(reset_password(app(), "jonas@oak.example", "set by an engineer"));
    EXPECT_EQ(accept(third, "a finder's password").error().code(), "invitation_invalid");
    EXPECT_TRUE(attempt("set by an engineer"));
}

TEST_F(Sessions, AnInvitationReplacesTheBrowsersSession) {
    must(create_user(app(), {.login = "dana", .name = "Dana Reyes", .role = Role::Buyer, .buyer_external_id = "buyer-1"}));
    const SignedIn earlier = must(attempt("a long password"));
    const SignedIn accepted = must(accept(must(create_invitation(app(), "dana")), "long enough now", earlier.session));
    EXPECT_FALSE(find_session_caller(app(), earlier.session));
    EXPECT_TRUE(find_session_caller(app(), accepted.session));
}

TEST_F(Sessions, TokensCarryTheirScopesUntilRevoked) {
    const std::string token =
        must(create_token(app(), {.name = "push", .seller_name = "Oak & Iron", .scopes = static_cast<std::uint32_t>(Scope::OrdersWrite)}));
    const Caller caller = must(find_token_caller(app(), token));
    EXPECT_TRUE(caller.has(Scope::OrdersWrite));
    EXPECT_FALSE(caller.has(Scope::MessagesRead));
    EXPECT_EQ(caller.seller, oak_);
    must(revoke_token(app(), "push"));
    EXPECT_EQ(find_token_caller(app(), token).error().code(), "not_signed_in");
    EXPECT_EQ(revoke_token(app(), "push").error().code(), "not_found");
}

}  // namespace
}  // namespace stoa
