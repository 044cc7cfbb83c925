#include "app/access.h"

namespace stoa {

Result<void> require(const Caller& caller, Right right, SellerId seller) {
    if (!may(caller, right)) return fail(problems::forbidden, "this role may not do that");
    if (!may_at(caller, right, seller)) return not_found("seller");
    return {};
}

Result<BuyerId> require_buyer(const Caller& caller) {
    if (!caller.buyer) return fail(problems::forbidden, "only buyers have this");
    return *caller.buyer;
}

}  // namespace stoa
