// For tests of sessions: what a session says to given bytes, with a handler's part played by the test.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lmtp/session.h"

namespace stoa::lmtp {

// A session whose recipients are accepted but those that begin with "no", and whose mails are kept.
class PlayedSession {
public:
    explicit PlayedSession(const Limits& limits = {}) : session("mail.example", limits) { session.take_replies(); }

    // What is said to `bytes`, given `step` bytes at a time.
    std::string say(std::string_view bytes, std::size_t step = std::string_view::npos) {
        std::string replies;
        while (!bytes.empty() && session.wants() != Session::Wants::End) {
            const std::size_t count = session.take(bytes.substr(0, step));
            bytes.remove_prefix(count);
            answer();
            replies += session.take_replies();
        }
        return replies;
    }
    void answer() {
        if (session.wants() == Session::Wants::Recipient) {
            const bool is_known = !session.recipient().starts_with("no");
            session.answer_recipient(is_known ? Reply{250, "2.1.5", "Welcome."} : Reply{550, "5.1.1", "Nobody."});
        }
        if (session.wants() == Session::Wants::Mail) {
            mails.emplace_back(session.envelope(), session.take_mail());
            session.answer_mail(std::vector(mails.back().first.to.size(), Reply{250, "2.0.0", "Stored."}));
        }
    }
    bool has_ended() const { return session.wants() == Session::Wants::End; }

    Session session;
    std::vector<std::pair<Envelope, std::string>> mails{};
};

// Code and status of each reply, as in "250 2.1.0, 354".
inline std::string codes(std::string_view replies) {
    std::string all;
    while (!replies.empty()) {
        const std::string_view line = replies.substr(0, replies.find("\r\n"));
        replies.remove_prefix(line.size() + 2);
        if (line.size() < 4 || line[3] == '-') continue;
        const bool has_status = line.size() > 8 && line[5] == '.';
        all += (all.empty() ? "" : ", ") + std::string(line.substr(0, has_status ? line.find(' ', 4) : 3));
    }
    return all;
}

inline const std::string lhlo = "LHLO client.example\r\n";
inline const std::string begin_mail = lhlo + "MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n";

}  // namespace stoa::lmtp
