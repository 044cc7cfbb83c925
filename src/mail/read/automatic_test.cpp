#include "mail/read/automatic.h"

#include <gtest/gtest.h>

#include "mail/read/read_mail.h"

namespace stoa::mail {
namespace {

TEST(Automatic, IsToldByTheHeader) {
    const std::pair<const char*, const char*> cases[] = {
        {"Auto-Submitted: auto-replied (vacation)", "auto-submitted: auto-replied (vacation)"},
        {"Auto-Submitted: no", ""},
        {"auto-submitted: No; x=y", ""},
        {"Precedence: Bulk", "precedence: Bulk"},
        {"Precedence: first-class", ""},
        {"List-Id: <l.example>", "list-id: <l.example>"},
        {"X-Loop: yes", "x-loop: yes"},
        {"X-Auto-Response-Suppress: All", "x-auto-response-suppress: All"},
        {"X-Auto-Response-Suppress: None", ""},
        {"X-Autoreply: yes", "x-autoreply: yes"},
        {"Return-Path: <>", "return-path: <>"},
        {"Return-Path: <a@b.example>", ""},
        {"Content-Type: text/calendar; method=REPLY", "calendar reply"},
        {"Content-Type: text/calendar; method=REQUEST", ""},
        {"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR", "calendar reply"},
        {"Content-Type: message/disposition-notification", "message disposition notification"},
        {"Content-Type: message/feedback-report", "feedback report"},
    };
    for (const auto& [header, reason] : cases) {
        const auto mail = read_mail("Subject: x\n" + std::string(header) + "\n\nbody");
        ASSERT_TRUE(mail) << header;
        EXPECT_EQ(mail->automatic.value_or(""), reason) << header;
    }
}

}  // namespace
}  // namespace stoa::mail
