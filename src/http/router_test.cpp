#include "http/router.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "http/wire/test_client.h"

namespace stoa::http {
namespace {

// What was called, with its parameters and the caller's name.
Result<Response> echo(const Request& request, const Caller& caller) {
    std::string text = caller.name;
    for (const auto& [name, value] : request.parameters) text += " " + std::string(name) + "=" + std::string(value);
    return Response::ok(text + " " + request.language);
}

Caller seller_agent() {
    Caller caller;
    caller.role = Role::Agent;
    caller.name = "Mira";
    caller.language = "de-AT";
    return caller;
}

Router make_router(Scheme scheme = Scheme::Any) {
    constexpr Access anybody{Access::Kind::Anybody};
    std::vector<Route> routes{
        {Method::Get, "/healthz", anybody, echo},
        {Method::Get, "/metrics", {Access::Kind::LocalMachine}, echo},
        {Method::Post, "/v1/session", anybody, echo},
        {Method::Get, "/v1/session", {Access::Kind::SignedIn}, echo},
        {Method::Get, "/v1/sellers/{seller}/orders/{order}", {Access::Kind::Right, Right::ReadInbox}, echo},
        {Method::Put, "/v1/sellers/{seller}/orders/{order}", {Access::Kind::Right, Right::PutOrders}, echo},
        {Method::Post, "/v1/sellers/{seller}/checks", {Access::Kind::Right, Right::WriteMessages}, echo},
        {Method::Post, "/stop/{link}", {Access::Kind::SignedLink}, echo},
        {Method::Get, "/v1/broken", anybody, [](const Request&, const Caller&) -> Result<Response> { throw std::runtime_error("bug"); }},
    };
    return Router(std::move(routes), {.catalogues = test_catalogues(),
                                      .find_caller = [](const Credential& credential) -> Result<Caller> {
                                          if (credential.secret != "good") return fail(problems::not_signed_in, "unknown");
                                          return seller_agent();
                                      },
                                      .show_page = [](const Request&) { return Response::ok("page"); },
                                      .scheme = scheme});
}

Request make_request(Method method, std::string_view target) {
    Request request;
    request.method = method;
    request.target = Target::parse(target).value();
    request.remote_address = "127.0.0.1";
    request.headers.host = "stoa.example";
    request.received_at = std::chrono::steady_clock::now();
    return request;
}

Request signed_in(Method method, std::string_view target) {
    Request request = make_request(method, target);
    request.headers.cookie = "stoa_session=good";
    request.headers.fetch_site = "same-origin";
    request.headers.content_type = "application/json; charset=utf-8";
    return request;
}

std::string header_of(const Response& response, std::string_view name) {
    const auto found = std::ranges::find(response.headers, name, &std::pair<std::string_view, std::string>::first);
    return found == response.headers.end() ? "" : found->second;
}

TEST(Router, FindsTheRouteAndItsParameters) {
    Router router = make_router();
    Request request = signed_in(Method::Get, "/v1/sellers/7/orders/A%26B");
    EXPECT_EQ(router.answer(request).body, "Mira seller=7 order=A&B de");
    Request head = signed_in(Method::Head, "/v1/session");
    EXPECT_EQ(router.answer(head).status, 200);
}

TEST(Router, AnswersWhatIsNotThere) {
    Router router = make_router();
    Request missing = make_request(Method::Get, "/v1/nothing");
    EXPECT_EQ(router.answer(missing).status, 404);
    Request empty_part = signed_in(Method::Get, "/v1/sellers//orders/1");
    EXPECT_EQ(router.answer(empty_part).status, 404);
    Request wrong_method = make_request(Method::Delete, "/v1/sellers/7/orders/1");
    const Response refused = router.answer(wrong_method);
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(header_of(refused, "Allow"), "GET, HEAD, PUT");
    Request page = make_request(Method::Get, "/inbox/7");
    EXPECT_EQ(router.answer(page).body, "page");
    Request post_page = make_request(Method::Post, "/inbox");
    EXPECT_EQ(header_of(router.answer(post_page), "Allow"), "GET, HEAD");
}

TEST(Router, ASignedLinkIsAPageToLookAtAndIsFollowedFromAnywhere) {
    Router router = make_router();
    Request looked_at = make_request(Method::Get, "/stop/x1");
    EXPECT_EQ(router.answer(looked_at).body, "page");
    Request followed = make_request(Method::Post, "/stop/x1");
    followed.headers.origin = "https://mail.example";
    followed.headers.fetch_site = "cross-site";
    followed.headers.content_type = "application/x-www-form-urlencoded";
    followed.body = "List-Unsubscribe=One-Click";
    EXPECT_EQ(router.answer(followed).body, " link=x1 en");
    Request wrong_method = make_request(Method::Delete, "/stop/x1");
    EXPECT_EQ(header_of(router.answer(wrong_method), "Allow"), "GET, HEAD, POST");
}

TEST(Router, LetsInWhoMay) {
    Router router = make_router();
    Request nobody = make_request(Method::Get, "/v1/session");
    EXPECT_EQ(router.answer(nobody).status, 401);
    Request unknown = make_request(Method::Get, "/v1/session");
    unknown.headers.cookie = "stoa_session=old";
    EXPECT_EQ(router.answer(unknown).status, 401);
    Request without_right = signed_in(Method::Put, "/v1/sellers/7/orders/1");
    EXPECT_EQ(router.answer(without_right).status, 403);
    Request token = make_request(Method::Get, "/v1/session");
    token.headers.authorization = "Bearer good";
    EXPECT_EQ(router.answer(token).status, 200);
}

TEST(Router, KeepsTheFiguresOnThisMachine) {
    Router router = make_router();
    Request local = make_request(Method::Get, "/metrics");
    EXPECT_EQ(router.answer(local).status, 200);
    Request remote = make_request(Method::Get, "/metrics");
    remote.remote_address = "192.0.2.7";
    EXPECT_EQ(router.answer(remote).status, 403);
    Request proxied = make_request(Method::Get, "/metrics");
    proxied.headers.forwarded = "192.0.2.7";
    EXPECT_EQ(router.answer(proxied).status, 403);
}

TEST(Router, RefusesOtherSites) {
    Router router = make_router();
    Request cross = signed_in(Method::Post, "/v1/sellers/7/checks");
    cross.headers.fetch_site = "cross-site";
    EXPECT_EQ(router.answer(cross).status, 403);
    Request same = signed_in(Method::Post, "/v1/sellers/7/checks");
    EXPECT_EQ(router.answer(same).status, 200);
    Request by_origin = signed_in(Method::Post, "/v1/sellers/7/checks");
    by_origin.headers.fetch_site = "";
    by_origin.headers.origin = "http://stoa.example";
    EXPECT_EQ(router.answer(by_origin).status, 200);
    Request token = signed_in(Method::Post, "/v1/sellers/7/checks");
    token.headers.fetch_site = "cross-site";
    token.headers.authorization = "Bearer good";
    EXPECT_EQ(router.answer(token).status, 200);
    Request sign_in = make_request(Method::Post, "/v1/session");
    sign_in.headers.content_type = "application/json";
    EXPECT_EQ(router.answer(sign_in).status, 403);
    Request reading = signed_in(Method::Get, "/v1/session");
    reading.headers.fetch_site = "cross-site";
    EXPECT_EQ(router.answer(reading).status, 200);
}

TEST(Router, TakesJsonOnly) {
    Router router = make_router();
    for (const auto& [type, status] :
         {std::pair{"application/json", 200}, {"Application/JSON ;x=y", 200}, {"", 415}, {"text/plain", 415}, {"application/jsonx", 415}}) {
        Request request = signed_in(Method::Post, "/v1/sellers/7/checks");
        request.body = "{}";
        request.headers.content_type = type;
        EXPECT_EQ(router.answer(request).status, status) << type;
    }
}

TEST(Router, CatchesBugsAndCounts) {
    Router router = make_router();
    Request request = make_request(Method::Get, "/v1/broken");
    const Response response = router.answer(request);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("bug"), std::string::npos);
    const std::string metrics = router.metrics().write({.connections = 3, .streams = 2, .queue_length = 1, .unindexed = 7});
    EXPECT_NE(metrics.find("\nstoa_search_unindexed_messages 7\n"), std::string::npos) << metrics;
    EXPECT_NE(metrics.find(R"(stoa_http_requests_total{method="GET",route="/v1/broken",status="5xx"} 1)"), std::string::npos) << metrics;
    EXPECT_NE(metrics.find("stoa_http_event_streams 2\n"), std::string::npos) << metrics;
    EXPECT_NE(metrics.find(R"(stoa_http_request_duration_seconds_count{method="GET",route="/v1/broken"} 1)"), std::string::npos) << metrics;
}

// POST /v1/files/{file} takes bytes, GET gives some or says that there are none.
Router make_file_router() {
    const auto take = [](const Request& request, const Caller&) -> Result<Response> {
        if (request.parameter("file") == "closed") return fail(problems::forbidden, "not this one");
        Response response;
        response.sink = std::make_unique<BodySink>();
        response.sink->end = [](BodyEnd end) -> Result<Response> {
            if (end == BodyEnd::Broken) return fail(problems::storage_full, "no room");
            return Response::no_content();
        };
        return response;
    };
    const auto give = [](const Request& request, const Caller&) -> Result<Response> {
        Response response;
        response.source = std::make_unique<BodySource>();
        response.source->size_bytes = 100'000;
        response.source->read = [is_lost = request.parameter("file") == "lost"](std::span<char> buffer) -> Result<std::size_t> {
            if (is_lost) return fail(problems::file_damaged, "gone");
            std::ranges::fill(buffer, 'x');
            return buffer.size();
        };
        return response;
    };
    std::vector<Route> routes{
        {Method::Post, "/v1/files/{file}", {Access::Kind::Anybody}, take, Body::Streamed, {{"Tus-Resumable", "1.0.0"}}},
        {Method::Get, "/v1/files/{file}", {Access::Kind::Anybody}, give, Body::Json, {}},
        {Method::Head, "/v1/heads/{file}", {Access::Kind::Anybody}, echo, Body::Json, {}},
    };
    return Router(std::move(routes), {.catalogues = test_catalogues(),
                                      .find_caller = [](const Credential&) -> Result<Caller> { return seller_agent(); },
                                      .show_page = [](const Request&) { return Response::ok("page"); }});
}

TEST(Router, LetsABodyBeTakenAsItComes) {
    Router router = make_file_router();
    Request open = signed_in(Method::Post, "/v1/files/a"), closed = signed_in(Method::Post, "/v1/files/closed");
    EXPECT_TRUE(router.takes_streamed_body(open));
    EXPECT_FALSE(router.takes_streamed_body(signed_in(Method::Get, "/v1/files/a")));
    EXPECT_FALSE(router.takes_streamed_body(signed_in(Method::Post, "/v1/files")));
    const Response refused = router.answer(closed);
    EXPECT_EQ(refused.status, 403);
    EXPECT_FALSE(refused.sink);
    EXPECT_EQ(header_of(refused, "Tus-Resumable"), "1.0.0") << "on refusals too";
    const Response begun = router.answer(open);
    ASSERT_TRUE(begun.sink);
    const Response whole = router.finish(open, *begun.sink, BodyEnd::Whole);
    EXPECT_EQ(whole.status, 204);
    EXPECT_EQ(header_of(whole, "Tus-Resumable"), "1.0.0");
    EXPECT_EQ(router.finish(open, *begun.sink, BodyEnd::Broken).status, 503);
}

TEST(Router, ReadsTheFirstOfAFileBeforeItAnswers) {
    Router router = make_file_router();
    Request there = signed_in(Method::Get, "/v1/files/a"), lost = signed_in(Method::Get, "/v1/files/lost");
    const Response given = router.answer(there);
    EXPECT_EQ(given.status, 200);
    EXPECT_EQ(given.body.size(), piece_size_bytes);
    EXPECT_EQ(given.size_bytes(), 100'000);
    const Response damaged = router.answer(lost);
    EXPECT_EQ(damaged.status, 503);
    EXPECT_FALSE(damaged.source);
    Request head = signed_in(Method::Head, "/v1/files/lost");
    EXPECT_EQ(router.answer(head).body.size(), 0U) << "a head reads nothing";
}

TEST(Router, HasRoutesThatHaveOnlyAHead) {
    Router router = make_file_router();
    Request head = signed_in(Method::Head, "/v1/heads/a"), get = signed_in(Method::Get, "/v1/heads/a");
    EXPECT_EQ(router.answer(head).status, 200);
    const Response refused = router.answer(get);
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(header_of(refused, "Allow"), "HEAD");
}

}  // namespace
}  // namespace stoa::http
