#include "store/member_marks.h"

namespace stoa::store {

namespace {

ConversationMoment read_position(Row& row) {
    ConversationMoment position{.at = row.next<Timestamp>()};
    position.conversation = row.next<ConversationId>();
    return position;
}

}  // namespace

Result<void> note_member_mark(Transaction& transaction, SellerId seller, UserId member, ConversationId conversation, Timestamp now) {
    TRY(
        transaction.execute("UPDATE read_marks SET moved_at = MAX(?4, 1 + COALESCE((SELECT MAX(moved_at) FROM read_marks WHERE "
                            "seller_id = ?1 AND member_id = ?2 AND moved_at > 0), 0)) "
                            "WHERE seller_id = ?1 AND member_id = ?2 AND conversation_id = ?3",
                            seller, member, conversation, now));
    return {};
}

Result<std::vector<MemberMarkRow>> list_member_marks(Reader& reader, SellerId seller, UserId member, const ConversationMoment& after,
                                                     int limit) {
    const auto make = [](Row& row) {
        MemberMarkRow found{.position = read_position(row)};
        found.version = row.next<std::int32_t>();
        found.last_seq = row.next<std::int32_t>();
        return found;
    };
    return reader.list(
        "SELECT r.moved_at, r.conversation_id, i.version, i.last_seq FROM read_marks r "
        "JOIN inbox i ON i.seller_id = r.seller_id AND i.conversation_id = r.conversation_id "
        "WHERE r.seller_id = ? AND r.member_id = ? AND r.moved_at > 0 AND (r.moved_at, r.conversation_id) > (?, ?) "
        "ORDER BY r.moved_at, r.conversation_id LIMIT ?",
        make, seller, member, after.at, after.conversation, limit);
}

Result<ConversationMoment> find_last_member_mark(Reader& reader, SellerId seller, UserId member) {
    const auto found =
        TRY(reader.find("SELECT moved_at, conversation_id FROM read_marks WHERE seller_id = ? AND member_id = ? AND "
                        "moved_at > 0 ORDER BY moved_at DESC, conversation_id DESC LIMIT 1",
                        read_position, seller, member));
    return found.value_or(ConversationMoment{});
}

}  // namespace stoa::store
