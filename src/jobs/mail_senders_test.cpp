#include "jobs/mail_senders.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>

#include "app/mail/mail_queue.h"
#include "app/messages/messages.h"
#include "app/test_world.h"
#include "app/upkeep/jobs.h"
#include "domain/mail_timing.h"
#include "jobs/runner.h"

namespace stoa::jobs {
namespace {

using Steady = std::chrono::steady_clock;

// Takes connections and never says a word.
class SilentRelay {
public:
    SilentRelay() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(socket_, 16);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        url_ = "smtp://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    }
    SilentRelay(const SilentRelay&) = delete;
    SilentRelay& operator=(const SilentRelay&) = delete;
    ~SilentRelay() { ::close(socket_); }

    const std::string& url() const { return url_; }
    // Whether somebody connects within five seconds.
    bool is_reached() const {
        timeval limit{.tv_sec = 5, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        return ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC) >= 0;  // Kept open until the test ends.
    }

private:
    int socket_;
    std::string url_;
};

std::atomic<int> runs = 0;
Result<void> count_run(App&, const Job&, const std::stop_token&) {
    ++runs;
    return {};
}
constexpr std::array others{Handler{.kind = JobKind::Housekeeping, .name = "count", .run = count_run, .every = hours(1)}};
constexpr std::array mails{JobKind::Mail};

class MailSendersTest : public World {
protected:
    MailSendersTest() {
        runs = 0;
        app().mail = {.domain = "messages.example", .relay = relay_.url(), .public_url = "https://messages.example"};
        must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = "dana@buyers.example"}));
    }

    // A mail of the seller's to Dana waits.
    void write_to_dana() {
        const auto sent = must(contact_buyer(app(), mira_,
                                             {.seller = oak_,
                                              .order = order("114-1"),
                                              .reason = Reason::OrderProblem,
                                              .subject = "",
                                              .text = "About order 114-1: one board has a knot. May it be the next one?"}));
        ASSERT_TRUE(std::holds_alternative<Sent>(sent));
        now_ = now_ + minutes(buyers_mail_timing.gather_minutes);
    }

    SilentRelay relay_;
};

TEST_F(MailSendersTest, ARelayThatHangsHoldsUpNoOtherJobAndNoStop) {
    write_to_dana();
    auto senders = must(MailSenders::start(app(), 2));
    ASSERT_TRUE(relay_.is_reached());
    const auto runner = must(Runner::start(app(), others));
    for (int i = 0; i < 400 && runs == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(runs, 1);

    const auto before = Steady::now();
    senders.reset();
    EXPECT_LT(Steady::now() - before, std::chrono::seconds(6));
    const auto job = must(take_job(app(), mails));
    ASSERT_TRUE(job) << "the mail waits for the next start";
    EXPECT_EQ(job->attempts, 1) << "the one that was broken off does not count";
}

TEST_F(MailSendersTest, WhatAnEarlierServerHadTakenIsTakenAgainAndWhatWaitsForItsTimeWaits) {
    write_to_dana();
    const auto taken = must(take_job(app(), mails));
    ASSERT_TRUE(taken);
    must(free_jobs(app(), JobKind::Mail));
    const auto again = must(take_job(app(), mails));
    ASSERT_TRUE(again);
    must(retry_job(app(), *again));
    must(free_jobs(app(), JobKind::Mail));
    EXPECT_FALSE(must(take_job(app(), mails)));
}

TEST_F(MailSendersTest, AMailThatCannotBeWrittenFailsAtOnce) {
    app().mail.public_url = "no address";
    write_to_dana();
    const auto senders = must(MailSenders::start(app(), 1));
    std::vector<QueuedMail> listed;
    for (int i = 0; i < 400; ++i) {
        listed = must(list_mail_queue(app(), 10));
        ASSERT_EQ(listed.size(), 1U);
        if (listed[0].state == MailState::Failed) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(listed[0].state, MailState::Failed);
    EXPECT_NE(listed[0].reply.find("link"), std::string::npos);
    now_ = now_ + days(30);
    EXPECT_FALSE(must(take_job(app(), mails)));
}

}  // namespace
}  // namespace stoa::jobs
