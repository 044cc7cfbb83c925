// The ids of the product's things, each a type of its own.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace stoa {

using BuyerId = Id<struct BuyerTag>;
using UserId = Id<struct UserTag>;  // A person (or token) that can act: a member's id is its user's.
using ConversationId = Id<struct ConversationTag>;
using DraftId = Id<struct DraftTag>;
using MessageId = Id<struct MessageTag>;  // A message's id is that of the draft it was.
using VerdictId = Id<struct VerdictTag>;
using AuditId = Id<struct AuditTag>;
using JobId = Id<struct JobTag>;
using ImportId = Id<struct ImportTag>;
using AttachmentId = Id<struct AttachmentTag>;  // An upload's too: it is what the attachment begins as.
using AssetId = Id<struct AssetTag>;            // A picture of a seller's brand.
using SessionId = Id<struct SessionTag>;

// A number given once at creation, 1 and up. 0 is the marketplace itself.
struct SellerId {
    std::int64_t number = 0;
    static Result<SellerId> parse(std::string_view text);
    std::string text() const { return std::to_string(number); }
    friend auto operator<=>(SellerId, SellerId) = default;
};
inline constexpr SellerId marketplace_itself{0};

// The marketplace's own text, unique per seller: 1 to 64 visible ASCII characters other than "/" and "?".
class OrderId {
public:
    static constexpr std::size_t length_max = 64;
    static Result<OrderId> parse(std::string_view text);
    const std::string& text() const { return text_; }
    friend auto operator<=>(const OrderId&, const OrderId&) = default;

private:
    explicit OrderId(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace stoa
