#include "store/buyer_names.h"

#include "store/inquiry_words.h"
#include "store/order_words.h"

namespace stoa::store {

Result<void> rename_buyer_of_order(Transaction& transaction, const Order& order, std::string_view source_digest) {
    TRY(transaction.execute("UPDATE orders SET buyer_name = ?, source_digest = ? WHERE seller_id = ? AND order_id = ?", order.buyer_name,
                            Bytes{source_digest}, order.seller, order.id));
    return put_order_words(transaction, order);
}

Result<std::vector<ConversationPlace>> list_conversation_places(Reader& reader, BuyerId buyer, ConversationId after, int limit) {
    const auto make = [](Row& row) {
        ConversationPlace place{.seller = row.next<SellerId>()};
        place.id = row.next<ConversationId>();
        return place;
    };
    return reader.list(
        "SELECT seller_id, conversation_id FROM buyer_conversations WHERE buyer_id = ? AND conversation_id > ? "
        "ORDER BY conversation_id LIMIT ?",
        make, buyer, after, limit);
}

Result<bool> rename_buyer_of_conversation(Transaction& transaction, const ConversationPlace& place, std::string_view name) {
    const auto changed = TRY(
        transaction.execute("UPDATE conversations SET buyer_name = ?3 WHERE seller_id = ?1 AND conversation_id = ?2 AND buyer_name <> ?3",
                            place.seller, place.id, name));
    if (changed == 0) return false;
    TRY(put_inquiry_words(transaction, place.seller, place.id));
    return true;
}

}  // namespace stoa::store
