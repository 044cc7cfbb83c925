#include "cli/admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "app/people/invitations.h"
#include "app/people/sessions.h"
#include "app/test_world.h"

namespace stoa::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Admin : public World {
public:
    Terminal terminal(const std::string& typed = "") {
        in.clear();
        in.str(typed);
        out.str("");
        return {in, out, err};
    }
    int create(const CreateUserRequest& request, const std::string& typed = "") {
        return must(cli::create_user(app(), request, terminal(typed)));
    }
    bool can_sign_in(const std::string& login, const std::string& password) {
        return sign_in(app(), {.login = login, .password = password, .address = "127.0.0.1"}).has_value();
    }

    std::istringstream in;
    std::ostringstream out, err;
};

TEST_F(Admin, APersonIsCreatedWithAPassword) {
    create({.login = "ray", .name = "Ray Delgado", .role = "agent", .seller_name = "Oak & Iron", .password_from_stdin = true},
           "correct horse\n");
    EXPECT_TRUE(can_sign_in("RAY", "correct horse"));
}

TEST_F(Admin, APersonWithoutAPasswordIsToldOfTheInvitation) {
    create({.login = "otto", .name = "Otto Holm", .role = "buyer", .buyer_external_id = "buyer-77"});
    EXPECT_THAT(out.str(), HasSubstr("`stoa admin user invite otto`"));
    EXPECT_EQ(must(invite_user(app(), "otto", "https://m.example", terminal())), exit_done);
    const std::string prefix = "https://m.example/invitation/";
    ASSERT_THAT(out.str(), StartsWith(prefix));
    const std::string secret = out.str().substr(prefix.size(), out.str().size() - prefix.size() - 1);
    EXPECT_EQ(must(get_invitation(app(), secret)).login, "otto");
}

TEST_F(Admin, AnUnknownRoleNamesThoseThatThereAre) {
    const auto status = cli::create_user(app(), {.login = "x", .name = "X", .role = "boss"}, terminal());
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message, "there is no role \"boss\"; take one of buyer, owner, manager, agent, moderator, administrator");
    EXPECT_FALSE(cli::create_user(app(), {.login = "x", .name = "X", .role = "token"}, terminal()));
}

TEST_F(Admin, APasswordIsReset) {
    create({.login = "ray", .name = "Ray", .role = "moderator", .password_from_stdin = true}, "correct horse\n");
    must(reset_password(app(), "ray", PasswordSource::Stdin, terminal("battery staple\n")));
    EXPECT_FALSE(can_sign_in("ray", "correct horse"));
    EXPECT_TRUE(can_sign_in("ray", "battery staple"));
}

TEST_F(Admin, APasswordThatNobodyCouldSignInWithIsRefused) {
    const CreateUserRequest ray{.login = "ray", .name = "Ray", .role = "moderator", .password_from_stdin = true};
    const auto refused = cli::create_user(app(), ray, terminal(std::string(257, 'x') + "\n"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "a password has at most 256 characters, this one has 257");
    create(ray, std::string(256, 'x') + "\n");
    EXPECT_TRUE(can_sign_in("ray", std::string(256, 'x')));
    EXPECT_FALSE(reset_password(app(), "ray", PasswordSource::Stdin, terminal(std::string(257, 'x') + "\n")));
}

TEST_F(Admin, APasswordIsAskedForTwiceAndOnATerminalOnly) {
    Terminal tty = terminal("battery staple\nbattery staple\n");
    tty.in_is_tty = true;
    EXPECT_EQ(must(read_password(tty, PasswordSource::Ask)), "battery staple");
    in.clear();
    in.str("battery staple\nbattery stable\n");
    EXPECT_FALSE(read_password(tty, PasswordSource::Ask));
    EXPECT_FALSE(read_password(terminal("battery staple\nbattery staple\n"), PasswordSource::Ask));
    EXPECT_FALSE(read_password(terminal("battery \xff staple\n"), PasswordSource::Stdin));
}

TEST_F(Admin, PeopleAreListed) {
    create({.login = "ray", .name = "Ray Delgado", .role = "agent", .seller_name = "Oak & Iron"});
    must(list_users(app(), terminal()));
    EXPECT_THAT(out.str(), StartsWith("ray "));
    EXPECT_THAT(out.str(), HasSubstr("agent          Oak & Iron               Ray Delgado (no password yet)\n"));
}

TEST_F(Admin, SessionsAreEnded) {
    create({.login = "ray", .name = "Ray", .role = "moderator", .password_from_stdin = true}, "correct horse\n");
    const auto session = must(sign_in(app(), {.login = "ray", .password = "correct horse", .address = "127.0.0.1"})).session;
    must(sign_out_user(app(), "ray", terminal()));
    EXPECT_EQ(out.str(), "1 sessions of ray ended\n");
    EXPECT_FALSE(find_session_caller(app(), session));
}

TEST_F(Admin, ATokenIsCreatedListedAndRevoked) {
    must(cli::create_token(app(), {.name = "feed", .seller_name = "Oak & Iron", .scopes = {"orders:write", "messages:read"}}, terminal()));
    const std::string secret = out.str().substr(0, out.str().size() - 1);
    const auto caller = must(find_token_caller(app(), secret));
    EXPECT_TRUE(caller.has(Scope::OrdersWrite));
    EXPECT_FALSE(caller.has(Scope::BuyersWrite));
    EXPECT_EQ(caller.seller, oak_);
    must(cli::list_tokens(app(), terminal()));
    EXPECT_THAT(out.str(), HasSubstr("messages:read orders:write"));
    EXPECT_THAT(out.str(), testing::Not(HasSubstr(secret)));
    must(cli::revoke_token(app(), "feed", terminal()));
    EXPECT_FALSE(find_token_caller(app(), secret));
}

TEST_F(Admin, AnUnknownScopeNamesThoseThatThereAre) {
    const auto status = cli::create_token(app(), {.name = "feed", .scopes = {"all"}}, terminal());
    ASSERT_FALSE(status);
    EXPECT_THAT(status.error().message, HasSubstr("take one of messages:read, messages:write, orders:write, buyers:write"));
}

TEST_F(Admin, ABackupHoldsWhatTheDatabaseHolds) {
    const std::string file = folder_ + "/copy.db";
    must(back_up(app(), file, terminal()));
    const auto copy = must(store::Database::open(file));
    App other{.database = *copy,
              .pack = app().pack,
              .dictionaries = app().dictionaries,
              .catalogues = app().catalogues,
              .hub = hub_,
              .blobs = app().blobs,
              .passwords = passwords,
              .key = app().key};
    EXPECT_TRUE(get_seller_by_name(other, "Fern & Pot"));
    EXPECT_FALSE(back_up(app(), file, terminal()));
}

}  // namespace
}  // namespace stoa::cli
