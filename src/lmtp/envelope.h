// Whose mail it is and who is to have it, as MAIL and RCPT said: the envelope of RFC 5321 section 2.3.1.
#pragma once

#include <string>
#include <vector>

namespace stoa::lmtp {

// Addresses are as `Path` writes them.
struct Envelope {
    std::string from{};           // The reverse-path; empty for `<>`: no mail may be sent back to it.
    bool is_utf8 = false;         // SMTPUTF8 (RFC 6531): addresses and headers may hold UTF-8, and so may replies.
    std::vector<std::string> to;  // Those that were accepted, in order; an address that was given twice stands here twice.
};

}  // namespace stoa::lmtp
