#include "store/inquiry_words.h"

#include <algorithm>
#include <string>

#include "base/search_words.h"
#include "store/word_index.h"

namespace stoa::store {

namespace {

struct InquiryWords {
    std::int64_t number = 0;
    std::string scope{}, buyer_name{}, seller_name{}, sku{}, title{};
};

InquiryWords read_words(Row& row) {
    InquiryWords words{.number = row.next<std::int64_t>()};
    const auto seller = row.next<SellerId>();
    words.scope = index_scopes(seller, row.next<BuyerId>());
    words.buyer_name = search_index_text(row.next<std::string>());
    words.seller_name = search_index_text(row.next<std::string>());
    words.sku = search_index_text(row.next<std::string>());
    words.title = search_index_text(row.next<std::string>());
    return words;
}

}  // namespace

Result<void> put_inquiry_words(Transaction& transaction, SellerId seller, ConversationId conversation) {
    const auto words = TRY(transaction.find(
        "SELECT m.message_no, c.seller_id, c.buyer_id, c.buyer_name, b.seller_name, COALESCE(c.sku, ''), c.item_title FROM conversations c "
        "JOIN messages m ON m.seller_id = c.seller_id AND m.conversation_id = c.conversation_id AND m.seq = 1 "
        "JOIN buyer_conversations b ON b.buyer_id = c.buyer_id AND b.conversation_id = c.conversation_id "
        "WHERE c.seller_id = ? AND c.conversation_id = ? AND c.order_id IS NULL",
        read_words, seller, conversation));
    if (!words) return {};
    TRY(transaction.execute("DELETE FROM inquiry_words WHERE rowid = ?", words->number));
    TRY(transaction.execute("INSERT INTO inquiry_words (rowid, scope, buyer_name, seller_name, sku, title) VALUES (?, ?, ?, ?, ?, ?)",
                            words->number, words->scope, words->buyer_name, words->seller_name, words->sku, words->title));
    return {};
}

Result<UnindexedInquiries> list_unindexed_inquiries(Reader& reader, std::int64_t messages_max) {
    const auto look = [&](Row& row) {
        UnindexedInquiries found{.after = row.next<std::int64_t>()};
        found.through = std::min(found.after + messages_max, row.next<std::int64_t>());
        return found;
    };
    const auto place = [](Row& row) {
        InquiryPlace found{.seller = row.next<SellerId>()};
        found.conversation = row.next<ConversationId>();
        return found;
    };
    auto inquiries =
        *TRY(reader.find("SELECT message_no, COALESCE((SELECT MAX(message_no) FROM messages), 0) FROM search_progress "
                         "WHERE index_name = 'inquiry_words'",
                         look));
    if (inquiries.through <= inquiries.after) return inquiries;
    inquiries.places =
        TRY(reader.list("SELECT m.seller_id, m.conversation_id FROM messages m "
                        "JOIN conversations c ON c.seller_id = m.seller_id AND c.conversation_id = m.conversation_id "
                        "WHERE m.message_no > ? AND m.message_no <= ? AND m.seq = 1 AND c.order_id IS NULL ORDER BY m.message_no",
                        place, inquiries.after, inquiries.through));
    return inquiries;
}

Result<bool> index_inquiries(Transaction& transaction, const UnindexedInquiries& inquiries) {
    const auto moved =
        TRY(transaction.execute("UPDATE search_progress SET message_no = ? WHERE index_name = 'inquiry_words' AND message_no = ?",
                                inquiries.through, inquiries.after));
    if (moved == 0) return false;
    for (const InquiryPlace& place : inquiries.places) TRY(put_inquiry_words(transaction, place.seller, place.conversation));
    return true;
}

}  // namespace stoa::store
