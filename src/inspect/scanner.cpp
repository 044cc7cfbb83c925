#include "inspect/scanner.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <cerrno>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/open_file.h"
#include "base/text.h"

namespace stoa::inspect {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t answer_bytes_max = 4096;
constexpr std::size_t chunk_bytes = 64 << 10;

Scan unavailable(std::string why) { return {.outcome = Scan::Outcome::Unavailable, .detail = std::move(why)}; }

// A connection that keeps to one deadline for all.
class Connection {
public:
    Connection(OpenFile socket, Clock::time_point deadline) : socket_(std::move(socket)), deadline_(deadline) {}

    static std::optional<Connection> open(const std::filesystem::path& path, Clock::time_point deadline) {
        ::sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.native().size() >= sizeof address.sun_path) return std::nullopt;
        std::ranges::copy(path.native(), address.sun_path);
        OpenFile socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        // A local socket connects at once or not at all (EAGAIN: its queue is full).
        if (!socket.is_open() || ::connect(socket.descriptor(), reinterpret_cast<const ::sockaddr*>(&address), sizeof address) != 0)
            return std::nullopt;
        return Connection(std::move(socket), deadline);
    }

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ::ssize_t sent = ::send(socket_.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent > 0)
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            else if (errno != EAGAIN || !wait(POLLOUT))
                return false;
        }
        return true;
    }

    // Up to NUL, or its end.
    std::optional<std::string> receive() {
        std::string answer;
        std::array<char, 512> buffer;
        while (answer.size() < answer_bytes_max && wait(POLLIN)) {
            const ::ssize_t size = ::recv(socket_.descriptor(), buffer.data(), buffer.size(), 0);
            if (size < 0 && errno == EAGAIN) continue;
            if (size > 0) answer.append(buffer.data(), static_cast<std::size_t>(size));
            if (const std::size_t end = answer.find('\0'); end != std::string::npos) return answer.substr(0, end);
            if (size <= 0) return std::nullopt;
        }
        return std::nullopt;
    }

private:
    bool wait(short events) const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
        ::pollfd watched{socket_.descriptor(), events, 0};
        return left > 0 && ::poll(&watched, 1, static_cast<int>(std::min<std::int64_t>(left, 1'000'000))) > 0;
    }

    OpenFile socket_;
    Clock::time_point deadline_;
};

std::string length_of(std::size_t size) {
    return {static_cast<char>(size >> 24U), static_cast<char>(size >> 16U), static_cast<char>(size >> 8U), static_cast<char>(size)};
}

// False where clamd takes no more, which it says in an answer.
bool stream(int descriptor, Connection& connection) {
    if (!connection.send(std::string_view("zINSTREAM\0", 10))) return false;
    std::string chunk(chunk_bytes, '\0');
    for (::off_t at = 0;;) {
        const ::ssize_t size = ::pread(descriptor, chunk.data(), chunk.size(), at);
        if (size < 0) return false;
        if (!connection.send(length_of(static_cast<std::size_t>(size))) ||
            !connection.send(std::string_view(chunk).substr(0, static_cast<std::size_t>(size)))) {
            return false;
        }
        if (size == 0) return true;
        at += size;
    }
}

Scan read_answer(std::string_view answer) {
    constexpr std::string_view begin = "stream: ", found = " FOUND";
    if (answer == "stream: OK") return {.outcome = Scan::Outcome::Clean};
    if (answer.starts_with(begin) && answer.ends_with(found)) {
        const std::string_view name = answer.substr(begin.size(), answer.size() - begin.size() - found.size());
        return {.outcome = Scan::Outcome::Found, .detail = is_valid_utf8(name) ? shorten(name, 150) : std::string()};
    }
    if (answer.contains("size limit exceeded")) return {.outcome = Scan::Outcome::TooLarge};
    return unavailable(is_valid_utf8(answer) ? shorten(answer, 150) : "an answer that is no text");
}

}  // namespace

Scan scan_file(int descriptor, const ScannerSettings& settings) {
    struct ::stat facts{};
    if (::fstat(descriptor, &facts) != 0) return unavailable("the file cannot be read");
    if (facts.st_size > settings.size_bytes_max) return {.outcome = Scan::Outcome::TooLarge};
    auto connection = Connection::open(settings.socket, Clock::now() + settings.time_max);
    if (!connection) return unavailable("clamd cannot be reached");
    const bool is_sent = stream(descriptor, *connection);
    const auto answer = connection->receive();
    if (!answer) return unavailable(is_sent ? "no answer of clamd in time" : "clamd closed the connection");
    return read_answer(*answer);
}

void judge_scan(const Scan& scan, Report& report) {
    switch (scan.outcome) {
        case Scan::Outcome::Clean:
            return;
        case Scan::Outcome::Found:
            report.findings.push_back({.concern = Concern::Malware, .detail = scan.detail});
            return;
        case Scan::Outcome::TooLarge:
            report.findings.push_back({.concern = Concern::NotScanned, .detail = "too large"});
            return;
        case Scan::Outcome::Unavailable:
            report.findings.push_back({.concern = Concern::NotScanned, .detail = scan.detail});
            return;
    }
}

}  // namespace stoa::inspect
