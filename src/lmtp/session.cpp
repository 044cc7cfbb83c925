#include "lmtp/session.h"

#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace stoa::lmtp {

namespace {

const Reply& internal_failure() {
    static const Reply reply{451, "4.3.0", "The mail system has failed here; please try again later."};
    return reply;
}

// What each recipient of a mail with a flaw is told.
Reply explain(MailText::Flaw flaw) {
    switch (flaw) {
        case MailText::Flaw::BareLineBreak:
            return {550, "5.6.11", "The mail has a CR or LF that is not part of a CRLF."};
        case MailText::Flaw::LineTooLong:
            return {550, "5.6.0", "The mail has a line of more than 1000 bytes."};
        case MailText::Flaw::TooLarge:
            return {552, "5.3.4", "The mail is larger than SIZE allows."};
        case MailText::Flaw::NoMemory:
            return {452, "4.3.1", "There is no room for the mail now; please try again later."};
        case MailText::Flaw::None:
            break;
    }
    return internal_failure();
}

bool is_text(std::string_view line) {
    return is_valid_utf8(line) && std::ranges::none_of(line, [](char c) { return is_control(c) && c != '\t'; });
}

}  // namespace

Session::Session(std::string host_name, const Limits& limits) : host_name_(std::move(host_name)), limits_(limits) {
    say({220, {}, host_name_ + " LMTP Stoa"});
}

std::size_t Session::take(std::string_view bytes) {
    std::size_t count = 0;
    while (count < bytes.size() && wants_ == Wants::Bytes) {
        const std::string_view rest = bytes.substr(count);
        if (mail_) {
            count += mail_->take(rest);
            if (mail_->is_complete()) finish_mail();
        } else {
            count += line_.take(rest);
            if (line_.is_complete() || line_.is_endless()) finish_line();
        }
    }
    return count;
}

void Session::finish_line() {
    ++commands_;
    if (line_.is_endless()) return close({421, "4.7.0", "The command line has no end."});
    if (++idle_commands_ > limits_.idle_commands_max) return close({421, "4.7.0", "Too many commands and no mail."});
    if (line_.flaw() == CommandLine::Flaw::BareLineBreak)
        return refuse({500, "5.5.2", "A command ends in CRLF; a bare CR or LF is refused."});
    if (line_.flaw() == CommandLine::Flaw::TooLong) return refuse({500, "5.5.2", "The command line is too long."});
    std::string_view text = line_.text();
    if (!is_text(text)) return refuse({500, "5.5.2", "A command is printable text in UTF-8."});
    // RFC 5321 section 4.1.1: white space before the CRLF is to be tolerated.
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    run(text);
}

void Session::finish_mail() {
    const MailText::Flaw flaw = mail_->flaw();
    if (flaw == MailText::Flaw::None) {
        text_ = mail_->take_text();
        wants_ = Wants::Mail;
        mail_.reset();
        return;
    }
    for (std::size_t i = 0; i < envelope_.to.size(); ++i) say(explain(flaw));
    forget_mail();
}

void Session::drop_mail() {
    if (mail_) mail_->drop();
}

void Session::answer_recipient(const Reply& reply) {
    if (wants_ != Wants::Recipient) return;
    wants_ = Wants::Bytes;
    const Reply& outcome = is_outcome(reply) ? reply : internal_failure();
    say(outcome);
    if (is_success(outcome)) envelope_.to.push_back(std::move(recipient_));
    recipient_.clear();
}

void Session::answer_mail(const std::vector<Reply>& replies) {
    if (wants_ != Wants::Mail) return;
    wants_ = Wants::Bytes;
    idle_commands_ = 0;
    bad_commands_ = 0;
    const bool is_whole = replies.size() == envelope_.to.size();
    for (std::size_t i = 0; i < envelope_.to.size(); ++i) {
        say(is_whole && is_outcome(replies[i]) ? replies[i] : internal_failure());
    }
    forget_mail();
}

void Session::close(const Reply& reply) {
    if (wants_ == Wants::End) return;
    say(reply);
    wants_ = Wants::End;
    forget_mail();
}

void Session::forget_mail() {
    mail_.reset();
    has_sender_ = false;
    envelope_ = Envelope();
    asked_recipients_ = 0;
    text_ = std::string();
}

void Session::say(const Reply& reply) { replies_ += write_reply(reply, envelope_.is_utf8 ? Characters::Utf8 : Characters::Ascii); }

void Session::refuse(const Reply& reply) {
    say(reply);
    if (++bad_commands_ > limits_.bad_commands_max) close({421, "4.7.0", "Too many bad commands."});
}

}  // namespace stoa::lmtp
