// Who asks: a signed-in person or a program's token, and what it may do at all. Whether it may do so to this object is
// the action's business: another's object answers like a missing one.
#pragma once

#include <optional>
#include <string>

#include "domain/ids.h"
#include "domain/words.h"

namespace stoa {

// What can be asked for. The one table of who may what is in caller.cpp.
enum class Right {
    ReadInbox,      // A seller's orders, conversations, sections and events.
    WriteMessages,  // Contact Buyer, reply, check a draft, mark read, discard a draft, for a seller.
    ReadOwn,        // The buyer's own orders and conversations.
    WriteOwn,       // The buyer's own messages, checks and read marks.
    PutOrders,      // Push orders of a seller.
    ImportOrders,   // Bring a seller's orders from another system's report.
    PutBuyers,      // Push buyers of the marketplace.
    ListSellers,    // See all sellers.
    ChooseMail,     // Decide what comes by e-mail to oneself, as a member of a seller.
    ManageSenders,  // Decide whose e-mail may speak for a seller.
    ManageMembers,  // See and invite the members of a seller.
    ManageBrand,    // Change the pictures of a seller's brand and products.
    Moderate,       // Decide about held messages of all sellers.
    InspectMails,   // See the mails of all sellers as they came and as they go out, and send one again.
};

// What a token may do; a person's role has its rights by itself. Bits.
enum class Scope : std::uint32_t { MessagesRead = 1, MessagesWrite = 2, OrdersWrite = 4, BuyersWrite = 8 };
inline constexpr std::array<Word<Scope>, 4> scope_words{{
    {Scope::MessagesRead, "messages:read"},
    {Scope::MessagesWrite, "messages:write"},
    {Scope::OrdersWrite, "orders:write"},
    {Scope::BuyersWrite, "buyers:write"},
}};

struct Caller {
    UserId user{};
    Role role = Role::Buyer;
    std::string name{};
    std::string language{};                 // BCP 47.
    std::optional<SellerId> seller{};       // Members, and tokens of one seller.
    std::optional<BuyerId> buyer{};         // Buyers.
    std::uint32_t scopes = 0;               // Tokens: a set of Scope.
    Door door = Door::Web;                  // Tokens come by the API.
    std::optional<std::string> unproven{};  // The From of a mail that nobody vouches for: what it says waits for a moderator.

    bool has(Scope scope) const { return (scopes & static_cast<std::uint32_t>(scope)) != 0; }
};

// Whether the caller's role or scopes give it the right at all.
bool may(const Caller& caller, Right right);

// Whether the right reaches this seller: its own members and tokens, marketplace-wide tokens and operators.
bool may_at(const Caller& caller, Right right, SellerId seller);

}  // namespace stoa
