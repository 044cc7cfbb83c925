// The index of what conversations before a sale are about: the names of both sides, the SKU and the item's title. Conversations about
// orders are found by those. Each stands at the number of its first message, which gives its hit a place among those in messages.
#pragma once

#include <vector>

#include "domain/ids.h"
#include "store/connection.h"

namespace stoa::store {

// In place of what the index holds of the conversation, which stands in its tables; nothing where it is about an order.
Result<void> put_inquiry_words(Transaction& transaction, SellerId seller, ConversationId conversation);

// What the index does not hold yet, the oldest first. Only the places: names and buyers may change until they are written.
struct InquiryPlace {
    SellerId seller{};
    ConversationId conversation{};
};
struct UnindexedInquiries {
    std::int64_t after = 0;    // The last message that was looked at.
    std::int64_t through = 0;  // The last one that is now; the same where there is none.
    std::vector<InquiryPlace> places{};
};
// Those that begin among the next so many messages.
Result<UnindexedInquiries> list_unindexed_inquiries(Reader& reader, std::int64_t messages_max);
// Takes them in; false where another worker has done so.
Result<bool> index_inquiries(Transaction& transaction, const UnindexedInquiries& inquiries);

}  // namespace stoa::store
