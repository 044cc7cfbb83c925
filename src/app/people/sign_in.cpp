// Signing in: counted, slow on purpose, and telling nothing of which accounts exist.
#include <fmt/format.h>

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

struct Counted {
    std::string subject;  // Digest of the account or the address.
    std::int32_t failures_max;
    store::Attempts attempts{};
};

Result<Counted> count(store::Reader& reader, std::string subject, std::int32_t failures_max, Timestamp now) {
    Counted counted{std::move(subject), failures_max, {}};
    const auto found = TRY(store::find_attempts(reader, counted.subject));
    counted.attempts = found && now - found->window_began_at < window ? *found : store::Attempts{0, now};
    return counted;
}

Result<void> refuse_if_too_many(const Counted& counted, Timestamp now) {
    if (counted.attempts.failures < counted.failures_max) return {};
    const std::int64_t seconds_left = (counted.attempts.window_began_at + window - now).ms / 1000 + 1;
    return std::unexpected(Error{.problem = problems::throttled,
                                 .message = fmt::format("too many failed attempts; try again in {} seconds", seconds_left),
                                 .arguments = {{"retry_after", std::to_string(seconds_left)}}});
}

}  // namespace

Result<SignedIn> sign_in(App& app, const SignInRequest& request) {
    const Timestamp now = app.clock();
    const std::string login = login_digest(app, request.login);
    struct Found {
        std::optional<store::UserRow> user;
        Counted account;
        Counted address;
    };
    auto found = TRY(app.database.read([&](store::Reader& reader) -> Result<Found> {
        auto user = TRY(store::find_user_by_login(reader, login));
        auto account = TRY(count(reader, attempts_digest(app, "account", login), account_failures_max, now));
        auto address = TRY(count(reader, attempts_digest(app, "address", request.address), address_failures_max, now));
        return Found{std::move(user), std::move(account), std::move(address)};
    }));
    TRY(refuse_if_too_many(found.account, now));
    TRY(refuse_if_too_many(found.address, now));

    const std::string* hash = found.user && found.user->password_hash ? &*found.user->password_hash : nullptr;
    const bool right = TRY(app.passwords.verify(hash, request.password));
    if (right) {
        return app.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
            TRY(store::clear_attempts(transaction, found.account.subject));
            return start_session(app, transaction, *found.user, request.replaces);
        });
    }
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        // Counted anew inside: attempts that run side by side must not overwrite each other's count.
        for (const Counted* counted : {&found.account, &found.address}) {
            auto fresh = TRY(count(transaction, counted->subject, counted->failures_max, now));
            ++fresh.attempts.failures;
            TRY(store::put_attempts(transaction, fresh.subject, fresh.attempts));
        }
        const auto actor = found.user ? std::optional(found.user->id) : std::nullopt;
        return store::append_audit(transaction, {.seller = marketplace_itself, .actor = actor, .verb = Verb::SignInRefused}, app.key);
    }));
    return fail(problems::wrong_credentials, "the login or the password is wrong");
}

}  // namespace stoa
