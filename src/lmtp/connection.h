// One connection with its session. A coroutine on the sockets' thread.
#pragma once

#include "lmtp/sockets.h"

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <string_view>

#include "base/connection_loop.h"
#include "lmtp/handler.h"
#include "lmtp/limits.h"
#include "lmtp/session.h"

namespace stoa::lmtp {

// What all connections share, and outlives them.
struct Shared {
    Shared(const Limits& all_limits, std::string name, Handler& all_handler, int pool_threads)
        : limits(all_limits),
          host_name(std::move(name)),
          handler(all_handler),
          pool(std::make_unique<asio::thread_pool>(static_cast<std::size_t>(pool_threads))) {}
    const Limits limits;
    const std::string host_name;
    Handler& handler;
    std::unique_ptr<asio::thread_pool> pool;
    std::atomic<std::int64_t> connections{0};
    std::atomic<bool> stopping{false};
    std::size_t mails_size_bytes = 0;  // Being received or stored; the sockets' thread only.
};

class Connection : public sockets::Linked {
public:
    Connection(Socket socket, Shared& shared);
    ~Connection();

    // Serves until the end of the connection, which ends with it.
    static Task<void> run(std::unique_ptr<Connection> connection);

    TimePoint deadline() const { return deadline_; }
    void expire();  // The deadline has passed.
    // Ends the session where nothing is under way; a mail may come to its end until `latest`.
    void stop(TimePoint latest);

private:
    Task<void> converse();
    Task<bool> receive();
    Task<bool> send_replies();
    Task<bool> ask();
    Task<void> linger();
    Task<error_code> read_some(std::size_t& count);

    void close_as_stopping();
    void set_receive_deadline();
    void set_deadline(TimePoint deadline);
    void count_mail(std::size_t size_bytes);

    Shared& shared_;
    Socket socket_;
    Session session_;
    std::array<char, 16'384> buffer_;  // Not set to anything: `input_` says what of it is.
    std::string_view input_;           // What has come and was not taken yet.
    std::size_t counted_size_bytes_ = 0;
    // What is awaited, a command or a mail, and since when: single bytes do not make its time longer.
    std::size_t awaited_after_ = 0;  // So many commands.
    bool awaits_mail_ = false;
    TimePoint awaited_since_;
    TimePoint deadline_ = TimePoint::max();
    TimePoint latest_ = TimePoint::max();  // All must be over then: the server stops.
    bool waits_ = false;                   // For the client to send.
    bool timed_out_ = false;
};

}  // namespace stoa::lmtp
