// Buyers: their settings, and the look-ups by which other systems name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "domain/mail_timing.h"
#include "domain/order.h"
#include "store/connection.h"

namespace stoa::store {

struct BuyerRow {
    BuyerId id{};
    std::string name{};
    std::optional<std::string> language{};
    bool opted_out = false;
    std::optional<std::string> email{};  // Where the buyer gets mail, and writes from. No seller ever sees it.
    bool by_mail = true;                 // The buyer's own choice, as is when.
    MailTiming mail_timing = buyers_mail_timing;
};

Result<std::optional<BuyerRow>> find_buyer(Reader& reader, BuyerId buyer);
Result<std::optional<BuyerId>> find_buyer_by_external_id(Reader& reader, std::string_view external_id);
// Those that the marketplace told this e-mail address of, the first known first; ASCII letters of any case.
Result<std::vector<BuyerRow>> list_buyers_by_email(Reader& reader, std::string_view email, int limit);
// `address_digest`: of another system's relay address, as order reports hold it.
Result<std::optional<BuyerId>> find_buyer_by_relay(Reader& reader, std::string_view address_digest);

// Creates the buyer or changes its settings.
Result<void> put_buyer(Transaction& transaction, const BuyerRow& buyer);
Result<void> add_external_id(Transaction& transaction, std::string_view external_id, BuyerId buyer);
Result<void> add_relay(Transaction& transaction, std::string_view address_digest, BuyerId buyer);

// The buyer's own list of orders, newest first.
struct BuyerOrderRow {
    OrderId id;
    SellerId seller{};
    std::string seller_name{};
    Timestamp placed_at{};
    std::string first_title{};
    std::optional<ConversationId> conversation{};
};
struct BuyerOrderPosition {
    Timestamp placed_at;
    std::string seller_and_order;  // "17 114-…": the row's key behind its time.
};
Result<std::vector<BuyerOrderRow>> list_buyer_orders(Reader& reader, BuyerId buyer, const std::optional<BuyerOrderPosition>& before,
                                                     int limit);
Result<std::optional<BuyerOrderRow>> find_buyer_order(Reader& reader, BuyerId buyer, SellerId seller, const OrderId& order);

}  // namespace stoa::store
