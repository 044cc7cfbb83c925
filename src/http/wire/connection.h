// One connection: its requests one after the other, then perhaps an event stream. A coroutine on its loop's thread. Bodies that are taken
// or sent piece by piece are in streamed_body.cpp, event streams in stream.cpp.
#pragma once

#include "http/wire/sockets.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

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
    std::atomic<std::int64_t> bodies_in{0};   // That are taken, and
    std::atomic<std::int64_t> bodies_out{0};  // sent, piece by piece.
    std::atomic<std::int64_t> bytes_in{0};    // Of all of them so far.
    std::atomic<std::int64_t> bytes_out{0};
    std::atomic<bool> stopping{false};
};

// One more, as long as it is there.
class Counted {
public:
    explicit Counted(std::atomic<std::int64_t>& count) : count_(count) { ++count_; }
    ~Counted() { --count_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::atomic<std::int64_t>& count_;
};

// Wakes a stream that waits: at a hint, when its client leaves, when its time has come.
struct Wake {
    explicit Wake(const Executor& executor) : timer(executor, TimePoint::max()) {}
    Timer timer;
    TimePoint beat_at{};  // When the stream reads, hint or not, and shows that it lives.
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
    // Takes: a body that comes piece by piece, of which nothing is worked on.
    enum class Phase { Waits, Works, Takes, Streams };
    enum class Next { Request, Stream, Close };
    using StreamedParser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;
    struct Piece {
        std::vector<char> space;
        std::size_t filled = 0;
        bool is_wanted = true;
    };
    struct Outcome {
        Response response{};
        After after = After::KeepsAlive;
        bool has_rest = false;  // The client may still be sending.
        bool left = false;      // Nobody is there to be answered.
        bool head_only = false;
    };

    Task<Next> exchange(std::unique_ptr<EventStream>& events);
    Task<bool> wait_for_request();
    Task<error_code> receive_header(Parser& parser);
    Task<Outcome> take_request(Parser& parser);
    Task<Outcome> take_whole(Parser& parser, Request& request);
    Task<error_code> receive_body(Parser& parser);
    Task<error_code> read_some();
    Task<error_code> read_more();
    Task<Outcome> answer(Request& request);
    Task<error_code> send(Response& response, After after, bool head_only);
    Task<Outcome> take_streamed(Parser& parser, Request& request);
    Task<error_code> receive_pieces(StreamedParser& parser, BodySink& sink, Piece& piece);
    Task<void> hand_over(BodySink& sink, Piece& piece);
    Task<error_code> send_pieces(Response& response);
    Task<error_code> write(std::string_view first, std::string_view second);
    Task<void> linger();
    Task<void> stream(EventStream& events);
    Task<bool> stream_batch(EventStream& events);
    void watch_leaving();

    // Whether there is nobody to be answered any more.
    bool is_over(const error_code& error) const;
    Outcome refuse(const error_code& error, std::string_view accept_language) const;
    Outcome refuse(const Error& error, std::string_view accept_language) const;
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
