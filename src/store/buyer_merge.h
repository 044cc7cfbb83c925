// Two buyers found to be one person: what belongs to one becomes the other's, a few rows a transaction.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/order.h"
#include "store/buyer_conversations.h"
#include "store/connection.h"

namespace stoa::store {

struct BuyerMove {
    BuyerId from;
    BuyerId to;
};

// The order, with its digest for its new buyer, and its place in the buyers' lists.
Result<void> move_order(Transaction& transaction, const BuyerMove& move, const Order& order, std::string_view source_digest);
// The conversation, its place in the buyers' lists and what makes its messages found. Its new version: a send that read it
// before must read it again.
Result<std::int32_t> move_conversation(Transaction& transaction, const BuyerMove& move, const BuyerConversationRow& row);

struct BuyerLogins {
    std::vector<UserId> from{};
    std::vector<UserId> to{};
};
Result<BuyerLogins> find_buyer_logins(Reader& reader, const BuyerMove& move);
// External ids, relay addresses, logins and settings: the sellers that either has blocked, and that one wants no messages or no mail, hold
// for both. `from` is no more; pages of `to` load anew.
Result<void> move_names(Transaction& transaction, const BuyerMove& move);
// How often another buyer became this one.
Result<std::int32_t> count_merges(Reader& reader, BuyerId buyer);

}  // namespace stoa::store
