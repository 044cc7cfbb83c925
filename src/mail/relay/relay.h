// Hands mails to the SMTP server that takes what goes out (RFC 5321), by libcurl.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace stoa::mail {

struct Relay {
    std::string url;  // "smtp://host:port", or "smtps://…" for TLS from the first byte. STARTTLS is used where the server offers it.
    std::string user{};
    std::string password{};
    std::string name;  // By which we greet it (EHLO).
};

struct Posting {
    std::string from;  // The reverse-path; empty: <>.
    std::string to;
    std::string_view bytes;  // The whole mail, with CRLF.
};

// The last thing that the server said.
struct RelayReply {
    long code = 0;
    std::string text{};
    bool is_done() const { return code >= 200 && code < 300; }
    bool is_final() const { return code >= 500 && code < 600; }  // The same mail will never pass.
};

// Waits for the server's answer, at most a minute for the connection and five for the rest. The error: nobody answered. Any thread.
Result<RelayReply> send(const Relay& relay, const Posting& posting);

}  // namespace stoa::mail
