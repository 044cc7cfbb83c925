#include "app/search/search.h"

#include "http/api/decode.h"
#include "http/api/encode.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

struct SearchQuery {
    std::string search;
    PageRequest page;
};

Result<SearchQuery> decode_search_query(const Request& request) {
    QueryFields query(request);
    auto search = TRY(query.text("search", SearchLimits::text_length_max));
    auto page = TRY(query.page());
    TRY(query.finish());
    if (!search) return std::unexpected(wrong_parameter(problems::missing_field, "search", "the parameter \"search\" is missing"));
    return SearchQuery{*std::move(search), std::move(page)};
}

}  // namespace

Result<Response> show_seller_search(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    const auto query = TRY(decode_search_query(request));
    const auto result = TRY(search_seller(app, caller, seller, query.search, query.page));
    return Response::ok(encode(write_search, result));
}

Result<Response> show_buyer_search(const Request& request, const Caller& caller, App& app) {
    const auto query = TRY(decode_search_query(request));
    const auto result = TRY(search_buyer(app, caller, query.search, query.page));
    return Response::ok(encode(write_buyer_search, result));
}

}  // namespace stoa::http
