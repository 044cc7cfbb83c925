#include "store/search.h"

#include "store/word_index.h"

namespace stoa::store {

namespace {

// In messages whole words are found, for there are very many; of names, SKUs and titles also beginnings, as in orders.
std::string in_messages(const std::string& scope, const SearchTerms& terms) { return index_match(scope, terms, "words", Ends::Closed); }
std::string in_inquiries(const std::string& scope, const SearchTerms& terms, std::string_view columns) {
    return index_match(scope, terms, columns, Ends::Open);
}

MessageHitRow read_hit(Row& row) {
    MessageHitRow hit;
    hit.number = row.next<std::int64_t>();
    hit.seller = row.next<SellerId>();
    hit.conversation = row.next<ConversationId>();
    hit.order = row.next<std::optional<OrderId>>();
    hit.other_side = row.next<std::string>();
    hit.item_title = row.next<std::string>();
    hit.seq = row.next<std::int32_t>();
    hit.author = row.next<Author>();
    hit.author_name = row.next<std::string>();
    hit.delivered_at = row.next<Timestamp>();
    hit.subject = row.next<std::optional<std::string>>();
    hit.body = row.next<std::string>();
    return hit;
}

// What the index keeps of a message, from the columns of its subject and its body.
std::string read_words(Row& row) {
    std::string text = row.next<std::optional<std::string>>().value_or("") + "\n";
    text += row.next<std::string>();
    return search_index_text(text);
}

// The hits are cut to a page before anything else is read for them. A conversation before a sale is a hit as its first message.
#define STOA_HITS(INDEX, WORDS)                                                              \
    "SELECT number FROM (SELECT rowid AS number FROM " INDEX " WHERE " INDEX " MATCH " WORDS \
    " AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3) AS " INDEX "_hits "
#define STOA_BOTH_HITS STOA_HITS("message_words", "?1") "UNION " STOA_HITS("inquiry_words", "?5")
#define STOA_MATCHING "FROM (" STOA_BOTH_HITS "ORDER BY number DESC LIMIT ?3) AS hits JOIN messages m ON m.message_no = hits.number "
#define STOA_HIT_MESSAGE "m.seq, m.author, m.author_name, m.delivered_at, m.subject, m.body "

}  // namespace

Result<std::vector<MessageHitRow>> search_seller_messages(Reader& reader, SellerId seller, const SearchTerms& terms, std::int64_t before,
                                                          int limit) {
    return reader.list(
        "SELECT m.message_no, m.seller_id, m.conversation_id, c.order_id, c.buyer_name, c.item_title, " STOA_HIT_MESSAGE STOA_MATCHING
        "JOIN conversations c ON c.seller_id = m.seller_id AND c.conversation_id = m.conversation_id "
        "WHERE m.seller_id = ?4 ORDER BY m.message_no DESC",
        read_hit, in_messages(index_scope(seller), terms), before, limit, seller,
        in_inquiries(index_scope(seller), terms, "{buyer_name sku title}"));
}

Result<std::vector<MessageHitRow>> search_buyer_messages(Reader& reader, BuyerId buyer, const SearchTerms& terms, std::int64_t before,
                                                         int limit) {
    return reader.list(
        "SELECT m.message_no, m.seller_id, m.conversation_id, b.order_id, b.seller_name, b.item_title, " STOA_HIT_MESSAGE STOA_MATCHING
        "JOIN buyer_conversations b ON b.buyer_id = ?4 AND b.conversation_id = m.conversation_id ORDER BY m.message_no DESC",
        read_hit, in_messages(index_scope(buyer), terms), before, limit, buyer,
        in_inquiries(index_scope(buyer), terms, "{seller_name sku title}"));
}

Result<SearchProgress> find_search_progress(Reader& reader) {
    const auto make = [](Row& row) {
        SearchProgress progress;
        progress.indexed = row.next<std::int64_t>();
        progress.newest = row.next<std::int64_t>();
        return progress;
    };
    return *TRY(
        reader.find("SELECT message_no, COALESCE((SELECT MAX(message_no) FROM messages), 0) FROM search_progress "
                    "WHERE index_name = 'message_words'",
                    make));
}

Result<std::vector<UnindexedMessage>> list_unindexed_messages(Reader& reader, std::int64_t after, int limit) {
    const auto make = [](Row& row) {
        UnindexedMessage message;
        message.number = row.next<std::int64_t>();
        message.seller = row.next<SellerId>();
        message.conversation = row.next<ConversationId>();
        message.words = read_words(row);
        return message;
    };
    return reader.list(
        "SELECT message_no, seller_id, conversation_id, subject, body FROM messages WHERE message_no > ? ORDER BY message_no LIMIT ?", make,
        after, limit);
}

Result<bool> index_messages(Transaction& transaction, std::int64_t after, const std::vector<UnindexedMessage>& messages) {
    if (messages.empty()) return true;
    const auto moved = TRY(transaction.execute(
        "UPDATE search_progress SET message_no = ? WHERE index_name = 'message_words' AND message_no = ?", messages.back().number, after));
    if (moved == 0) return false;
    for (const UnindexedMessage& message : messages) {
        const auto buyer = TRY(transaction.find(
            "SELECT buyer_id FROM conversations WHERE seller_id = ? AND conversation_id = ?", [](Row& row) { return row.next<BuyerId>(); },
            message.seller, message.conversation));
        if (!buyer) continue;
        TRY(transaction.execute("INSERT INTO message_words (rowid, scope, words) VALUES (?, ?, ?)", message.number,
                                index_scopes(message.seller, *buyer), message.words));
    }
    return true;
}

Result<void> move_message_words(Transaction& transaction, SellerId seller, ConversationId conversation, BuyerId from, BuyerId to) {
    struct Indexed {
        std::int64_t number;
        std::string words;
    };
    const auto make = [](Row& row) {
        Indexed message{.number = row.next<std::int64_t>(), .words = {}};
        message.words = read_words(row);
        return message;
    };
    const auto messages =
        TRY(transaction.list("SELECT message_no, subject, body FROM messages WHERE seller_id = ? AND conversation_id = ? "
                             "AND message_no <= (SELECT message_no FROM search_progress WHERE index_name = 'message_words')",
                             make, seller, conversation));
    for (const Indexed& message : messages) {
        // A contentless index forgets what it is told that it holds.
        TRY(transaction.execute("INSERT INTO message_words (message_words, rowid, scope, words) VALUES ('delete', ?, ?, ?)", message.number,
                                index_scopes(seller, from), message.words));
        TRY(transaction.execute("INSERT INTO message_words (rowid, scope, words) VALUES (?, ?, ?)", message.number,
                                index_scopes(seller, to), message.words));
    }
    return {};
}

}  // namespace stoa::store
