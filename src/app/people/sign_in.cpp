// Signing in: counted, slow on purpose, and telling nothing of which accounts exist.
#include <array>

#include "app/people/attempts.h"
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

using Subjects = std::array<Counted, 2>;  // The account and the client's address.

// The account's row, where the attempt is not refused already: refusals write nothing.
Result<std::optional<store::UserRow>> find_user(App& app, const std::string& login, const Subjects& subjects, Timestamp now) {
    return app.database.read([&](store::Reader& reader) -> Result<std::optional<store::UserRow>> {
        for (const Counted& subject : subjects) TRY(refuse_if_too_many(reader, subject, now));
        return store::find_user_by_login(reader, login);
    });
}

// Counts the attempt as failed before it is: of many side by side no more than the limit get any further.
Result<void> count_failure(App& app, const Subjects& subjects, Timestamp now) {
    return app.database.write([&](store::Transaction& transaction) -> Result<void> {
        for (const Counted& subject : subjects) TRY(count_attempt(transaction, subject, now));
        return {};
    });
}

Result<bool> verify(App& app, const std::optional<store::UserRow>& user, const std::string& password, const Subjects& subjects,
                    Timestamp now) {
    auto right = app.passwords.verify(user && user->password_hash ? &*user->password_hash : nullptr, password);
    if (right) return right;
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        for (const Counted& subject : subjects) TRY(uncount_attempt(transaction, subject, now));
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
    const Subjects subjects{Counted{attempts_digest(app, "account", login), account_failures_max, window},
                            Counted{attempts_digest(app, "address", request.address), address_failures_max, window}};
    const auto user = TRY(find_user(app, login, subjects, now));
    TRY(count_failure(app, subjects, now));
    if (TRY(verify(app, user, request.password, subjects, now))) return let_in(app, *user, request, subjects, now);
    TRY(app.database.write([&](store::Transaction& transaction) {
        const auto actor = user ? std::optional(user->id) : std::nullopt;
        return store::append_audit(transaction, {.seller = marketplace_itself, .actor = actor, .verb = Verb::SignInRefused}, app.key);
    }));
    return fail(problems::wrong_credentials, "the login or the password is wrong");
}

}  // namespace stoa
