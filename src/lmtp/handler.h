// What the door asks: who may have mail, and to take it. SMTP's words stay on this side of it.
#pragma once

#include <string>
#include <vector>

#include "lmtp/envelope.h"
#include "lmtp/reply.h"

namespace stoa::lmtp {

// Called on threads of the door's pool, many at a time; may block. What is thrown becomes 451 4.3.0 and a line in the log, so its
// what() must not hold addresses or words of the mail. A reply that is no outcome (reply.h) becomes 451 4.3.0 too.
class Handler {
public:
    virtual ~Handler() = default;

    // At RCPT: whether `to` may have the mail; 250 2.1.5 accepts. `so_far` holds the recipients before it.
    virtual Reply recipient(const Envelope& so_far, const std::string& to) = 0;

    // A reply for each recipient, in order. 2xx only when it is durably stored: the client forgets the mail then. A client
    // that is cut off before it has read the replies sends the mail again (RFC 1047). Every line of `mail` ends in CRLF and has
    // at most 998 bytes before it; beyond that its bytes are as they came: NUL may be among them, and what is not UTF-8.
    virtual std::vector<Reply> deliver(const Envelope& envelope, std::string mail) = 0;
};

}  // namespace stoa::lmtp
