// One answer, and how its head is written.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

struct Response {
    int status = 200;
    std::string_view content_type{};  // Empty: no body.
    std::string body{};
    std::shared_ptr<const std::string> shared_body{};  // In the place of `body`: files that many answers share.
    std::string_view cache_control = "no-store";
    std::vector<std::pair<std::string_view, std::string>> headers{};  // Further ones; the names live as long as the program.
    std::unique_ptr<EventStream> events{};

    std::string_view content() const { return shared_body ? std::string_view(*shared_body) : std::string_view(body); }

    static Response json(int status, std::string body);
    static Response ok(std::string body) { return json(200, std::move(body)); }
    static Response created(std::string body) { return json(201, std::move(body)); }
    static Response no_content();
};

enum class After { KeepsAlive, Closes };

// Status line and headers with the empty line at their end. An event stream's body ends with the connection.
std::string write_head(const Response& response, After after);

}  // namespace stoa::http
