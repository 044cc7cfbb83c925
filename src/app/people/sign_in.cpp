// Signing in: counted, slow on purpose, and telling nothing of which accounts exist.
#include <fmt/format.h>

#include <array>

#include "app/people/passwords.h"
#include "app/people/secrets.h"
#include "app/people/sessions.h"
#include "store/audit.h"
#include "store/people.h"

namespace stoa {

namespace {

// Failures within the window after which further attempts are refused until it ends.
constexpr Duration window = minutes(15);
constexpr std::int32_t account_failures_max = 10;
constexpr std::int32_t address_failures_max = 50;

// What attempts are counted by.
struct Subject {
    std::string digest;  // Of the account or the address.
    std::int32_t failures_max;
};
using Subjects = std::array<Subject, 2>;

Result<store::Attempts> count(store::Reader& reader, const Subject& subject, Timestamp now) {
    const auto found = TRY(store::find_attempts(reader, subject.digest));
    return found && now - found->window_began_at < window ? *found : store::Attempts{0, now};
}

Result<void> refuse_if_too_many(const store::Attempts& attempts, const Subject& subject, Timestamp now) {
    if (attempts.failures < subject.failures_max) return {};
    const std::int64_t seconds_left = (attempts.window_began_at + window - now).ms / 1000 + 1;
    return std::unexpected(Error{.problem = problems::throttled,
                                 .message = fmt::format("too many failed attempts; try again in {} seconds", seconds_left),
                                 .arguments = {{"retry_after", std::to_string(seconds_left)}}});
}

// The account's row, where the attempt is not refused already: refusals write nothing.
Result<std::optional<store::UserRow>> find_user(App& app, const std::string& login, const Subjects& subjects, Timestamp now) {
    return app.database.read([&](store::Reader& reader) -> Result<std::optional<store::UserRow>> {
        for (const Subject& subject : subjects) {
            const auto attempts = TRY(count(reader, subject, now));
            TRY(refuse_if_too_many(attempts, subject, now));
        }
        return store::find_user_by_login(reader, login);
    });
}

// Counts the attempt as failed before it is: of many side by side no more than the limit get any further.
Result<void> count_attempt(App& app, const Subjects& subjects, Timestamp now) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        for (const Subject& subject : subjects) {
            auto attempts = TRY(count(transaction, subject, now));
            TRY(refuse_if_too_many(attempts, subject, now));
            ++attempts.failures;
            TRY(store::put_attempts(transaction, subject.digest, attempts));
        }
        return {};
    });
}

// The attempt has not failed after all.
Result<void> uncount_attempt(store::Transaction& transaction, const Subject& subject, Timestamp now) {
    auto attempts = TRY(count(transaction, subject, now));
    if (attempts.failures == 0) return {};
    --attempts.failures;
    return store::put_attempts(transaction, subject.digest, attempts);
}

Result<bool> verify(App& app, const std::optional<store::UserRow>& user, const std::string& password, const Subjects& subjects,
                    Timestamp now) {
    auto right = app.passwords.verify(user && user->password_hash ? &*user->password_hash : nullptr, password);
    if (right) return right;
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        for (const Subject& subject : subjects) TRY(uncount_attempt(transaction, subject, now));
        return {};
    }));
    return right;
}

Result<SignedIn> let_in(App& app, const store::UserRow& user, const SignInRequest& request, const Subjects& subjects, Timestamp now) {
    return app.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
        const auto [account, address] = subjects;
        TRY(store::clear_attempts(transaction, account.digest));
        TRY(uncount_attempt(transaction, address, now));
        return start_session(app, transaction, user, request.replaces);
    });
}

}  // namespace

Result<SignedIn> sign_in(App& app, const SignInRequest& request) {
    const Timestamp now = app.clock();
    const std::string login = login_digest(app, request.login);
    const Subjects subjects{Subject{attempts_digest(app, "account", login), account_failures_max},
                            Subject{attempts_digest(app, "address", request.address), address_failures_max}};
    const auto user = TRY(find_user(app, login, subjects, now));
    TRY(count_attempt(app, subjects, now));
    if (TRY(verify(app, user, request.password, subjects, now))) return let_in(app, *user, request, subjects, now);
    TRY(app.database.write([&](store::Transaction& transaction) {
        const auto actor = user ? std::optional(user->id) : std::nullopt;
        return store::append_audit(transaction, {.seller = marketplace_itself, .actor = actor, .verb = Verb::SignInRefused}, app.key);
    }));
    return fail(problems::wrong_credentials, "the login or the password is wrong");
}

}  // namespace stoa
