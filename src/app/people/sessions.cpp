#include "app/people/sessions.h"

#include "app/people/passwords.h"
#include "app/people/secrets.h"
#include "store/audit.h"
#include "store/people.h"

namespace stoa {

Result<void> sign_out(App& app, const std::string& session) {
    return app.database.write(
        [&](store::Transaction& transaction) { return store::end_session(transaction, session_digest(app, session)); });
}

Result<Caller> find_session_caller(App& app, const std::string& session) {
    const auto found =
        TRY(app.database.read([&](store::Reader& reader) { return store::find_session(reader, session_digest(app, session)); }));
    if (!found || found->ends_at <= app.clock()) return fail(problems::not_signed_in, "nobody is signed in, or the session has ended");
    return caller_of(found->user);
}

Result<Caller> find_token_caller(App& app, const std::string& token) {
    const auto found = TRY(app.database.read([&](store::Reader& reader) { return store::find_token(reader, token_digest(app, token)); }));
    if (!found || found->revoked_at) return fail(problems::not_signed_in, "the token is unknown or was revoked");
    return Caller{.user = found->id,
                  .role = Role::Token,
                  .name = found->name,
                  .language = "en",
                  .seller = found->seller,
                  .scopes = found->scopes,
                  .door = Door::Api};
}

Result<SessionView> get_session(App& app, const Caller& caller) {
    SessionView view{.caller = caller};
    if (!caller.seller) return view;
    const auto seller = TRY(app.database.read([&](store::Reader& reader) { return store::find_seller(reader, *caller.seller); }));
    if (seller) view.seller_name = seller->name;
    return view;
}

namespace {

Result<store::InvitationRow> get_invitation_row(App& app, const std::string& invitation) {
    auto found =
        TRY(app.database.read([&](store::Reader& reader) { return store::find_invitation(reader, invitation_digest(app, invitation)); }));
    if (!found || found->ends_at <= app.clock())
        return fail(problems::invitation_invalid, "the invitation is unknown, was used, or is too old");
    return *std::move(found);
}

}  // namespace

Result<InvitationView> get_invitation(App& app, const std::string& invitation) {
    const auto found = TRY(get_invitation_row(app, invitation));
    return InvitationView{.name = found.user.name, .login = found.user.login, .expires_at = found.ends_at};
}

Result<SignedIn> accept_invitation(App& app, const std::string& invitation, const std::string& password) {
    const auto found = TRY(get_invitation_row(app, invitation));
    const std::string hash = TRY(app.passwords.hash(password));
    TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
        const bool first = TRY(store::use_invitation(transaction, invitation_digest(app, invitation), app.clock()));
        if (!first) return fail(problems::invitation_invalid, "the invitation was used a moment ago");
        TRY(store::set_password(transaction, found.user.id, hash));
        TRY(store::end_sessions_of(transaction, found.user.id));
        return store::append_audit(transaction,
                                   {.seller = found.user.seller.value_or(marketplace_itself),
                                    .actor = found.user.id,
                                    .actor_role = found.user.role,
                                    .verb = Verb::InvitationUsed},
                                   app.key);
    }));
    return start_session(app, found.user, std::nullopt);
}

}  // namespace stoa
