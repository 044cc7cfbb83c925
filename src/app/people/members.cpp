#include "app/people/members.h"

#include "app/access.h"
#include "app/people/mailed_links.h"
#include "app/people/secrets.h"
#include "base/text.h"
#include "mail/compose/header_values.h"
#include "store/audit.h"
#include "store/member_invitations.h"
#include "store/members.h"
#include "store/people.h"

namespace stoa {

namespace {

// Another's address at the seller answers like none: the path names it.
Result<std::string> parse_address(const std::string& text) {
    std::string address = fold_case(trim(text));
    if (mail::is_address(address, mail::HeaderForm::SevenBit)) return address;
    return not_found("address");
}

Result<void> require_new(const App& app, store::Reader& reader, SellerId seller, const std::string& address) {
    const auto user = TRY(store::find_user_by_login(reader, login_digest(app, address)));
    if (!user || user->seller != seller) return {};
    return fail(problems::already_exists, "this address is a member's already");
}

Result<void> note(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, Verb verb, const Uuid& invitation) {
    return store::append_audit(
        transaction, {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = verb, .object = invitation}, app.key);
}

}  // namespace

Result<Members> list_all_members(const App& app, store::Reader& reader, SellerId seller) {
    Members view{.sends = app.mail.sends()};
    for (store::MemberRow& row : TRY(store::list_members(reader, seller, Members::shown_max)))
        view.members.push_back({.id = row.id, .name = std::move(row.name), .login = std::move(row.login), .role = row.role});
    const auto mails = TRY(find_link_mails(reader, seller, MailKind::Invitation));
    for (store::MemberInvitationRow& row : TRY(store::list_member_invitations(reader, seller, Members::shown_max))) {
        PendingInvitationView invitation{.address = std::move(row.address),
                                         .role = row.role,
                                         .invited_by = std::move(row.invited_by),
                                         .invited_at = row.invited_at,
                                         .expires_at = row.ends_at};
        if (const auto mail = mails.find(invitation.address); mail != mails.end()) invitation.mail = mail->second;
        view.invitations.push_back(std::move(invitation));
    }
    return view;
}

Result<Members> get_members(App& app, const Caller& caller, SellerId seller) {
    TRY(require(caller, Right::ManageMembers, seller));
    return app.database.read([&](store::Reader& reader) -> Result<Members> {
        if (!TRY(store::find_seller(reader, seller))) return not_found("seller");
        return list_all_members(app, reader, seller);
    });
}

Result<Members> invite_member(App& app, const Caller& caller, SellerId seller, const InviteMember& request) {
    TRY(require(caller, Right::ManageMembers, seller));
    const std::string address = TRY(parse_address(request.address));
    if (request.role == Role::Owner && caller.role == Role::Manager) return fail(problems::forbidden, "only an owner invites owners");
    TRY(require_mail(app));
    return app.database.write([&](store::Transaction& transaction) -> Result<Members> {
        if (!TRY(store::find_seller(transaction, seller))) return not_found("seller");
        TRY(require_new(app, transaction, seller, address));
        TRY(count_sent_link(app, transaction, "invitations", seller, address));
        const auto before = TRY(store::find_member_invitation_to(transaction, seller, address));
        const store::MemberInvitationRow invitation{.id = before ? before->id : make_uuid(),
                                                    .seller = seller,
                                                    .address = address,
                                                    .role = request.role,
                                                    .language = request.language.value_or(caller.language),
                                                    .invited_by = caller.name,
                                                    .invited_at = app.clock(),
                                                    .ends_at = app.clock() + app.invitation_length};
        TRY(store::put_member_invitation(transaction, invitation));
        TRY(mail_link(app, transaction, {.address = address, .name = "", .language = invitation.language},
                      {.id = make_uuid(),
                       .kind = MailKind::Invitation,
                       .seller = seller,
                       .object = invitation.id,
                       .address = address,
                       .ends_at = invitation.ends_at}));
        TRY(note(app, transaction, caller, seller, Verb::InvitationMade, invitation.id));
        return list_all_members(app, transaction, seller);
    });
}

Result<Members> revoke_invitation(App& app, const Caller& caller, SellerId seller, const std::string& text) {
    TRY(require(caller, Right::ManageMembers, seller));
    const std::string address = TRY(parse_address(text));
    return app.database.write([&](store::Transaction& transaction) -> Result<Members> {
        if (!TRY(store::find_seller(transaction, seller))) return not_found("seller");
        const auto invitation = TRY(store::find_member_invitation_to(transaction, seller, address));
        if (invitation) {
            TRY(store::delete_member_invitation(transaction, seller, invitation->id));
            TRY(store::end_links_for(transaction, MailKind::Invitation, invitation->id));
            TRY(note(app, transaction, caller, seller, Verb::InvitationRevoked, invitation->id));
        }
        return list_all_members(app, transaction, seller);
    });
}

}  // namespace stoa
