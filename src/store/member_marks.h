// How far a member of a seller's team has read, told by the live streams of the member's other devices. Nobody else's reading is kept by
// when it was: a mark is moved, and no line of it is written.
#pragma once

#include <optional>
#include <vector>

#include "domain/ids.h"
#include "store/connection.h"
#include "store/conversation_moment.h"

namespace stoa::store {

struct MemberMarkRow {
    ConversationMoment position{};
    std::int32_t version = 0;
    std::int32_t last_seq = 0;
};

// Now, or a moment behind the member's last, so that none stands where a stream has already been. The mark exists.
Result<void> note_member_mark(Transaction& transaction, SellerId seller, UserId member, ConversationId conversation, Timestamp now);
// Behind `after`.
Result<std::vector<MemberMarkRow>> list_member_marks(Reader& reader, SellerId seller, UserId member, const ConversationMoment& after,
                                                     int limit);
// Of the newest; all zeros where there is none.
Result<ConversationMoment> find_last_member_mark(Reader& reader, SellerId seller, UserId member);

}  // namespace stoa::store
