// One LMTP session (RFC 2033) as a state machine without sockets: bytes in, replies and questions out. PIPELINING (RFC 2920),
// ENHANCEDSTATUSCODES (RFC 2034), 8BITMIME (RFC 6152), SMTPUTF8 (RFC 6531), SIZE (RFC 1870).
//
//     while (session.wants() != Wants::End) {
//         take bytes while it wants Bytes; send take_replies(); answer what else it wants
//     }
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lmtp/command_line.h"
#include "lmtp/envelope.h"
#include "lmtp/limits.h"
#include "lmtp/mail_text.h"
#include "lmtp/reply.h"

namespace stoa::lmtp {

// For one thread at a time.
class Session {
public:
    enum class Wants {
        Bytes,      // take()
        Recipient,  // answer_recipient(): whether recipient() is accepted.
        Mail,       // answer_mail(): what became of take_mail().
        End,        // The replies are to be sent and the connection closed.
    };

    // `host_name` is what the banner and LHLO call this host. The banner is among the replies already.
    Session(std::string host_name, const Limits& limits);

    // Takes bytes up to where it wants something else, and says how many. How they are cut makes no difference.
    std::size_t take(std::string_view bytes);
    Wants wants() const { return wants_; }
    // Whether the bytes that are awaited are those of a mail.
    bool is_in_mail() const { return mail_.has_value(); }
    // Of the mail that is being received.
    std::size_t kept_size_bytes() const { return mail_ ? mail_->kept_size_bytes() : 0; }
    // There is no room for the mail that is being received: 452 4.3.1 after its end.
    void drop_mail();
    // How many commands were read, so that somebody can see whether it goes on.
    std::size_t commands() const { return commands_; }

    const Envelope& envelope() const { return envelope_; }
    const std::string& recipient() const { return recipient_; }
    // A success accepts; what is no outcome (reply.h) becomes 451 4.3.0.
    void answer_recipient(const Reply& reply);

    std::string take_mail() { return std::exchange(text_, {}); }
    // A reply for each of envelope().to, in order. Where their number is another, each becomes 451 4.3.0, as does what is no outcome.
    void answer_mail(const std::vector<Reply>& replies);

    // Says a last thing (421, or 221 to QUIT) and ends. What has come of a mail is forgotten.
    void close(const Reply& reply);
    // What is to be sent, and has not been taken yet.
    std::string take_replies() { return std::exchange(replies_, {}); }

private:
    struct Command;
    static const Command& find_command(std::string_view verb);

    void finish_line();
    void run(std::string_view line);
    void lhlo(std::string_view argument);
    void mail(std::string_view argument);
    void rcpt(std::string_view argument);
    void data(std::string_view argument);
    void rset(std::string_view argument);
    void noop(std::string_view argument);
    void quit(std::string_view argument);
    void vrfy(std::string_view argument);
    void help(std::string_view argument);
    void expn(std::string_view argument);
    void helo(std::string_view argument);
    void speak_http(std::string_view argument);
    void fail_unknown(std::string_view argument);
    void finish_mail();

    bool expect_no(std::string_view argument);
    void forget_mail();
    void say(const Reply& reply);
    void refuse(const Reply& reply);  // Says it and counts a bad command.

    std::string host_name_;
    Limits limits_;
    Wants wants_ = Wants::Bytes;
    CommandLine line_;
    std::string replies_;
    bool is_greeted_ = false;         // LHLO has been said.
    bool has_sender_ = false;         // MAIL has been said.
    std::optional<MailText> mail_{};  // DATA has been said.
    Envelope envelope_{};
    std::size_t asked_recipients_ = 0;
    std::string recipient_{};
    std::string text_{};
    std::size_t commands_ = 0;
    std::size_t bad_commands_ = 0;
    std::size_t idle_commands_ = 0;
};

}  // namespace stoa::lmtp
