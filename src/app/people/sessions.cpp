#include "app/people/sessions.h"

#include "app/people/secrets.h"
#include "store/audit.h"
#include "store/links.h"
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

namespace {

Result<SessionView> get_view(const App& app, store::Reader& reader, const Caller& caller) {
    SessionView view{.caller = caller};
    view.mail_trouble = TRY(find_mail_trouble(reader, caller, app.clock()));
    if (!caller.seller) return view;
    const auto seller = TRY(store::find_seller(reader, *caller.seller));
    if (seller) view.seller_name = seller->name;
    return view;
}

}  // namespace

Result<SessionView> get_session(App& app, const Caller& caller) {
    return app.database.read([&](store::Reader& reader) { return get_view(app, reader, caller); });
}

Result<SignedIn> start_session(App& app, store::Transaction& transaction, const store::UserRow& user,
                               const std::optional<std::string>& replaces) {
    const Timestamp now = app.clock();
    auto view = TRY(get_view(app, transaction, caller_of(user)));
    SignedIn signed_in{.session = new_secret(), .ends_at = now + app.session_length, .view = std::move(view)};
    if (replaces) TRY(store::end_session(transaction, session_digest(app, *replaces)));
    TRY(store::add_session(transaction, session_digest(app, signed_in.session), user, now, signed_in.ends_at));
    TRY(store::append_audit(
        transaction,
        {.seller = user.seller.value_or(marketplace_itself), .actor = user.id, .actor_role = user.role, .verb = Verb::SignedIn}, app.key));
    return signed_in;
}

Result<void> change_password(store::Transaction& transaction, UserId user, const std::string& password_hash) {
    TRY(store::set_password(transaction, user, password_hash));
    TRY(store::end_sessions_of(transaction, user));
    TRY(store::end_links_for(transaction, MailKind::PasswordReset, user.uuid));
    return store::end_invitations_of(transaction, user);
}

}  // namespace stoa
