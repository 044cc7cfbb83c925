// What a marketplace pushes: buyers and orders, from path and body.
#pragma once

#include "app/orders/orders.h"
#include "http/wire/request.h"

namespace stoa::http {

Result<PutBuyer> decode_put_buyer(const Request& request);
Result<PutOrder> decode_put_order(const Request& request);

}  // namespace stoa::http
