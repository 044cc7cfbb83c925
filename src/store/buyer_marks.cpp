#include "store/buyer_marks.h"

#include <string_view>

namespace stoa::store {

namespace {

struct Statements {
    std::string_view note;
    std::string_view list;
    std::string_view newest;
};

#define STOA_MARK_STATEMENTS(at)                                                                                                      \
    Statements{.note = "UPDATE buyer_conversations SET " at " = MAX(?3, 1 + (SELECT MAX(" at                                          \
                       ") FROM buyer_conversations WHERE "                                                                            \
                       "buyer_id = ?1)) WHERE buyer_id = ?1 AND conversation_id = ?2",                                                \
               .list = "SELECT " at ", conversation_id, last_seq FROM buyer_conversations WHERE buyer_id = ? AND " at " > 0 AND (" at \
                       ", conversation_id) > (?, ?) ORDER BY " at ", conversation_id LIMIT ?",                                        \
               .newest = "SELECT " at ", conversation_id FROM buyer_conversations WHERE buyer_id = ? AND " at " > 0 ORDER BY " at     \
                         " DESC, conversation_id DESC LIMIT 1"}

constexpr Statements statements_of(BuyerMark mark) {
    return mark == BuyerMark::Mail ? STOA_MARK_STATEMENTS("mail_moved_at") : STOA_MARK_STATEMENTS("read_moved_at");
}

}  // namespace

Result<void> note_mark(Transaction& transaction, BuyerMark mark, BuyerId buyer, ConversationId conversation, Timestamp now) {
    TRY(transaction.execute(statements_of(mark).note, buyer, conversation, now));
    return {};
}

Result<std::vector<BuyerMarkRow>> list_marks(Reader& reader, BuyerMark mark, BuyerId buyer, const ConversationMoment& after, int limit) {
    const auto make = [](Row& row) {
        BuyerMarkRow found{.at = row.next<Timestamp>()};
        found.conversation = row.next<ConversationId>();
        found.last_seq = row.next<std::int32_t>();
        return found;
    };
    return reader.list(statements_of(mark).list, make, buyer, after.at, after.conversation, limit);
}

Result<std::optional<ConversationMoment>> find_last_mark(Reader& reader, BuyerMark mark, BuyerId buyer) {
    const auto make = [](Row& row) {
        ConversationMoment position{.at = row.next<Timestamp>(), .conversation = {}};
        position.conversation = row.next<ConversationId>();
        return position;
    };
    return reader.find(statements_of(mark).newest, make, buyer);
}

}  // namespace stoa::store
