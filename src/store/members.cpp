#include "store/members.h"

namespace stoa::store {

namespace {

#define STOA_MEMBER_QUERY \
    "SELECT u.user_id, u.name, u.login, u.role FROM members m JOIN users u ON u.user_id = m.member_id WHERE m.seller_id = ? "

MemberRow read_member(Row& row) {
    MemberRow member{.id = row.next<UserId>()};
    member.name = row.next<std::string>();
    member.login = row.next<std::string>();
    member.role = row.next<Role>();
    return member;
}

}  // namespace

Result<std::vector<MemberRow>> list_members(Reader& reader, SellerId seller, int limit) {
    return reader.list(STOA_MEMBER_QUERY "ORDER BY u.name, u.user_id LIMIT ?", read_member, seller, limit);
}

Result<std::optional<MemberRow>> find_member(Reader& reader, SellerId seller, UserId member) {
    return reader.find(STOA_MEMBER_QUERY "AND m.member_id = ?", read_member, seller, member);
}

Result<std::optional<UserId>> find_owner(Reader& reader, SellerId seller, UserId without) {
    // Ids grow with time.
    return reader.find(
        "SELECT member_id FROM members WHERE seller_id = ? AND role = ? AND member_id <> ? ORDER BY member_id LIMIT 1",
        [](Row& row) { return row.next<UserId>(); }, seller, Role::Owner, without);
}

Result<void> set_member_role(Transaction& transaction, SellerId seller, UserId member, Role role) {
    TRY(transaction.execute("UPDATE members SET role = ? WHERE seller_id = ? AND member_id = ?", role, seller, member));
    TRY(transaction.execute("UPDATE users SET role = ? WHERE user_id = ?", role, member));
    TRY(transaction.execute("UPDATE sessions SET role = ? WHERE user_id = ?", role, member));
    return {};
}

Result<void> remove_member(Transaction& transaction, SellerId seller, UserId member, std::string_view login_digest, Timestamp now) {
    TRY(transaction.execute("DELETE FROM members WHERE seller_id = ? AND member_id = ?", seller, member));
    TRY(transaction.execute("DELETE FROM logins WHERE login_digest = ?", Bytes{login_digest}));
    TRY(transaction.execute("DELETE FROM sessions WHERE user_id = ?", member));
    TRY(transaction.execute("DELETE FROM invitations WHERE user_id = ?", member));
    TRY(transaction.execute("UPDATE users SET password_hash = NULL, removed_at = ? WHERE user_id = ?", now, member));
    return {};
}

Result<void> hand_over_drafts(Transaction& transaction, SellerId seller, UserId from, UserId to) {
    TRY(
        transaction.execute("UPDATE attachments SET author_id = ? WHERE seller_id = ? AND draft_id IN "
                            "(SELECT draft_id FROM drafts WHERE seller_id = ? AND author_id = ? AND state <> ?)",
                            to, seller, seller, from, DraftState::Held));
    TRY(transaction.execute("UPDATE drafts SET author_id = ? WHERE seller_id = ? AND author_id = ? AND state <> ?", to, seller, from,
                            DraftState::Held));
    return {};
}

}  // namespace stoa::store
