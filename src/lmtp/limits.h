// Every limit of the LMTP door, by name. Times are milliseconds, sizes bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stoa::lmtp {

// A command line with its CRLF: 512 (RFC 5321 section 4.5.3.1.4), and what the extensions add to MAIL: SIZE 26 (RFC 1870 section 3),
// BODY 17 (RFC 6152 section 2), SMTPUTF8 10 (RFC 6531 section 3.1). The other commands are allowed as much.
inline constexpr std::size_t command_line_size_bytes_max = 512 + 26 + 17 + 10;
// A line that is over that is passed over up to its end; one that has none so far ends the session.
inline constexpr std::size_t passed_over_size_bytes_max = 65'536;
// A line of a mail with its CRLF, without the dot that transparency adds (RFC 5321 section 4.5.3.1.6).
inline constexpr std::size_t mail_line_size_bytes_max = 1'000;

struct Limits {
    std::size_t mail_size_bytes_max = 26'214'400;  // Announced as SIZE; over it: 552 5.3.4.
    std::size_t recipients_max = 100;       // That one mail may ask for, accepted or not; over it: 452 4.5.3 (RFC 5321 section 4.5.3.1.8).
    std::size_t bad_commands_max = 10;      // Without a mail among them; one more: 421 4.7.0.
    std::size_t idle_commands_max = 1'000;  // Of any kind without a mail among them; one more: 421 4.7.0.

    std::size_t mails_size_bytes_max = 268'435'456;  // Of all mails that are being received or stored; over it: 452 4.3.1.
    std::size_t connections_max = 1'000;             // Over it: 421 4.3.2. Lower where the system allows fewer open files.
    std::int64_t command_timeout_ms = 300'000;       // For a whole next command (RFC 5321 section 4.5.3.2.7): 421 4.4.2.
    std::int64_t mail_pause_timeout_ms = 180'000;    // For the next bytes of a mail (section 4.5.3.2.5): 421 4.4.2.
    std::int64_t mail_timeout_ms = 600'000;          // For a whole mail (as section 4.5.3.2.6): 421 4.4.2.
    std::int64_t write_timeout_ms = 60'000;          // For a client to take its replies.
    std::int64_t linger_timeout_ms = 1'000;          // For a client to take the last reply while it still sends.
    std::size_t linger_size_bytes_max = 1'048'576;
    std::int64_t stop_timeout_ms = 1'300;      // For mails that are under way when the server stops; then 421 4.3.2.
    std::int64_t last_words_timeout_ms = 300;  // After that, for the 421 to be taken.
};

}  // namespace stoa::lmtp
