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

Result<std::vector<MemberInvitationRow>> list_member_invitations(Reader& reader, SellerId seller, int limit) {
    return reader.list("SELECT " STOA_INVITATION_COLUMNS " FROM member_invitations m WHERE m.seller_id = ? ORDER BY m.address LIMIT ?",
                       read_invitation, seller, limit);
}

Result<std::int64_t> delete_ended_member_invitations(Transaction& transaction, Timestamp first_kept, int limit) {
    return transaction.execute(
        "DELETE FROM member_invitations WHERE (seller_id, invitation_id) IN "
        "(SELECT seller_id, invitation_id FROM member_invitations WHERE ends_at < ? LIMIT ?)",
        first_kept, limit);
}

}  // namespace stoa::store
