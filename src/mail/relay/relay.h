// Hands mails to the SMTP server that takes what goes out (RFC 5321), by libcurl.
#pragma once

#include <memory>
#include <stop_token>
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

// What the server said of one mail.
struct RelayReply {
    long code = 0;
    std::string text{};  // Its last line, with the code.
    bool is_done() const { return code >= 200 && code < 300; }
    bool is_final() const { return code >= 500 && code < 600; }  // The same mail will never pass.
};

// A connection to the relay that is kept from mail to mail: opened by the first, and anew after an error, five minutes or thirty idle
// seconds. For one thread at a time.
class RelayConnection {
public:
    explicit RelayConnection(Relay relay);
    RelayConnection(RelayConnection&& other) noexcept;
    RelayConnection(const RelayConnection&) = delete;
    RelayConnection& operator=(const RelayConnection&) = delete;
    RelayConnection& operator=(RelayConnection&&) = delete;
    ~RelayConnection();  // Says QUIT.

    // Waits for the server's answer, at most a minute for the connection and five for all; once `stop` is requested two seconds more. The
    // error: nobody answered, or the server wants nothing of ours (a wrong password, too many connections), whatever the mail; where the
    // connection broke after the last byte it may have taken the mail all the same.
    Result<RelayReply> send(const Posting& posting, const std::stop_token& stop);

    // Until the next mail.
    void close();

private:
    struct Talk;
    Relay relay_;
    std::unique_ptr<Talk> talk_;  // None while there is no connection.
};

}  // namespace stoa::mail
