// Whether what is asked for is there for this caller. Another's object answers exactly like a missing one.
#pragma once

#include <optional>

#include "app/app.h"
#include "domain/caller.h"

namespace stoa {

// NotFound unless the right reaches the seller.
Result<void> require(const Caller& caller, Right right, SellerId seller);
// The buyer that asks: Forbidden to everybody else.
Result<BuyerId> require_buyer(const Caller& caller);

}  // namespace stoa
