#include "app/orders/orders.h"

#include "http/api/decode.h"
#include "http/api/decode_order.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

constexpr std::size_t search_length_max = 200;

Result<OrderFilter> decode_filter(QueryFields& query) {
    OrderFilter filter;
    filter.search = TRY(query.text("search", search_length_max)).value_or("");
    filter.placed_from = TRY(query.first_moment("placed_from"));
    const auto placed_to = TRY(query.last_moment("placed_to"));
    if (placed_to) filter.placed_until = *placed_to + Duration{1};
    filter.delivery_state = TRY(query.word<DeliveryState>("delivery_state"));
    filter.has_conversation = TRY(query.truth("has_conversation"));
    filter.can_be_messaged = TRY(query.truth("can_be_messaged"));
    filter.sort = TRY(query.word<OrderSort>("sort")).value_or(filter.sort);
    return filter;
}

}  // namespace

Result<Response> show_orders(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    QueryFields query(request);
    const auto filter = TRY(decode_filter(query));
    const auto page = TRY(query.page());
    TRY(query.finish());
    const auto orders = TRY(list_orders(app, caller, seller, filter, page));
    return Response::ok(encode_page(orders, write_order_summary));
}

Result<Response> show_order(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto order = TRY(decode_order_id(request));
    const auto view = TRY(get_order(app, caller, seller, order));
    return Response::ok(encode(write_order, view, Reader{app, request.language, Author::Seller}));
}

Result<Response> put_order(const Request& request, const Caller& caller, App& app) {
    const auto order = TRY(decode_put_order(request));
    const auto put = TRY(stoa::put_order(app, caller, order));
    return Response::json(put.change == Change::Created ? 201 : 200,
                          encode(write_order, put.order, Reader{app, request.language, Author::Seller}));
}

}  // namespace stoa::http
