// One connection: its requests one after the other, then perhaps an event stream. A coroutine on its loop's thread.
#pragma once

#include "http/wire/sockets.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <memory>
#include <string>

#include "base/connection_loop.h"
#include "http/wire/listener.h"

namespace stoa::http {

// What all connections share, and outlives them.
struct Shared {
    Shared(const Limits& all_limits, Answers all_answers, std::size_t pool_threads)
        : limits(all_limits), answers(std::move(all_answers)), pool(std::make_unique<asio::thread_pool>(pool_threads)) {}
    const Limits limits;
    const Answers answers;
    std::unique_ptr<asio::thread_pool> pool;
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> streams{0};
    std::atomic<std::int64_t> queue_length{0};
    std::atomic<bool> stopping{false};
};

// Wakes a stream that waits: at a hint, when its client leaves, when its time has come.
struct Wake {
    explicit Wake(const Executor& executor) : timer(executor, TimePoint::max()) {}
    Timer timer;
    TimePoint beat_at{};  // When the stream reads with no hint, and shows that it lives.
    std::atomic<bool> hinted{false};
    bool left = false;
};

class Connection : public sockets::Linked {
public:
    Connection(Socket socket, Shared& shared);
    ~Connection();

    // Serves until the end of the connection, which ends with it.
    static Task<void> run(std::unique_ptr<Connection> connection);

    TimePoint deadline() const { return deadline_; }
    void expire();  // The deadline has passed.
    void stop();    // Ends what only waits; what works may finish.

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    enum class Phase { Waits, Works, Streams };
    enum class Next { Request, Stream, Close };
    struct Outcome {
        Response response{};
        After after = After::KeepsAlive;
        bool has_rest = false;  // The client may still be sending.
    };

    Task<Next> exchange(std::unique_ptr<EventStream>& events);
    Task<bool> wait_for_request();
    Task<error_code> receive_header(Parser& parser);
    Task<error_code> receive_body(Parser& parser);
    Task<error_code> read_some();
    Task<Outcome> answer(Parser& parser);
    Task<error_code> send(const Response& response, After after, bool head_only);
    Task<error_code> write(std::string_view first, std::string_view second);
    Task<void> linger();
    Task<void> stream(EventStream& events);
    Task<bool> stream_batch(EventStream& events);
    void watch_leaving();

    Outcome refuse(const error_code& error, const Parser& parser) const;
    Outcome refuse(const Error& error, const Parser& parser) const;
    void set_deadline(std::int64_t timeout_ms);

    Shared& shared_;
    Socket socket_;
    asio::ip::tcp::endpoint remote_;
    boost::beast::flat_buffer buffer_;
    TimePoint deadline_ = TimePoint::max();
    Phase phase_ = Phase::Waits;
    bool timed_out_ = false;
    std::shared_ptr<Wake> wake_;
};

}  // namespace stoa::http
