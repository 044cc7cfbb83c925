#include "lmtp/mail_handler.h"

#include "app/mail/receive_mail.h"
#include "base/log.h"
#include "mail/read/read_mail.h"

namespace stoa::lmtp {

namespace {

// RFC 3463 codes for what an action says. What may pass later is left in the queue of the server in front (4xx).
Reply reply_to(const Error& error) {
    const auto say = [&](int code, std::string status) { return Reply{code, std::move(status), error.message}; };
    if (error.code() == problems::mail_goes_round.code) return say(554, "5.4.6");
    switch (error.kind()) {
        case ErrorKind::NotFound:
            return say(550, "5.1.1");
        case ErrorKind::Forbidden:
        case ErrorKind::Unauthenticated:
            return say(550, "5.7.1");
        case ErrorKind::TooLarge:
            return say(552, "5.3.4");
        case ErrorKind::Malformed:
        case ErrorKind::Refused:
            return say(550, "5.6.0");
        case ErrorKind::Throttled:
            return say(451, "4.7.1");
        case ErrorKind::Conflict:
        case ErrorKind::Unavailable:
            return say(451, "4.3.0");
        case ErrorKind::Internal:
            break;
    }
    log::error("mail: {}", error.message);
    return {451, "4.3.0", "Something went wrong here; the mail will be tried again"};
}

}  // namespace

Reply MailHandler::recipient(const Envelope&, const std::string& to) {
    const auto known = require_alias(app_, to);
    return known ? Reply{250, "2.1.5", "OK"} : reply_to(known.error());
}

std::vector<Reply> MailHandler::deliver(const Envelope& envelope, std::string mail) {
    const auto read = mail::read_mail(mail);
    std::vector<Reply> replies;
    for (const std::string& to : envelope.to) {
        const auto received = read ? receive_mail(app_, to, {.mail = *read, .raw = mail}) : Result<void>(std::unexpected(read.error()));
        replies.push_back(received ? Reply{250, "2.0.0", "Delivered"} : reply_to(received.error()));
    }
    return replies;
}

}  // namespace stoa::lmtp
