// What changes beside the messages of a buyer's conversation, told by its live stream: how far its mails are, and how far both sides
// have read.
#pragma once

#include "store/buyer_conversations.h"

namespace stoa::store {

enum class BuyerMark {
    Mail,     // A mail about one of the buyer's own messages got farther, or a draft of the buyer's was decided about.
    Reading,  // The seller has read further, or the buyer.
};

// A conversation's last change of one kind.
struct BuyerMarkRow {
    Timestamp at{};
    ConversationId conversation{};
    std::int32_t last_seq = 0;
};

// Now, or a moment behind the buyer's last of this kind, so that none stands where a stream has already been.
Result<void> note_mark(Transaction& transaction, BuyerMark mark, BuyerId buyer, ConversationId conversation, Timestamp now);
// Behind `after` in the order of time and conversation.
Result<std::vector<BuyerMarkRow>> list_marks(Reader& reader, BuyerMark mark, BuyerId buyer, const ConversationMoment& after, int limit);
// The newest; nothing where there is none.
Result<std::optional<ConversationMoment>> find_last_mark(Reader& reader, BuyerMark mark, BuyerId buyer);

}  // namespace stoa::store
