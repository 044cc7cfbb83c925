// Where a live stream has got to, as its events' ids say it (Last-Event-ID).
#pragma once

#include <optional>
#include <string>

#include "domain/ids.h"
#include "store/buyer_conversations.h"
#include "store/member_marks.h"

namespace stoa {

// "018f…:1763953200456:018f…": the last audit line that a member was told, and the last reading of the member's own, on whatever device.
struct SellerCursor {
    AuditId line{};
    store::ConversationMoment reading{};
};

// "1763953200123:018f…:12:0:1763953200456:018f…:1763953200789:018f…": the time, conversation and seq of the last message that the buyer
// was told; how often another buyer has become this one: what came with it is older than the cursor; the last mail that was told to have
// got farther; and the last reading, of a seller's or the buyer's own, that was told.
struct BuyerCursor {
    Timestamp at{};
    ConversationId conversation{};
    std::int32_t seq = 0;
    std::int32_t merge_count = 0;
    store::ConversationMoment mail{};
    store::ConversationMoment reading{};
};

std::string encode(const SellerCursor& cursor);
std::string encode(const BuyerCursor& cursor);
// Nothing where the text is no such cursor.
std::optional<SellerCursor> parse_seller_cursor(const std::string& text);
std::optional<BuyerCursor> parse_buyer_cursor(const std::string& text);

}  // namespace stoa
