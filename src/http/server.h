// The HTTP door: the API under /v1, the event streams, the web app, /healthz and /metrics, on one address.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/upkeep/unavailable_rules.h"
#include "base/result.h"
#include "http/wire/limits.h"

namespace stoa {
struct App;
}

namespace stoa::http {

struct ServerOptions {
    std::string address = "127.0.0.1";      // An IP address.
    std::uint16_t port = 8080;              // 0: any free one, see Server::port().
    int pool_threads = 64;                  // Run the handlers, which block.
    int socket_threads = 1;                 // Move the bytes.
    bool secure_cookies = false;            // True where browsers come by https (a proxy in front).
    std::filesystem::path web_directory{};  // The built web app; read into memory at start. May be missing.
    std::string version{};                  // For /healthz.
    // What is wrong and what to do about it, one sentence each; empty where all is well. Asked by /healthz on the pool.
    std::function<std::vector<std::string>()> find_failures{};
    // Rules of the policy that cannot be asked. The service is ready all the same.
    std::function<std::vector<UnavailableRule>()> find_unavailable{};
    Limits limits{};
};

class Server {
public:
    // Listens when it returns. The error says what is wrong with the address and what to do. `app` must outlive the server.
    static Result<std::unique_ptr<Server>> start(const ServerOptions& options, App& app);
    // Stops.
    ~Server();

    std::uint16_t port() const;
    // Takes no more connections, ends what is under way, closes the streams; returns within 2 s. Any thread but the server's.
    void stop();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// The route table, a line each: method, path, the right that it takes.
std::string describe_routes();

}  // namespace stoa::http
