#include "store/search.h"

#include <fmt/format.h>

#include "base/text.h"

namespace stoa::store {

namespace {

std::string scope_of(SellerId seller) { return fmt::format("s{}", seller.number); }
std::string scope_of(BuyerId buyer) { return fmt::format("b{}", to_hex(buyer.uuid.raw())); }

// Words are letters and digits only, so nothing in the quotes is syntax.
std::string match_of(const std::string& scope, const SearchTerms& terms) {
    std::string match = fmt::format("scope : \"{}\"", scope);
    for (const auto& phrase : terms.phrases) {
        match += " AND words : \"";
        for (const std::string& word : phrase) match += word + ' ';
        match += '"';
    }
    return match;
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

// The hits are cut to a page before anything else is read for them.
#define STOA_MATCHING                                                                              \
    "FROM (SELECT rowid AS number FROM message_words WHERE message_words MATCH ?1 AND rowid < ?2 " \
    "ORDER BY rowid DESC LIMIT ?3) AS hits JOIN messages m ON m.message_no = hits.number "
#define STOA_HIT_MESSAGE "m.seq, m.author, m.author_name, m.delivered_at, m.subject, m.body "

}  // namespace

Result<std::vector<MessageHitRow>> search_seller_messages(Reader& reader, SellerId seller, const SearchTerms& terms, std::int64_t before,
                                                          int limit) {
    return reader.list(
        "SELECT m.message_no, m.seller_id, m.conversation_id, c.order_id, c.buyer_name, c.item_title, " STOA_HIT_MESSAGE STOA_MATCHING
        "JOIN conversations c ON c.seller_id = m.seller_id AND c.conversation_id = m.conversation_id "
        "WHERE m.seller_id = ?4 ORDER BY m.message_no DESC",
        read_hit, match_of(scope_of(seller), terms), before, limit, seller);
}

Result<std::vector<MessageHitRow>> search_buyer_messages(Reader& reader, BuyerId buyer, const SearchTerms& terms, std::int64_t before,
                                                         int limit) {
    return reader.list(
        "SELECT m.message_no, m.seller_id, m.conversation_id, b.order_id, b.seller_name, b.item_title, " STOA_HIT_MESSAGE STOA_MATCHING
        "JOIN buyer_conversations b ON b.buyer_id = ?4 AND b.conversation_id = m.conversation_id ORDER BY m.message_no DESC",
        read_hit, match_of(scope_of(buyer), terms), before, limit, buyer);
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
        message.buyer = row.next<BuyerId>();
        message.words = read_words(row);
        return message;
    };
    return reader.list(
        "SELECT m.message_no, m.seller_id, c.buyer_id, m.subject, m.body FROM messages m "
        "JOIN conversations c ON c.seller_id = m.seller_id AND c.conversation_id = m.conversation_id "
        "WHERE m.message_no > ? ORDER BY m.message_no LIMIT ?",
        make, after, limit);
}

Result<bool> index_messages(Transaction& transaction, std::int64_t after, const std::vector<UnindexedMessage>& messages) {
    if (messages.empty()) return true;
    const auto moved = TRY(transaction.execute(
        "UPDATE search_progress SET message_no = ? WHERE index_name = 'message_words' AND message_no = ?", messages.back().number, after));
    if (moved == 0) return false;
    for (const UnindexedMessage& message : messages) {
        TRY(transaction.execute("INSERT INTO message_words (rowid, scope, words) VALUES (?, ?, ?)", message.number,
                                scope_of(message.seller) + " " + scope_of(message.buyer), message.words));
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
                                scope_of(seller) + " " + scope_of(from), message.words));
        TRY(transaction.execute("INSERT INTO message_words (rowid, scope, words) VALUES (?, ?, ?)", message.number,
                                scope_of(seller) + " " + scope_of(to), message.words));
    }
    return {};
}

}  // namespace stoa::store
