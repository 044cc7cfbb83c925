// Accepts connections and serves each by a coroutine on a few socket threads; answers are made on a pool of threads
// that may block. Knows HTTP's framing and limits, and nothing of what is asked.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/metrics.h"
#include "http/wire/limits.h"
#include "http/wire/request.h"
#include "http/wire/response.h"

namespace stoa::http {

struct ListenerOptions {
    std::string address;
    std::uint16_t port = 0;
    int pool_threads = 64;
    int socket_threads = 1;
    Limits limits{};
};

// What is said, from any thread, never throwing.
struct Answers {
    // On the pool. Where the request's body is taken as it comes, it is still to come: `sink` of what is given here takes it.
    std::function<Response(Request&)> answer;
    // For what never became a request; on a socket thread, so quick.
    std::function<Response(const Error&, std::string_view accept_language)> refuse;
    // Whether the request's body is taken as it comes. On a socket thread.
    std::function<bool(const Request&)> takes_streamed_body = [](const Request&) { return false; };
    // What a sink says at the end of its body. On the pool.
    std::function<Response(Request&, BodySink&, BodyEnd)> finish{};
};

class Listener {
public:
    static Result<std::unique_ptr<Listener>> start(const ListenerOptions& options, Answers answers);
    ~Listener();

    std::uint16_t port() const;
    Gauges gauges() const;
    // See Server::stop().
    void stop();

private:
    struct Parts;
    explicit Listener(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace stoa::http
