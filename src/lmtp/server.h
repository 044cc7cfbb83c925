// The LMTP door: takes mail from the marketplace's mail server, on an address or a socket in the file system. Sockets are served by
// coroutines on one thread; the handler is asked on a pool of threads that may block.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "lmtp/handler.h"
#include "lmtp/limits.h"

namespace stoa::lmtp {

struct ServerOptions {
    // An IP address, or "unix:" and the path of a socket, at most 107 bytes: it is made with mode 0660 and goes with the server. One that
    // a dead server left is replaced; anything else that lies there is not.
    std::string address;
    std::uint16_t port = 0;  // 0 takes a free one; of no matter to a path.
    std::string host_name;   // What the banner and LHLO call this host: a domain.
    int pool_threads = 16;
    Limits limits{};
};

class Server {
public:
    // `handler` must outlive the server. Errors: invalid_value for an address that is none, unavailable where it cannot be listened on.
    static Result<std::unique_ptr<Server>> start(const ServerOptions& options, Handler& handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;
    std::int64_t connections() const;  // Any thread.
    // Takes no more connections, says 421 to sessions that are idle, lets mails under way end with their replies for
    // `stop_timeout_ms`, and returns within 2 s and what the handler takes. Not for the server's own threads. May be called twice.
    void stop();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace stoa::lmtp
