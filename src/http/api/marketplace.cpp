// What the marketplace's own systems and people ask about buyers and sellers.
#include "app/orders/orders.h"
#include "http/api/decode.h"
#include "http/api/decode_order.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

Result<Response> put_buyer(const Request& request, const Caller& caller, App& app) {
    const auto buyer = TRY(decode_put_buyer(request));
    const auto put = TRY(stoa::put_buyer(app, caller, buyer));
    return Response::json(put.change == Change::Created ? 201 : 200, encode(write_buyer, put.buyer));
}

Result<Response> show_sellers(const Request& request, const Caller& caller, App& app) {
    const auto page = TRY(decode_page(request));
    const auto sellers = TRY(list_sellers(app, caller, page));
    return Response::ok(encode_page(sellers, write_seller));
}

}  // namespace stoa::http
