#include <fmt/format.h>

#include "app/access.h"
#include "app/mail/aliases.h"
#include "app/orders/order_digest.h"
#include "app/orders/order_views.h"
#include "store/audit.h"
#include "store/buyers.h"
#include "store/conversations.h"
#include "store/orders.h"
#include "store/people.h"

namespace stoa {

namespace {

Result<void> resolve_buyer(store::Transaction& transaction, Order& order, const std::optional<std::string>& external_id) {
    if (!external_id) return {};
    const auto buyer = TRY(store::find_buyer_by_external_id(transaction, *external_id));
    if (!buyer) {
        return std::unexpected(Error{.problem = problems::unknown_buyer,
                                     .message = fmt::format("there is no buyer \"{}\": put it first", *external_id),
                                     .pointer = "/buyer"});
    }
    const auto settings = TRY(store::find_buyer(transaction, *buyer));
    order.buyer = *buyer;
    order.buyer_name = settings ? settings->name : "";
    return {};
}

// A conversation is its two parties': another buyer of the order must not come into it.
Result<void> require_buyer_of_conversation(store::Reader& reader, const Order& order) {
    const auto row = TRY(store::find_conversation_by_order(reader, order.seller, order.id));
    if (!row || order.buyer == row->conversation.buyer) return {};
    return std::unexpected(Error{
        .problem = problems::order_has_conversation, .message = "the order has a conversation with another buyer", .pointer = "/buyer"});
}

}  // namespace

Result<OrderPut> put_order(App& app, const Caller& caller, const PutOrder& request) {
    const SellerId seller = request.order.seller;
    TRY(require(caller, Right::PutOrders, seller));
    return app.database.write([&](store::Transaction& transaction) -> Result<OrderPut> {
        const auto row = TRY(store::find_seller(transaction, seller));
        if (!row) return not_found("seller");
        Order order = request.order;
        TRY(resolve_buyer(transaction, order, request.buyer_external_id));
        const auto before = TRY(store::find_order_digest(transaction, seller, order.id));
        const std::string digest_now = order_digest(order);
        if (before != digest_now) {
            TRY(require_buyer_of_conversation(transaction, order));
            TRY(store::put_order(transaction, order, digest_now, row->name));
            TRY(keep_aliases_of(app, transaction, order));
            TRY(store::append_audit(
                transaction,
                {.seller = seller, .actor = caller.user, .actor_role = caller.role, .verb = Verb::OrderPut, .details = order.id.text()},
                app.key));
        }
        auto view = TRY(get_order_view(app, transaction, seller, order.id));
        return OrderPut{std::move(view), !before ? Change::Created : before == digest_now ? Change::Same : Change::Changed};
    });
}

}  // namespace stoa
