#include "jobs/runner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "app/people/sessions.h"
#include "app/test_world.h"
#include "app/upkeep/housekeeping.h"
#include "app/upkeep/jobs.h"

namespace stoa::jobs {
namespace {

std::atomic<int> runs = 0;
std::atomic<int> failures_left = 0;

Result<void> count_run(App&, const Job&, const std::stop_token&) {
    ++runs;
    if (failures_left > 0 && failures_left-- > 0) throw std::runtime_error("this time it does not work");
    return {};
}
Result<void> run_long(App&, const Job&, const std::stop_token& stop) {
    ++runs;
    while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return {};
}
constexpr std::array housekeeping{JobKind::Housekeeping};
constexpr std::array repeating{Handler{.kind = JobKind::Housekeeping, .name = "count", .run = count_run, .every = hours(1)}};
constexpr std::array once{Handler{.kind = JobKind::Housekeeping, .name = "count", .run = count_run}};
constexpr std::array endless{Handler{.kind = JobKind::Housekeeping, .name = "long", .run = run_long, .every = hours(1)}};

class JobsTest : public World {
public:
    JobsTest() {
        runs = 0;
        failures_left = 0;
    }
    void wait_for_runs(int count) {
        for (int i = 0; i < 400 && runs < count; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        EXPECT_EQ(runs, count);
    }
};

TEST_F(JobsTest, AJobIsTakenByOneWorkerUntilItsLeaseEnds) {
    must(ensure_repeating_job(app(), JobKind::Housekeeping));
    must(ensure_repeating_job(app(), JobKind::Housekeeping));
    const auto job = must(take_job(app(), housekeeping));
    ASSERT_TRUE(job);
    EXPECT_EQ(job->attempts, 1);
    EXPECT_FALSE(must(take_job(app(), housekeeping)));
    now_ = now_ + job_lease;
    const auto again = must(take_job(app(), housekeeping));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->attempts, 2);
    must(finish_job(app(), *job));  // Too late: the job is another's now.
    now_ = now_ + job_lease;
    EXPECT_TRUE(must(take_job(app(), housekeeping)));
}

TEST_F(JobsTest, AFailedJobIsTriedAgainAfterAGrowingPause) {
    must(ensure_repeating_job(app(), JobKind::Housekeeping));
    for (const Duration pause : {seconds(10), seconds(20), seconds(40)}) {
        const auto job = must(take_job(app(), housekeeping));
        ASSERT_TRUE(job);
        must(retry_job(app(), *job));
        now_ = now_ + pause - Duration{1};
        EXPECT_FALSE(must(take_job(app(), housekeeping)));
        now_ = now_ + Duration{1};
    }
    EXPECT_TRUE(must(take_job(app(), housekeeping)));
}

TEST_F(JobsTest, ARepeatingJobIsDueAgainAfterItsPause) {
    {
        const auto runner = must(Runner::start(app(), repeating));
        wait_for_runs(1);
    }
    now_ = now_ + minutes(59);
    EXPECT_FALSE(must(take_job(app(), housekeeping)));
    now_ = now_ + minutes(2);
    EXPECT_TRUE(must(take_job(app(), housekeeping)));
}

TEST_F(JobsTest, AJobThatThrewIsTriedAgain) {
    failures_left = 1;
    {
        const auto runner = must(Runner::start(app(), repeating));
        wait_for_runs(1);
    }
    now_ = now_ + seconds(10);
    EXPECT_TRUE(must(take_job(app(), housekeeping)));
}

TEST_F(JobsTest, AJobOfOnceIsGoneWhenItIsDone) {
    must(ensure_repeating_job(app(), JobKind::Housekeeping));
    {
        const auto runner = must(Runner::start(app(), once));
        wait_for_runs(1);
    }
    now_ = now_ + days(1);
    EXPECT_FALSE(must(take_job(app(), housekeeping)));
}

TEST_F(JobsTest, StoppingEndsTheRunningJobAndLeavesItForTheNextStart) {
    auto runner = must(Runner::start(app(), endless));
    wait_for_runs(1);
    const auto before = std::chrono::steady_clock::now();
    runner.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
    EXPECT_TRUE(must(take_job(app(), housekeeping)));
}

TEST_F(JobsTest, HousekeepingDeletesWhatHasEndedAndNothingElse) {
    must(create_user(app(), {.login = "ray", .name = "Ray", .role = Role::Moderator, .password = "correct horse"}));
    const auto signed_in = must(sign_in(app(), {.login = "ray", .password = "correct horse", .address = "127.0.0.1"}));
    EXPECT_FALSE(sign_in(app(), {.login = "ray", .password = "wrong horse", .address = "127.0.0.1"}));
    must(create_invitation(app(), "ray"));
    EXPECT_EQ(must(sweep(app(), {})).sessions, 0);
    EXPECT_TRUE(find_session_caller(app(), signed_in.session));
    now_ = now_ + days(15);
    const Swept swept = must(sweep(app(), {}));
    EXPECT_EQ(swept.sessions, 1);
    EXPECT_EQ(swept.invitations, 1);
    EXPECT_EQ(swept.sign_in_attempts, 2);
    EXPECT_EQ(must(sweep(app(), {})).sessions, 0);
}

TEST_F(JobsTest, EveryKindHasOneHandler) {
    std::vector<JobKind> kinds;
    for (const auto& table : {handlers(), file_handlers(), fetch_handlers(), import_handlers()}) {
        for (const Handler& handler : table) kinds.push_back(handler.kind);
    }
    std::ranges::sort(kinds);
    EXPECT_EQ(std::ranges::unique(kinds).begin(), kinds.end());
}

TEST_F(JobsTest, NobodyWaitsForALinkWhileOrdersAreImported) {
    const auto is_import = [](const Handler& handler) { return handler.kind == JobKind::OrderImport; };
    EXPECT_TRUE(std::ranges::none_of(handlers(), is_import));
    EXPECT_TRUE(std::ranges::all_of(import_handlers(), is_import));
    EXPECT_FALSE(import_handlers().empty());
}

}  // namespace
}  // namespace stoa::jobs
