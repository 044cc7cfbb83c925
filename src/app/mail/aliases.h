// The addresses under which the parties of a conversation reach each other.
//
// The left part is 26 letters and figures: 128 bits that only this installation can compute. Of itself it is of no use: only the other
// party's own addresses may write to it.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "app/app.h"
#include "domain/conversation.h"
#include "domain/mail.h"
#include "domain/order.h"
#include "store/connection.h"

namespace stoa {

// Of the conversation about the order, where there is one, or else of the one before a sale.
Alias alias_of(const Conversation& conversation, Author party);

// "k3v5…@messages.example". REQUIRES: there is e-mail.
std::string alias_address(const App& app, const Alias& alias);

// Makes the addresses of both parties work. Costs two look-ups where they do already.
Result<void> keep_aliases(const App& app, store::Transaction& transaction, Alias alias);

// Those of an order; nothing where it has no buyer.
Result<void> keep_aliases_of(const App& app, store::Transaction& transaction, const Order& order);

// The conversation, or the order, is another buyer's now, as where two are found to be one person: the addresses that are known reach
// that one, and it has its own.
Result<void> move_aliases(const App& app, store::Transaction& transaction, Alias alias, BuyerId to);

// Once in an installation's life, where orders are older than e-mail is: makes the addresses of all of them, in small steps.
Result<void> keep_earlier_aliases(App& app, const std::stop_token& stop);

// What stands behind an address at the marketplace's domain, whatever its case, and what follows a "+" aside; or nothing.
Result<std::optional<Alias>> find_alias(const App& app, store::Reader& reader, std::string_view address);

}  // namespace stoa
