#include "app/people/member_changes.h"

#include "app/access.h"
#include "app/people/secrets.h"
#include "base/text.h"
#include "mail/compose/header_values.h"
#include "store/audit.h"
#include "store/links.h"
#include "store/mails.h"
#include "store/members.h"

namespace stoa {

namespace {

Result<store::MemberRow> get_member(store::Reader& reader, SellerId seller, UserId id) {
    auto member = TRY(store::find_member(reader, seller, id));
    if (!member) return not_found("member");
    return *std::move(member);
}

// `role`: what it becomes; none where it leaves.
Result<void> require_may_change(store::Reader& reader, const Caller& caller, SellerId seller, const store::MemberRow& member,
                                std::optional<Role> role) {
    const bool concerns_owners = member.role == Role::Owner || role == Role::Owner;
    if (caller.role == Role::Manager && concerns_owners) return fail(problems::forbidden, "only an owner decides about owners");
    if (member.role != Role::Owner || role == Role::Owner) return {};
    if (TRY(store::find_owner(reader, seller, member.id))) return {};
    return fail(problems::last_owner, "the seller would be left without an owner");
}

Result<void> note(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, Verb verb, UserId member,
                  std::string details) {
    return store::append_audit(transaction,
                               {.seller = seller,
                                .actor = caller.role == Role::System ? std::nullopt : std::optional(caller.user),
                                .actor_role = caller.role,
                                .verb = verb,
                                .object = member.uuid,
                                .details = std::move(details)},
                               app.key);
}

// Who goes on with what the member has not sent.
Result<std::optional<UserId>> find_heir(store::Reader& reader, const Caller& caller, SellerId seller, UserId member) {
    if (caller.user != member && TRY(store::find_member(reader, seller, caller.user))) return caller.user;
    return store::find_owner(reader, seller, member);
}

// Blocked, not only unknown: an approved domain would let it write on, and who is refused is offered for approval.
Result<void> stop_mail(App& app, store::Transaction& transaction, SellerId seller, const std::string& login) {
    if (!mail::is_address(login, mail::HeaderForm::SevenBit)) return {};
    const std::string address = fold_case(login);
    TRY(store::put_sender(transaction, seller, {.address = address, .state = SenderState::Blocked, .seen_at = app.clock()}));
    TRY(store::end_links_for_sender(transaction, seller, address));
    return store::delete_queued_mails_to(transaction, seller, address);
}

Result<void> remove(App& app, store::Transaction& transaction, const Caller& caller, SellerId seller, UserId id) {
    const auto member = TRY(get_member(transaction, seller, id));
    TRY(require_may_change(transaction, caller, seller, member, std::nullopt));
    const auto heir = TRY(find_heir(transaction, caller, seller, id));
    if (heir) TRY(store::hand_over_drafts(transaction, seller, id, *heir));
    TRY(stop_mail(app, transaction, seller, member.login));
    TRY(store::end_links_for(transaction, MailKind::PasswordReset, id.uuid));
    TRY(store::remove_member(transaction, seller, id, login_digest(app, member.login), app.clock()));
    return note(app, transaction, caller, seller, Verb::MemberRemoved, id, std::string(to_text(member.role)));
}

}  // namespace

Result<Members> change_member_role(App& app, const Caller& caller, SellerId seller, UserId id, Role role) {
    TRY(require(caller, Right::ManageMembers, seller));
    auto members = TRY(app.database.write([&](store::Transaction& transaction) -> Result<Members> {
        const auto member = TRY(get_member(transaction, seller, id));
        TRY(require_may_change(transaction, caller, seller, member, role));
        if (member.role != role) {
            TRY(store::set_member_role(transaction, seller, id, role));
            const std::string change = std::string(to_text(member.role)) + " to " + std::string(to_text(role));
            TRY(note(app, transaction, caller, seller, Verb::MemberRoleChanged, id, change));
        }
        return list_all_members(app, transaction, seller);
    }));
    app.hub.publish_access(seller);
    return members;
}

Result<Members> remove_member(App& app, const Caller& caller, SellerId seller, UserId id) {
    TRY(require(caller, Right::ManageMembers, seller));
    auto members = TRY(app.database.write([&](store::Transaction& transaction) -> Result<Members> {
        TRY(remove(app, transaction, caller, seller, id));
        return list_all_members(app, transaction, seller);
    }));
    app.hub.publish_access(seller);
    return members;
}

Result<void> unblock_member(store::Transaction& transaction, const store::UserRow& user) {
    const std::string address = fold_case(user.login);
    const auto sender = user.seller ? TRY(store::find_sender(transaction, *user.seller, address)) : std::nullopt;
    if (sender && sender->state == SenderState::Blocked) TRY(store::delete_sender(transaction, *user.seller, address));
    return {};
}

}  // namespace stoa
