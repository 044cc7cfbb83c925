#include "app/people/invitations.h"

#include "app/orders/orders.h"
#include "app/people/mailed_links.h"
#include "app/people/member_changes.h"
#include "app/people/passwords.h"
#include "app/people/secrets.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/member_invitations.h"
#include "store/people.h"

namespace stoa {

namespace {

std::unexpected<Error> invalid_invitation() {
    return fail(problems::invitation_invalid, "the invitation is unknown, was used, was revoked, or is too old");
}

// Of an account that is there: made on the command line.
Result<std::optional<store::InvitationRow>> find_of_account(const App& app, store::Reader& reader, const std::string& invitation) {
    auto found = TRY(store::find_invitation(reader, invitation_digest(app, invitation)));
    if (found && found->ends_at <= app.clock()) return invalid_invitation();
    return found;
}

// To become a member of a seller: came by mail.
Result<store::MemberInvitationRow> get_of_member(const App& app, store::Reader& reader, const std::string& invitation) {
    const auto link = get_link(app, reader, MailKind::Invitation, invitation);
    if (!link && link.error().code() != problems::mail_link_invalid.code) return std::unexpected(link.error());
    if (!link || !link->object) return invalid_invitation();
    auto found = TRY(store::find_member_invitation(reader, link->seller, *link->object));
    if (!found) return invalid_invitation();
    return *std::move(found);
}

Result<InvitationView> view_of(store::Reader& reader, const store::MemberInvitationRow& invitation) {
    const auto seller = TRY(store::find_seller(reader, invitation.seller));
    if (!seller) return invalid_invitation();
    return InvitationView{
        .login = invitation.address, .expires_at = invitation.ends_at, .seller_name = seller->name, .role = invitation.role};
}

Result<SignedIn> set_first_password(App& app, const store::InvitationRow& invitation, const AcceptInvitation& request) {
    const std::string hash = TRY(app.passwords.hash(request.password));
    const store::UserRow& user = invitation.user;
    return app.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
        const bool first = TRY(store::use_invitation(transaction, invitation_digest(app, request.invitation), app.clock()));
        if (!first) return fail(problems::invitation_invalid, "the invitation was used a moment ago");
        TRY(change_password(transaction, user.id, hash));
        TRY(store::append_audit(
            transaction,
            {.seller = user.seller.value_or(marketplace_itself), .actor = user.id, .actor_role = user.role, .verb = Verb::InvitationUsed},
            app.key));
        return start_session(app, transaction, user, request.replaces);
    });
}

Result<std::string> get_name(const AcceptInvitation& request) {
    std::string name(trim(request.name.value_or("")));
    if (name.empty()) {
        return std::unexpected(Error{.problem = problems::missing_field,
                                     .message = "the invitation names nobody: say how others shall see you",
                                     .pointer = "/name",
                                     .arguments = {{"field", "name"}}});
    }
    if (length_in_code_points(name) > OrderLimits::name_length_max)
        return std::unexpected(Error{.problem = problems::text_too_long, .message = "the name is too long", .pointer = "/name"});
    return name;
}

Result<SignedIn> become_member(App& app, const AcceptInvitation& request) {
    const std::string name = TRY(get_name(request));
    const std::string hash = TRY(app.passwords.hash(request.password));
    return app.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
        const auto invitation = TRY(get_of_member(app, transaction, request.invitation));
        const std::string login = login_digest(app, invitation.address);
        if (TRY(store::find_user_by_login(transaction, login)))
            return fail(problems::address_has_account, "somebody signs in by the invited address already");
        const store::UserRow user{.id = UserId::make(),
                                  .login = invitation.address,
                                  .name = name,
                                  .language = invitation.language,
                                  .role = invitation.role,
                                  .seller = invitation.seller,
                                  .password_hash = hash};
        TRY(store::add_user(transaction, user, login, app.clock()));
        TRY(unblock_member(transaction, user));
        TRY(store::delete_member_invitation(transaction, invitation.seller, invitation.id));
        TRY(store::end_links_for(transaction, MailKind::Invitation, invitation.id));
        TRY(store::append_audit(
            transaction,
            {.seller = invitation.seller, .actor = user.id, .actor_role = user.role, .verb = Verb::InvitationUsed, .object = invitation.id},
            app.key));
        return start_session(app, transaction, user, request.replaces);
    });
}

}  // namespace

Result<InvitationView> get_invitation(App& app, const std::string& invitation) {
    return app.database.read([&](store::Reader& reader) -> Result<InvitationView> {
        const auto of_account = TRY(find_of_account(app, reader, invitation));
        if (of_account)
            return InvitationView{.name = of_account->user.name, .login = of_account->user.login, .expires_at = of_account->ends_at};
        const auto of_member = TRY(get_of_member(app, reader, invitation));
        return view_of(reader, of_member);
    });
}

Result<SignedIn> accept_invitation(App& app, const AcceptInvitation& request) {
    const auto of_account = TRY(app.database.read([&](store::Reader& reader) -> Result<std::optional<store::InvitationRow>> {
        auto found = TRY(find_of_account(app, reader, request.invitation));
        if (!found) TRY(get_of_member(app, reader, request.invitation));
        return found;
    }));
    return of_account ? set_first_password(app, *of_account, request) : become_member(app, request);
}

}  // namespace stoa
