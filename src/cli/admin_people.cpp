#include <fmt/format.h>
#include <fmt/ostream.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cli/admin.h"

namespace stoa::cli {

namespace {

constexpr int users_shown_max = 100'000;
constexpr std::array person_roles{Role::Buyer, Role::Owner, Role::Manager, Role::Agent, Role::Moderator, Role::Administrator};

// What is typed is not shown while this lives.
class Silence {
public:
    explicit Silence(const Terminal& terminal) : terminal_(terminal) {
        if (!terminal_.in_is_tty || ::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Silence() {
        if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        if (changed_) terminal_.err << '\n';
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    const Terminal& terminal_;
    termios before_{};
    bool changed_ = false;
};

std::string ask(const Terminal& terminal, std::string_view question) {
    terminal.err << question << std::flush;
    const Silence silence(terminal);
    std::string answer;
    std::getline(terminal.in, answer);
    return answer;
}

Result<Role> parse_role(const std::string& text) {
    const auto role = parse_word<Role>(text);
    if (role && std::ranges::find(person_roles, *role) != person_roles.end()) return *role;
    return fail(problems::invalid_value, fmt::format("there is no role \"{}\"; take one of {}", text, role_names()));
}

}  // namespace

std::string role_names() {
    std::string names;
    for (const Role role : person_roles) names += (names.empty() ? "" : ", ") + std::string(to_text(role));
    return names;
}

Result<std::string> read_password(const Terminal& terminal, PasswordSource source) {
    std::string password;
    if (source == PasswordSource::Stdin) {
        std::getline(terminal.in, password);
    } else {
        if (!terminal.in_is_tty)
            return fail(problems::invalid_value, "there is no terminal to ask on; give the password by --password-stdin");
        password = ask(terminal, "Password: ");
        if (ask(terminal, "The same again: ") != password)
            return fail(problems::invalid_value, "the two passwords differ; nothing was changed");
    }
    if (!is_valid_utf8(password)) return fail(problems::invalid_encoding, "the password is not valid UTF-8");
    return password;
}

Result<int> create_user(App& app, const CreateUserRequest& request, const Terminal& terminal) {
    CreateUser user{.login = request.login,
                    .name = request.name,
                    .role = Role::Buyer,
                    .language = request.language,
                    .seller_name = request.seller_name,
                    .buyer_external_id = request.buyer_external_id};
    user.role = TRY(parse_role(request.role));
    if (request.password_from_stdin) user.password = TRY(read_password(terminal, PasswordSource::Stdin));
    TRY(stoa::create_user(app, user));
    fmt::print(terminal.out, "created {}, {}\n", request.login, request.role);
    if (!user.password)
        fmt::print(terminal.out, "without a password: `stoa admin user invite {}` prints a link to choose one\n", request.login);
    return exit_done;
}

Result<int> reset_password(App& app, const std::string& login, PasswordSource source, const Terminal& terminal) {
    const std::string password = TRY(read_password(terminal, source));
    TRY(stoa::reset_password(app, login, password));
    fmt::print(terminal.out, "{} has a new password; all sessions are ended\n", login);
    return exit_done;
}

Result<int> invite_user(App& app, const std::string& login, const std::string& public_url, const Terminal& terminal) {
    const std::string secret = TRY(create_invitation(app, login));
    fmt::print(terminal.out, "{}/invitation/{}\n", public_url, secret);
    return exit_done;
}

Result<int> set_member_role(App& app, const std::string& login, const std::string& text, const Terminal& terminal) {
    const Role role = TRY(parse_role(text));
    if (!is_seller_role(role)) return fail(problems::invalid_value, fmt::format("a seller has no {}; take owner, manager or agent", text));
    TRY(stoa::set_member_role(app, login, role));
    fmt::print(terminal.out, "{} is {} now\n", login, text);
    return exit_done;
}

Result<int> remove_member(App& app, const std::string& login, const Terminal& terminal) {
    TRY(stoa::remove_member(app, login));
    fmt::print(terminal.out, "{} was removed\n", login);
    return exit_done;
}

Result<int> list_users(App& app, const Terminal& terminal) {
    for (const UserView& user : TRY(stoa::list_users(app, users_shown_max))) {
        fmt::print(terminal.out, "{:<40} {:<14} {:<24} {}{}\n", user.login, to_text(user.role), user.seller_name.value_or("-"), user.name,
                   user.has_password ? "" : " (no password yet)");
    }
    return exit_done;
}

Result<int> sign_out_user(App& app, const std::string& login, const Terminal& terminal) {
    const std::int64_t ended = TRY(revoke_sessions(app, login));
    fmt::print(terminal.out, "{} sessions of {} ended\n", ended, login);
    return exit_done;
}

}  // namespace stoa::cli
