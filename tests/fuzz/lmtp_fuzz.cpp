// An LMTP session: however its bytes are cut, it says and delivers the same; what it says are lines that can be sent, and what it
// delivers has no line break that another server could take for something else.
#include "lmtp/session.h"

#include <algorithm>

#include "fuzz/fuzz.h"

using namespace stoa;

namespace {

struct Course {
    std::string replies;
    std::string mails;
};

void answer(lmtp::Session& session, Course& course) {
    if (session.wants() == lmtp::Session::Wants::Recipient) session.answer_recipient({250, "2.1.5", session.recipient()});
    if (session.wants() != lmtp::Session::Wants::Mail) return;
    const std::string mail = session.take_mail();
    for (std::size_t i = 0; i < mail.size(); ++i) {
        fuzz::require(mail[i] != '\r' || mail.substr(i, 2) == "\r\n", "a CR has its LF");
        fuzz::require(mail[i] != '\n' || (i > 0 && mail[i - 1] == '\r'), "an LF has its CR");
    }
    course.mails += session.envelope().from + "|" + mail;
    session.answer_mail(std::vector(session.envelope().to.size(), lmtp::Reply{250, "2.0.0", ""}));
}

Course run(std::string_view bytes, std::size_t step) {
    Course course;
    lmtp::Limits limits;
    limits.mail_size_bytes_max = 2'000;
    limits.bad_commands_max = 100;
    lmtp::Session session("mail.example", limits);
    while (!bytes.empty() && session.wants() != lmtp::Session::Wants::End) {
        const std::size_t taken = session.take(bytes.substr(0, step));
        fuzz::require(taken > 0, "a session goes on");
        bytes.remove_prefix(taken);
        answer(session, course);
        course.replies += session.take_replies();
    }
    return course;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    const Course whole = run(input, input.size() + 1);
    const Course cut = run(input, 1 + size % 5);
    fuzz::require(whole.replies == cut.replies && whole.mails == cut.mails, "how bytes are cut makes no difference");
    for (std::string_view rest = whole.replies; !rest.empty();) {
        const std::size_t end = rest.find("\r\n");
        fuzz::require(end != std::string_view::npos && end + 2 <= lmtp::reply_line_size_bytes_max, "a reply is of short lines");
        const std::string_view line = rest.substr(0, end);
        fuzz::require(std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }), "a reply is printable");
        rest.remove_prefix(end + 2);
    }
    return 0;
}
