// The digest of all that an order says: putting the same again changes nothing.
#pragma once

#include <string>

#include "domain/order.h"

namespace stoa {

std::string order_digest(const Order& order);

}  // namespace stoa
