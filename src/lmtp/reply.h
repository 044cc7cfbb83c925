// What the door says: a code, a status and words (RFC 5321 section 4.2, RFC 3463), made into lines that are safe to send.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stoa::lmtp {

struct Reply {
    int code = 0;          // 250
    std::string status{};  // "2.1.5"; empty for the few replies that have none (RFC 2034 section 4).
    std::string text{};    // English sentences, of any length.
};

// Which characters a client may be sent: UTF-8 only after it has used SMTPUTF8. RFC 6531 section 3.7.4 means addresses in replies;
// who can read those can read words.
enum class Characters { Ascii, Utf8 };

// RFC 5321 section 4.5.3.1.5 allows 512 with the CRLF.
inline constexpr std::size_t reply_line_size_bytes_max = 510;
// Words beyond it are left out: a reply is there to be read by a person in a bounce.
inline constexpr std::size_t reply_text_size_bytes_max = 4'096;

// The lines of a reply, each with code, status and CRLF, and at most `reply_line_size_bytes_max` long. Control characters and
// line breaks become blanks, what the client may not be sent becomes "?".
std::string write_reply(const Reply& reply, Characters characters);

// Whether a recipient's outcome may be told by it: a code of 2xx, 4xx (but 421, which would announce the end) or 5xx,
// and a status of the same class.
bool is_outcome(const Reply& reply);

inline bool is_success(const Reply& reply) { return reply.code / 100 == 2; }

}  // namespace stoa::lmtp
