#include "lmtp/listening.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <cstring>

#include <cstring>
#include <tuple>

namespace stoa::lmtp {

namespace {

constexpr std::string_view path_scheme = "unix:";
constexpr int backlog = 1'024;
constexpr ::mode_t socket_mode = 0660;
constexpr std::size_t path_size_bytes_max = sizeof(::sockaddr_un::sun_path) - 1;

std::unexpected<Error> cannot_listen(const std::string& where, const error_code& error) {
    std::string why = error.message();
    if (error == asio::error::address_in_use) why = "another program does already; stop it or set another address in lmtp.listen";
    if (error == asio::error::access_denied) why = "it is not allowed; set another port or path in lmtp.listen";
    if (error == boost::system::errc::address_not_available)
        why = "this machine does not have the address; set one of its own in lmtp.listen";
    return fail(problems::unavailable, fmt::format("cannot listen on {}: {}", where, why));
}

// A socket that nobody listens on any more is in the way of a new one.
void remove_dead_socket(const std::string& path) {
    struct ::stat found{};
    if (::lstat(path.c_str(), &found) != 0 || !S_ISSOCK(found.st_mode)) return;
    asio::io_context context;
    Socket probe(context);
    error_code error;
    std::ignore = probe.connect(Endpoint(asio::local::stream_protocol::endpoint(path)), error);
    if (error == asio::error::connection_refused) ::unlink(path.c_str());
}

Result<Endpoint> make_endpoint(const std::string& address, std::uint16_t port) {
    if (address.starts_with(path_scheme)) {
        const std::string path(socket_path(address));
        if (path.empty() || path.size() > path_size_bytes_max) {
            return fail(problems::invalid_value, fmt::format("lmtp.listen: a socket's path has 1 to {} bytes", path_size_bytes_max));
        }
        return Endpoint(asio::local::stream_protocol::endpoint(path));
    }
    error_code error;
    const auto ip = asio::ip::make_address(address, error);
    if (error) {
        return fail(problems::invalid_value,
                    fmt::format("lmtp.listen: \"{}\" is not an IP address; write one such as 127.0.0.1, or unix:/a/path", address));
    }
    return Endpoint(asio::ip::tcp::endpoint(ip, port));
}

}  // namespace

std::string_view socket_path(std::string_view address) {
    return address.starts_with(path_scheme) ? address.substr(path_scheme.size()) : std::string_view();
}

Result<void> listen(Acceptor& acceptor, const std::string& address, std::uint16_t port) {
    const Endpoint endpoint = TRY(make_endpoint(address, port));
    const std::string path(socket_path(address));
    if (!path.empty()) remove_dead_socket(path);
    error_code error;
    const bool failed = acceptor.open(endpoint.protocol(), error) || acceptor.set_option(Acceptor::reuse_address(true), error) ||
                        acceptor.bind(endpoint, error);
    if (failed) return cannot_listen(path.empty() ? fmt::format("{}:{}", address, port) : path, error);
    // Before listen(), so that nobody has got in before.
    if (!path.empty() && ::chmod(path.c_str(), socket_mode) != 0) error.assign(errno, boost::system::system_category());
    if (error || acceptor.listen(backlog, error)) return cannot_listen(path.empty() ? fmt::format("{}:{}", address, port) : path, error);
    return {};
}

std::uint16_t port_of(const Acceptor& acceptor) {
    error_code error;
    const Endpoint endpoint = acceptor.local_endpoint(error);
    if (error || endpoint.protocol().family() == AF_UNIX) return 0;
    asio::ip::tcp::endpoint tcp;
    tcp.resize(endpoint.size());
    std::memcpy(tcp.data(), endpoint.data(), endpoint.size());
    return tcp.port();
}

}  // namespace stoa::lmtp
