// The buyer's message centre: derived from the seller's side, and may be applied twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/words.h"
#include "store/connection.h"
#include "store/conversation_moment.h"

namespace stoa::store {

struct BuyerConversationRow {
    ConversationId id{};
    SellerId seller{};
    std::optional<OrderId> order{};
    std::string seller_name{};
    std::string item_title{};
    Timestamp last_message_at{};
    std::int32_t last_seq = 0;
    std::int32_t read_seq = 0;
    Author last_author = Author::Buyer;
    bool waits_for_buyer = false;
    std::string snippet{};
};

Result<std::optional<BuyerConversationRow>> find_buyer_conversation(Reader& reader, BuyerId buyer, ConversationId conversation);
// Newest first.
Result<std::vector<BuyerConversationRow>> list_buyer_conversations(Reader& reader, BuyerId buyer,
                                                                   const std::optional<ConversationMoment>& before, int limit);
// Those changed at `since` or later, oldest first: for catching up.
Result<std::vector<BuyerConversationRow>> list_buyer_conversations_since(Reader& reader, BuyerId buyer, Timestamp since, int limit);

// Creates the row, or brings it to this `last_seq` where it stands lower.
Result<void> apply_to_buyer(Transaction& transaction, BuyerId buyer, const BuyerConversationRow& row);
// Never goes back. Whether the buyer has read further than before.
Result<bool> raise_read_seq(Transaction& transaction, BuyerId buyer, ConversationId conversation, std::int32_t seq);

}  // namespace stoa::store
