#include "app/conversations/events.h"

#include "http/api/decode.h"
#include "http/api/event_feed.h"
#include "http/api/handlers.h"

namespace stoa::http {

namespace {

using Follow = std::function<Result<LiveEvents>(const Caller& caller, const std::optional<std::string>& cursor)>;
using Listen = std::function<notify::Hub::Subscription(std::function<void()> hint)>;

// Where a program goes on: browsers' own reconnecting sends the header, a new EventSource can only name it in its address. One that
// knows no event yet names the time at which it loaded what it has.
struct Beginning {
    std::string last_event_id;
    std::optional<Timestamp> since{};
};

Result<Beginning> decode_beginning(const Request& request) {
    constexpr std::size_t length_max = 240;
    QueryFields query(request);
    auto named = TRY(query.text("last_event_id", length_max)).value_or("");
    const auto since = TRY(query.first_moment("since"));
    TRY(query.finish());
    if (!request.headers.last_event_id.empty()) named = request.headers.last_event_id;
    return Beginning{std::move(named), since};
}

Result<Response> start_stream(const Request& request, const Caller& caller, App& app, const std::string& last_event_id, Follow follow,
                              Listen listen) {
    auto find = [&app, credential = find_credential(request.headers)] { return find_caller(app, credential); };
    auto opened = TRY(EventFeed::open(
        {.follow = std::move(follow), .find_caller = std::move(find), .access_version = [&app] { return app.hub.access_version(); }},
        caller, last_event_id));
    auto feed = std::make_shared<EventFeed>(std::move(opened));
    Response response;
    response.content_type = "text/event-stream";
    response.events = std::make_unique<EventStream>();
    response.events->read = [feed] { return feed->read(); };
    response.events->listen = std::move(listen);
    return response;
}

}  // namespace

Result<Response> stream_seller_events(const Request& request, const Caller& caller, App& app) {
    const auto seller = TRY(decode_seller(request));
    Beginning begin = TRY(decode_beginning(request));
    if (begin.last_event_id.empty() && begin.since) begin.last_event_id = seller_cursor_at(app, *begin.since);
    Follow follow = [&app, seller](const Caller& reader, const std::optional<std::string>& cursor) {
        return follow_seller(app, reader, seller, cursor);
    };
    Listen listen = [&app, seller](std::function<void()> hint) { return app.hub.subscribe(seller, std::move(hint)); };
    return start_stream(request, caller, app, begin.last_event_id, std::move(follow), std::move(listen));
}

Result<Response> stream_buyer_events(const Request& request, const Caller& caller, App& app) {
    Beginning begin = TRY(decode_beginning(request));
    if (begin.last_event_id.empty() && begin.since) begin.last_event_id = TRY(buyer_cursor_at(app, caller, *begin.since));
    Follow follow = [&app](const Caller& reader, const std::optional<std::string>& cursor) { return follow_buyer(app, reader, cursor); };
    // A caller without a buyer never comes to listen: follow_buyer has refused it before.
    Listen listen = [&app, buyer = caller.buyer.value_or(BuyerId{})](std::function<void()> hint) {
        return app.hub.subscribe(buyer, std::move(hint));
    };
    return start_stream(request, caller, app, begin.last_event_id, std::move(follow), std::move(listen));
}

}  // namespace stoa::http
