// The commands of a session, each with what stands behind its verb.
#include <fmt/format.h>

#include <array>

#include "base/ascii.h"
#include "lmtp/mail_parameters.h"
#include "lmtp/path.h"
#include "lmtp/session.h"

namespace stoa::lmtp {

struct Session::Command {
    std::string_view verb;
    void (Session::*run)(std::string_view argument);
};

const Session::Command& Session::find_command(std::string_view verb) {
    static constexpr std::array commands{
        Command{"LHLO", &Session::lhlo},
        Command{"MAIL", &Session::mail},
        Command{"RCPT", &Session::rcpt},
        Command{"DATA", &Session::data},
        Command{"RSET", &Session::rset},
        Command{"NOOP", &Session::noop},
        Command{"QUIT", &Session::quit},
        Command{"VRFY", &Session::vrfy},
        Command{"HELP", &Session::help},
        Command{"EXPN", &Session::expn},
        Command{"HELO", &Session::helo},
        Command{"EHLO", &Session::helo},
        // A browser can be brought to send a request here whose body holds commands (RFC 9110 section 9 has the methods).
        Command{"GET", &Session::speak_http},
        Command{"HEAD", &Session::speak_http},
        Command{"POST", &Session::speak_http},
        Command{"PUT", &Session::speak_http},
        Command{"DELETE", &Session::speak_http},
        Command{"CONNECT", &Session::speak_http},
        Command{"OPTIONS", &Session::speak_http},
        Command{"TRACE", &Session::speak_http},
        Command{"PATCH", &Session::speak_http},
        Command{"", &Session::fail_unknown},
    };
    for (const Command& command : commands) {
        if (equal_ignoring_case(verb, command.verb)) return command;
    }
    return commands.back();
}

void Session::run(std::string_view line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view argument = line.substr(std::min(end + 1, line.size()));
    (this->*find_command(line.substr(0, end)).run)(argument);
}

// False where there is one; then it has been refused.
bool Session::expect_no(std::string_view argument) {
    if (!argument.empty()) refuse({501, "5.5.4", "This command takes nothing behind it."});
    return argument.empty();
}

// A name that is not a sound domain is no reason to refuse mail (RFC 5321 section 4.1.4).
void Session::lhlo(std::string_view argument) {
    if (argument.empty() || argument.contains(' ')) return refuse({501, "5.5.4", "LHLO takes the name of the client's host."});
    forget_mail();
    is_greeted_ = true;
    constexpr std::array<std::string_view, 4> extensions{"PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8"};
    replies_ += fmt::format("250-{}\r\n", host_name_);
    for (const std::string_view extension : extensions) replies_ += fmt::format("250-{}\r\n", extension);
    replies_ += fmt::format("250 SIZE {}\r\n", limits_.mail_size_bytes_max);
}

void Session::mail(std::string_view argument) {
    constexpr std::string_view from = "FROM:";
    if (!is_greeted_) return refuse({503, "5.5.1", "LHLO comes first."});
    if (has_sender_) return refuse({503, "5.5.1", "A mail is under way; RSET drops it."});
    if (!starts_ignoring_case(argument, from)) return refuse({501, "5.5.4", "Write MAIL FROM:<address>."});
    argument.remove_prefix(from.size());
    const auto path = parse_path(argument, PathKind::Reverse);
    if (!path) return refuse({501, "5.1.7", "The sender's address cannot be read: " + path.error().message + "."});
    const auto parameters = parse_mail_parameters(argument.substr(path->size_bytes));
    if (!parameters) return refuse(parameters.error());
    if (!path->is_ascii && !parameters->is_utf8) return refuse({553, "5.6.7", "An address beyond ASCII needs SMTPUTF8."});
    if (parameters->size_bytes > limits_.mail_size_bytes_max) return say({552, "5.3.4", "The mail is larger than SIZE allows."});
    has_sender_ = true;
    envelope_.from = path->address;
    envelope_.is_utf8 = parameters->is_utf8;
    say({250, "2.1.0", "The sender is accepted."});
}

void Session::rcpt(std::string_view argument) {
    constexpr std::string_view to = "TO:";
    if (!has_sender_) return refuse({503, "5.5.1", "MAIL comes first."});
    if (!starts_ignoring_case(argument, to)) return refuse({501, "5.5.4", "Write RCPT TO:<address>."});
    argument.remove_prefix(to.size());
    auto path = parse_path(argument, PathKind::Forward);
    if (!path) return refuse({501, "5.1.3", "The recipient's address cannot be read: " + path.error().message + "."});
    const auto parameters = parse_recipient_parameters(argument.substr(path->size_bytes));
    if (!parameters) return refuse(parameters.error());
    if (!path->is_ascii && !envelope_.is_utf8) return refuse({553, "5.6.7", "An address beyond ASCII needs SMTPUTF8."});
    if (asked_recipients_ >= limits_.recipients_max) return say({452, "4.5.3", "Too many recipients; send them the mail another time."});
    ++asked_recipients_;
    recipient_ = std::move(path->address);
    wants_ = Wants::Recipient;
}

// RFC 2033 section 4.2: with no recipient that was accepted, 503.
void Session::data(std::string_view argument) {
    if (!expect_no(argument)) return;
    if (!has_sender_) return refuse({503, "5.5.1", "MAIL comes first."});
    if (envelope_.to.empty()) return refuse({503, "5.5.1", "No recipient was accepted."});
    mail_.emplace(limits_.mail_size_bytes_max);
    say({354, {}, "Send the mail; a line with only a dot ends it."});
}

void Session::rset(std::string_view argument) {
    if (!expect_no(argument)) return;
    forget_mail();
    say({250, "2.0.0", "Nothing is under way."});
}

void Session::noop(std::string_view /*argument*/) { say({250, "2.0.0", "Ready."}); }

void Session::quit(std::string_view argument) {
    if (!expect_no(argument)) return;
    close({221, "2.0.0", host_name_ + " closes the connection."});
}

// Who has a mailbox is nobody's business (RFC 5321 section 7.3).
void Session::vrfy(std::string_view argument) {
    if (argument.empty()) return refuse({501, "5.5.4", "VRFY takes an address."});
    say({252, "2.0.0", "RCPT will tell."});
}

void Session::help(std::string_view /*argument*/) {
    say({214, "2.0.0", "This is LMTP (RFC 2033): LHLO, MAIL, RCPT, DATA, RSET, NOOP, VRFY, HELP, QUIT."});
}

void Session::expn(std::string_view /*argument*/) { refuse({502, "5.5.1", "EXPN is not offered."}); }

void Session::helo(std::string_view /*argument*/) { refuse({500, "5.5.1", "This is LMTP; say LHLO."}); }

void Session::speak_http(std::string_view /*argument*/) { close({421, "4.7.0", "This is LMTP, not HTTP."}); }

void Session::fail_unknown(std::string_view /*argument*/) { refuse({500, "5.5.1", "This command is not known."}); }

}  // namespace stoa::lmtp
