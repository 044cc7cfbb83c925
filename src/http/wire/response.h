// One answer, and how its head is written.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/wire/streamed_body.h"
#include "notify/hub.h"

namespace stoa::http {

// An answer that goes on: server-sent events. Both functions are called on the pool or a socket's thread, never two at once.
struct EventStream {
    enum class State { Open, Ended };
    struct Batch {
        State state = State::Open;
        bool more = false;   // Read again at once.
        std::string text{};  // To be written as it stands.
    };
    // What has happened since the last call; may block.
    std::function<Batch()> read;
    // Has the hint called, from any thread, whenever something may have happened.
    std::function<notify::Hub::Subscription(std::function<void()> hint)> listen;
};

// What the web app may do: it has no inline script or style, and nothing may frame it.
inline constexpr std::string_view web_app_policy =
    "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'";

struct Response {
    int status = 200;
    std::string_view content_type{};  // Empty: no body.
    std::string body{};
    std::shared_ptr<const std::string> shared_body{};  // In the place of `body`: files that many answers share.
    std::string_view cache_control = "no-store";
    std::string_view content_security_policy = web_app_policy;
    std::vector<std::pair<std::string_view, std::string>> headers{};  // Further ones; the names live as long as the program.
    std::unique_ptr<EventStream> events{};
    std::unique_ptr<BodySink> sink{};      // The answer is what this says at the body's end, and not this one.
    std::unique_ptr<BodySource> source{};  // Its body goes on with this; `body` is the first of it.

    // All there is in memory.
    std::string_view content() const { return shared_body ? std::string_view(*shared_body) : std::string_view(body); }

    // Of the body, with what is still to be read.
    std::int64_t size_bytes() const { return source ? source->size_bytes : static_cast<std::int64_t>(content().size()); }

    static Response json(int status, std::string body);
    static Response ok(std::string body) { return json(200, std::move(body)); }
    static Response created(std::string body) { return json(201, std::move(body)); }
    static Response no_content();
};

// RFC 9110 section 5.6.7, of seconds since 1970.
std::string format_http_date(std::int64_t at_seconds);

enum class After { KeepsAlive, Closes };

// Status line and headers with the empty line at their end. An event stream's body ends with the connection.
std::string write_head(const Response& response, After after);

}  // namespace stoa::http
