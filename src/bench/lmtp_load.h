// A load generator for LMTP (RFC 2033): so many connections, each handing in its next mail when the last is answered.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"

namespace stoa::bench {

struct LmtpMail {
    std::string from{};
    std::string to{};
    std::string bytes{};  // With CRLF; no line is only a dot.
};

struct LmtpLoadOptions {
    std::uint16_t port = 0;  // On 127.0.0.1.
    int connections = 8;
    int warm_up_ms = 1000;  // Mails of this time do not count.
    int length_ms = 10'000;
    int mails = 0;  // Ends when so many that count were taken, whatever the time; 0: after length_ms.
    // Mail `number` of connection `connection`, both from 0. Any thread.
    std::function<LmtpMail(int connection, int number)> mail;
};

struct LmtpLoadResult {
    std::int64_t taken = 0;  // Answered by 250, the warm-up's aside.
    std::int64_t refused = 0;
    std::string first_refusal{};
    double seconds = 0;
    double per_second() const { return seconds > 0 ? static_cast<double>(taken) / seconds : 0; }
};

Result<LmtpLoadResult> run_lmtp_load(const LmtpLoadOptions& options);

}  // namespace stoa::bench
