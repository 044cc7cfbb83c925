#include "app/orders/orders.h"

#include "http/api/decode.h"
#include "http/api/decode_order.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

constexpr std::size_t search_length_max = 200;

}  // namespace

Result<Response> show_orders(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    QueryFields query(request);
    const auto search = TRY(query.text("search", search_length_max));
    const auto page = TRY(query.page());
    TRY(query.finish());
    const auto orders = TRY(list_orders(app, caller, seller, search.value_or(""), page));
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
