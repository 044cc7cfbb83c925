// E-mail as the conversations see it.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/words.h"

namespace stoa {

// Of the two of a conversation, whom messages and mails go to and fro between.
constexpr Author other_party(Author party) { return party == Author::Buyer ? Author::Seller : Author::Buyer; }

// Whether the mail never reached a mailbox, and never will.
constexpr bool is_lost(MailState state) { return state == MailState::Failed || state == MailState::Bounced; }

// An e-mail address at the marketplace's domain that stands for one party of one conversation: of the one about an order, also
// before anybody has written, or of one before a sale.
struct Alias {
    static constexpr std::size_t token_bytes = 16;
    SellerId seller{};
    BuyerId buyer{};
    std::optional<OrderId> order{};
    std::optional<ConversationId> conversation{};
    Author party = Author::Buyer;  // Whom it stands for: Buyer or Seller. The other one writes to it.
};

}  // namespace stoa
