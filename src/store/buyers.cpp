#include "store/buyers.h"

#include <charconv>

#include "store/mail_timing.h"

namespace stoa::store {

namespace {

BuyerOrderRow read_order(Row& row) {
    BuyerOrderRow order{.id = row.next<OrderId>()};
    order.seller = row.next<SellerId>();
    order.seller_name = row.next<std::string>();
    order.placed_at = row.next<Timestamp>();
    order.first_title = row.next<std::string>();
    order.conversation = row.next<std::optional<ConversationId>>();
    return order;
}

#define STOA_BUYER_COLUMNS \
    "buyer_id, name, language, opted_out, email, by_mail, mail_gather_minutes, mail_quiet_from, mail_quiet_to, mail_time_zone"

BuyerRow read_buyer(Row& row) {
    BuyerRow buyer{.id = row.next<BuyerId>()};
    buyer.name = row.next<std::string>();
    buyer.language = row.next<std::optional<std::string>>();
    buyer.opted_out = row.next<bool>();
    buyer.email = row.next<std::optional<std::string>>();
    buyer.by_mail = row.next<bool>();
    buyer.mail_timing = read_mail_timing(row);
    return buyer;
}

BuyerId read_id(Row& row) { return row.next<BuyerId>(); }

}  // namespace

Result<std::optional<BuyerRow>> find_buyer(Reader& reader, BuyerId buyer) {
    return reader.find("SELECT " STOA_BUYER_COLUMNS " FROM buyer_settings WHERE buyer_id = ?", read_buyer, buyer);
}

Result<std::vector<BuyerRow>> list_buyers_by_email(Reader& reader, std::string_view email, int limit) {
    return reader.list("SELECT " STOA_BUYER_COLUMNS
                       " FROM buyer_settings WHERE lower(email) = lower(?) AND email IS NOT NULL ORDER BY buyer_id LIMIT ?",
                       read_buyer, email, limit);
}

Result<std::optional<BuyerId>> find_buyer_by_external_id(Reader& reader, std::string_view external_id) {
    return reader.find("SELECT buyer_id FROM buyer_external_ids WHERE external_id = ?", read_id, external_id);
}

Result<std::optional<BuyerId>> find_buyer_by_relay(Reader& reader, std::string_view address_digest) {
    return reader.find("SELECT buyer_id FROM relay_addresses WHERE address_digest = ?", read_id, Bytes{address_digest});
}

Result<void> put_buyer(Transaction& transaction, const BuyerRow& buyer) {
    const MailTimingRow timing = row_of(buyer.mail_timing);
    TRY(transaction.execute(
        "INSERT INTO buyer_settings (buyer_id, name, language, opted_out, blocked_sellers, email, by_mail, mail_gather_minutes, "
        "mail_quiet_from, mail_quiet_to, mail_time_zone) VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (buyer_id) DO UPDATE SET name = excluded.name, language = excluded.language, opted_out = excluded.opted_out, "
        "email = excluded.email, by_mail = excluded.by_mail, mail_gather_minutes = excluded.mail_gather_minutes, "
        "mail_quiet_from = excluded.mail_quiet_from, mail_quiet_to = excluded.mail_quiet_to, mail_time_zone = excluded.mail_time_zone",
        buyer.id, buyer.name, buyer.language, buyer.opted_out, buyer.email, buyer.by_mail, timing.gather_minutes, timing.quiet_from,
        timing.quiet_to, timing.time_zone));
    return {};
}

Result<void> add_external_id(Transaction& transaction, std::string_view external_id, BuyerId buyer) {
    TRY(transaction.execute("INSERT INTO buyer_external_ids (external_id, buyer_id) VALUES (?, ?)", external_id, buyer));
    return {};
}

Result<void> add_relay(Transaction& transaction, std::string_view address_digest, BuyerId buyer) {
    TRY(transaction.execute("INSERT INTO relay_addresses (address_digest, buyer_id) VALUES (?, ?)", Bytes{address_digest}, buyer));
    return {};
}

Result<std::vector<BuyerOrderRow>> list_buyer_orders(Reader& reader, BuyerId buyer, const std::optional<BuyerOrderPosition>& before,
                                                     int limit) {
    Timestamp placed_at{INT64_MAX};
    std::int64_t seller = INT64_MAX;
    std::string order = "~";
    if (before) {
        placed_at = before->placed_at;
        const std::string& key = before->seller_and_order;
        const std::size_t blank = std::min(key.find(' '), key.size());
        std::from_chars(key.data(), key.data() + blank, seller);
        order = blank < key.size() ? key.substr(blank + 1) : "";
    }
    return reader.list(
        "SELECT b.order_id, b.seller_id, b.seller_name, b.placed_at, b.first_title, c.conversation_id FROM buyer_orders b "
        "LEFT JOIN conversations c ON c.seller_id = b.seller_id AND c.order_id = b.order_id "
        "WHERE b.buyer_id = ? AND (b.placed_at, b.seller_id, b.order_id) < (?, ?, ?) "
        "ORDER BY b.placed_at DESC, b.seller_id DESC, b.order_id DESC LIMIT ?",
        read_order, buyer, placed_at, seller, order, limit);
}

Result<std::optional<BuyerOrderRow>> find_buyer_order(Reader& reader, BuyerId buyer, SellerId seller, const OrderId& order) {
    // By the order itself: the buyer's own list is keyed by time. The buyer must be the order's.
    return reader.find(
        "SELECT o.order_id, o.seller_id, s.name, o.placed_at, o.first_title, c.conversation_id FROM orders o "
        "JOIN sellers s ON s.seller_id = o.seller_id LEFT JOIN conversations c ON c.seller_id = o.seller_id AND c.order_id = o.order_id "
        "WHERE o.seller_id = ? AND o.order_id = ? AND o.buyer_id = ?",
        read_order, seller, order, buyer);
}

}  // namespace stoa::store
