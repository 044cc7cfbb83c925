// One search over what a seller or a buyer has: orders by id, name and item, messages by their words, conversations before a sale by
// name and item, as their first message.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/orders/orders.h"
#include "app/page.h"
#include "app/search/excerpt.h"
#include "base/search_words.h"
#include "domain/caller.h"
#include "domain/conversation.h"

namespace stoa {

struct SearchLimits {
    static constexpr std::size_t text_length_max = 200;  // Code points of what is searched for.
    static constexpr int orders_max = 5;                 // Shown above the messages; the lists of orders have them all.
    static constexpr std::size_t excerpt_length = 180;   // Code points.
};

struct MessageHit {
    SellerId seller{};
    ConversationId conversation{};
    std::optional<OrderId> order{};
    std::string other_side;  // The buyer's name for a seller, the seller's for a buyer.
    std::string item_title;
    std::int32_t seq = 0;
    Author author = Author::Buyer;
    std::string author_name;
    Timestamp delivered_at{};
    std::string excerpt;               // One line of the message around the first hit.
    std::vector<SearchHit> marks;      // In code points of the excerpt; none where only the subject was hit.
    std::optional<Excerpt> subject{};  // Where it was hit.
    // Before a sale: in code points of what the other side and the item are called.
    std::vector<SearchHit> other_side_marks{};
    std::vector<SearchHit> title_marks{};
};

// An order with the places of the hits in its own words, in code points.
template <class Summary>
struct OrderHit {
    Summary order;
    std::vector<SearchHit> id_marks{};
    std::vector<SearchHit> other_side_marks{};
    std::vector<SearchHit> title_marks{};
};

// The newest messages first. Orders only on the first page.
template <class Summary>
struct SearchResult {
    std::vector<OrderHit<Summary>> orders;
    Page<MessageHit> messages;
};

// Words must all be there; but in messages each may be a word's beginning. TextEmpty where nothing can be searched for.
Result<SearchResult<OrderSummary>> search_seller(App& app, const Caller& caller, SellerId seller, const std::string& search,
                                                 const PageRequest& page);
Result<SearchResult<BuyerOrderSummary>> search_buyer(App& app, const Caller& caller, const std::string& search, const PageRequest& page);

// Adds a batch of messages to the index; whether there is more to do. Safe to run at several places at once.
Result<bool> index_new_messages(App& app);
// How many messages the index is behind.
Result<std::int64_t> count_unindexed_messages(App& app);

// Adds the conversations before a sale that begin in the next batch of messages; whether there is more to do. Safe to run at several
// places at once.
Result<bool> index_new_inquiries(App& app);

// Adds a batch of the orders from before their index was made anew; whether there is more to do. Safe to run at several places at once.
Result<bool> index_waiting_orders(App& app);

}  // namespace stoa
