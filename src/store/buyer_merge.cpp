#include "store/buyer_merge.h"

#include "store/buyers.h"
#include "store/inquiry_words.h"
#include "store/search.h"

namespace stoa::store {

namespace {

Result<std::vector<UserId>> list_users_of(Reader& reader, BuyerId buyer) {
    return reader.list("SELECT user_id FROM users WHERE buyer_id = ?", [](Row& row) { return row.next<UserId>(); }, buyer);
}

// What either did not want, the one that is left does not want. What only one has chosen counts for both.
BuyerRow joined(BuyerRow kept, const BuyerRow& merged) {
    kept.opted_out = kept.opted_out || merged.opted_out;
    kept.by_mail = kept.by_mail && merged.by_mail;
    if (!kept.email) kept.email = merged.email;
    if (!kept.language) kept.language = merged.language;
    MailTiming& timing = kept.mail_timing;
    if (timing.gather_minutes == buyers_mail_timing.gather_minutes) timing.gather_minutes = merged.mail_timing.gather_minutes;
    if (!timing.quiet_hours) timing.quiet_hours = merged.mail_timing.quiet_hours;
    return kept;
}

Result<void> join_settings(Transaction& transaction, const BuyerMove& move) {
    const auto kept = TRY(find_buyer(transaction, move.to));
    const auto merged = TRY(find_buyer(transaction, move.from));
    if (kept && merged) TRY(put_buyer(transaction, joined(*kept, *merged)));
    TRY(
        transaction.execute("UPDATE buyer_settings SET merge_count = merge_count + 1, blocked_sellers = TRIM(blocked_sellers || ' ' || "
                            "COALESCE((SELECT b.blocked_sellers FROM buyer_settings b WHERE b.buyer_id = ?2), '')) WHERE buyer_id = ?1",
                            move.to, move.from));
    return {};
}

}  // namespace

Result<void> move_order(Transaction& transaction, const BuyerMove& move, const Order& order, std::string_view source_digest) {
    TRY(transaction.execute("UPDATE orders SET buyer_id = ?, source_digest = ? WHERE seller_id = ? AND order_id = ? AND buyer_id = ?",
                            move.to, Bytes{source_digest}, order.seller, order.id, move.from));
    TRY(transaction.execute("UPDATE buyer_orders SET buyer_id = ? WHERE buyer_id = ? AND placed_at = ? AND seller_id = ? AND order_id = ?",
                            move.to, move.from, order.placed_at, order.seller, order.id));
    return {};
}

Result<std::int32_t> move_conversation(Transaction& transaction, const BuyerMove& move, const BuyerConversationRow& row) {
    TRY(transaction.execute("UPDATE conversations SET buyer_id = ? WHERE seller_id = ? AND conversation_id = ?", move.to, row.seller,
                            row.id));
    TRY(transaction.execute("UPDATE buyer_conversations SET buyer_id = ? WHERE buyer_id = ? AND conversation_id = ?", move.to, move.from,
                            row.id));
    TRY(move_message_words(transaction, row.seller, row.id, move.from, move.to));
    TRY(put_inquiry_words(transaction, row.seller, row.id));
    TRY(transaction.execute("UPDATE inbox SET version = version + 1 WHERE seller_id = ? AND conversation_id = ?", row.seller, row.id));
    const auto version = TRY(transaction.find(
        "SELECT version FROM inbox WHERE seller_id = ? AND conversation_id = ?", [](Row& found) { return found.next<std::int32_t>(); },
        row.seller, row.id));
    return version.value_or(0);
}

Result<BuyerLogins> find_buyer_logins(Reader& reader, const BuyerMove& move) {
    BuyerLogins logins;
    logins.from = TRY(list_users_of(reader, move.from));
    logins.to = TRY(list_users_of(reader, move.to));
    return logins;
}

Result<void> move_names(Transaction& transaction, const BuyerMove& move) {
    TRY(transaction.execute("UPDATE buyer_external_ids SET buyer_id = ? WHERE buyer_id = ?", move.to, move.from));
    TRY(transaction.execute("UPDATE relay_addresses SET buyer_id = ? WHERE buyer_id = ?", move.to, move.from));
    TRY(transaction.execute("UPDATE users SET buyer_id = ? WHERE buyer_id = ?", move.to, move.from));
    TRY(join_settings(transaction, move));
    TRY(transaction.execute("DELETE FROM buyer_settings WHERE buyer_id = ?", move.from));
    return {};
}

Result<std::int32_t> count_merges(Reader& reader, BuyerId buyer) {
    const auto count = TRY(
        reader.find("SELECT merge_count FROM buyer_settings WHERE buyer_id = ?", [](Row& row) { return row.next<std::int32_t>(); }, buyer));
    return count.value_or(0);
}

}  // namespace stoa::store
