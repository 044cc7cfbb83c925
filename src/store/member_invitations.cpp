#include "store/member_invitations.h"

namespace stoa::store {

namespace {

#define STOA_INVITATION_COLUMNS "m.invitation_id, m.seller_id, m.address, m.role, m.language, m.invited_by, m.invited_at, m.ends_at"

MemberInvitationRow read_invitation(Row& row) {
    MemberInvitationRow invitation{.id = row.next<Uuid>()};
    invitation.seller = row.next<SellerId>();
    invitation.address = row.next<std::string>();
    invitation.role = row.next<Role>();
    invitation.language = row.next<std::string>();
    invitation.invited_by = row.next<std::string>();
    invitation.invited_at = row.next<Timestamp>();
    invitation.ends_at = row.next<Timestamp>();
    return invitation;
}

}  // namespace

Result<void> put_member_invitation(Transaction& transaction, const MemberInvitationRow& invitation) {
    TRY(transaction.execute(
        "INSERT INTO member_invitations (seller_id, invitation_id, address, role, language, invited_by, invited_at, ends_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (seller_id, invitation_id) DO UPDATE SET role = excluded.role, "
        "language = excluded.language, invited_by = excluded.invited_by, invited_at = excluded.invited_at, ends_at = excluded.ends_at",
        invitation.seller, invitation.id, invitation.address, invitation.role, invitation.language, invitation.invited_by,
        invitation.invited_at, invitation.ends_at));
    return {};
}

Result<std::optional<MemberInvitationRow>> find_member_invitation(Reader& reader, SellerId seller, const Uuid& id) {
    return reader.find("SELECT " STOA_INVITATION_COLUMNS " FROM member_invitations m WHERE m.seller_id = ? AND m.invitation_id = ?",
                       read_invitation, seller, id);
}

Result<std::optional<MemberInvitationRow>> find_member_invitation_to(Reader& reader, SellerId seller, std::string_view address) {
    return reader.find("SELECT " STOA_INVITATION_COLUMNS " FROM member_invitations m WHERE m.seller_id = ? AND m.address = ?",
                       read_invitation, seller, address);
}

Result<bool> delete_member_invitation(Transaction& transaction, SellerId seller, const Uuid& id) {
    return TRY(transaction.execute("DELETE FROM member_invitations WHERE seller_id = ? AND invitation_id = ?", seller, id)) == 1;
}

Result<std::vector<PendingInvitation>> list_member_invitations(Reader& reader, SellerId seller, int limit) {
    const auto make = [](Row& row) {
        PendingInvitation pending{.invitation = read_invitation(row)};
        pending.mail = row.next<std::optional<MailState>>();
        return pending;
    };
    return reader.list("SELECT " STOA_INVITATION_COLUMNS
                       ", (SELECT s.state FROM links l JOIN sent_mails s ON s.seller_id = m.seller_id AND s.mail_id = l.link_id "
                       "WHERE l.object_id = m.invitation_id ORDER BY l.link_id DESC LIMIT 1) FROM member_invitations m WHERE m.seller_id = "
                       "? ORDER BY m.address LIMIT ?",
                       make, seller, limit);
}

Result<std::vector<MemberRow>> list_members(Reader& reader, SellerId seller, int limit) {
    const auto make = [](Row& row) {
        MemberRow member{.id = row.next<UserId>()};
        member.name = row.next<std::string>();
        member.login = row.next<std::string>();
        member.role = row.next<Role>();
        return member;
    };
    return reader.list(
        "SELECT u.user_id, u.name, u.login, u.role FROM members m JOIN users u ON u.user_id = m.member_id WHERE m.seller_id = ? "
        "ORDER BY u.name, u.user_id LIMIT ?",
        make, seller, limit);
}

Result<std::int64_t> delete_ended_member_invitations(Transaction& transaction, Timestamp first_kept, int limit) {
    return transaction.execute(
        "DELETE FROM member_invitations WHERE (seller_id, invitation_id) IN "
        "(SELECT seller_id, invitation_id FROM member_invitations WHERE ends_at < ? LIMIT ?)",
        first_kept, limit);
}

}  // namespace stoa::store
