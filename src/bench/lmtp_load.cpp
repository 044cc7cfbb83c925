#include "bench/lmtp_load.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "bench/load.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

// One connection, used by one thread.
class Talk {
public:
    explicit Talk(std::uint16_t port) : socket_(connect_to(port)) {}
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;
    ~Talk() {
        if (socket_ >= 0) ::close(socket_);
    }

    bool begin() {
        return socket_ >= 0 && read_reply().starts_with("220") && send_all(socket_, "LHLO bench.example\r\n") &&
               read_reply().starts_with("250");
    }

    // The last reply to the mail; empty where the connection is gone.
    std::string hand_in(const LmtpMail& mail) {
        // RFC 2920: all but the mail itself in one go.
        if (!send_all(socket_, fmt::format("MAIL FROM:<{}>\r\nRCPT TO:<{}>\r\nDATA\r\n", mail.from, mail.to))) return "";
        for (const std::string_view wanted : {"250", "250", "354"}) {
            std::string reply = read_reply();
            if (!reply.starts_with(wanted)) return reply;
        }
        if (!send_all(socket_, mail.bytes + ".\r\n")) return "";
        return read_reply();
    }

private:
    // The last line of the next reply.
    std::string read_reply() {
        for (;;) {
            const std::size_t end = received_.find("\r\n");
            if (end != std::string::npos) {
                std::string line = received_.substr(0, end);
                received_.erase(0, end + 2);
                if (line.size() < 4 || line[3] != '-') return line;
                continue;
            }
            std::array<char, 4096> buffer;
            const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
            if (size <= 0) return "";
            received_.append(buffer.data(), static_cast<std::size_t>(size));
        }
    }

    int socket_;
    std::string received_{};
};

struct Counting {
    std::atomic<bool> counts = false;
    std::atomic<bool> is_over = false;
    std::atomic<int> broken = 0;
    std::mutex mutex;
    LmtpLoadResult result{};
    bool has_trouble() {
        const std::scoped_lock lock(mutex);
        return broken > 0 || result.refused > 0;
    }
};

void drive(const LmtpLoadOptions& options, int connection, Counting& counting) {
    Talk talk(options.port);
    if (!talk.begin()) {
        ++counting.broken;
        return;
    }
    for (int number = 0; !counting.is_over; ++number) {
        const std::string reply = talk.hand_in(options.mail(connection, number));
        const std::scoped_lock lock(counting.mutex);
        if (reply.starts_with("250")) {
            if (counting.counts && !counting.is_over && ++counting.result.taken == options.mails) counting.is_over = true;
            continue;
        }
        if (counting.result.refused++ == 0) counting.result.first_refusal = reply;
        return;  // What is not taken would only be refused again; the rate tells.
    }
}

}  // namespace

Result<LmtpLoadResult> run_lmtp_load(const LmtpLoadOptions& options) {
    Counting counting;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < options.connections; ++i) threads.emplace_back([&options, &counting, i] { drive(options, i, counting); });
        std::this_thread::sleep_for(std::chrono::milliseconds(options.warm_up_ms));
        const auto begin = Steady::now();
        counting.counts = true;
        if (options.mails == 0) std::this_thread::sleep_for(std::chrono::milliseconds(options.length_ms));
        while (options.mails > 0 && !counting.is_over && !counting.has_trouble())
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        counting.is_over = true;
        counting.result.seconds = std::chrono::duration<double>(Steady::now() - begin).count();
    }
    if (counting.broken > 0) return fail(problems::unavailable, "the LMTP server takes no more connections");
    if (counting.result.taken == 0) return fail(problems::unavailable, "no mail was taken: " + counting.result.first_refusal);
    return std::move(counting.result);
}

}  // namespace stoa::bench
