#include "cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace stoa::cli {
namespace {

struct ProgressTest : testing::Test {
    std::istringstream in;
    std::ostringstream out, err;
    Timestamp now{1'000'000};
    Clock clock = [this] { return now; };

    std::string drawn() {
        const std::string text = err.str();
        err.str("");
        return text;
    }
};

TEST_F(ProgressTest, OutsideOfATerminalALineEveryFiveSeconds) {
    const Terminal terminal{in, out, err};
    Progress progress(terminal, 1000, "orders", clock);
    now = now + seconds(4);
    progress.update(100, 10);
    EXPECT_EQ(drawn(), "");
    now = now + seconds(1);
    progress.update(250, 50);
    EXPECT_EQ(drawn(), " 25 %  50 orders, 10 a second, 15 s left\n");
    progress.update(260, 52);
    EXPECT_EQ(drawn(), "");
}

TEST_F(ProgressTest, OnATerminalABarThatIsTakenOffAtTheEnd) {
    const Terminal terminal{.in = in, .out = out, .err = err, .err_is_tty = true};
    {
        Progress progress(terminal, 1000, "orders", clock);
        now = now + seconds(2);
        progress.update(500, 20);
        EXPECT_EQ(drawn(), "\r\x1b[K[############............]  50 %  20 orders, 10 a second, 2 s left");
        progress.say("a.txt:3: sku: is wrong");
        EXPECT_EQ(drawn(), "\r\x1b[Ka.txt:3: sku: is wrong\n");
        now = now + seconds(2);
        progress.update(750, 30);
        drawn();
    }
    EXPECT_EQ(drawn(), "\r\x1b[K");
}

TEST_F(ProgressTest, WhatWasDoneBeforeDoesNotShortenTheTimeLeft) {
    const Terminal terminal{in, out, err};
    Progress progress(terminal, 1000, "orders", clock);
    progress.skip(800);
    now = now + seconds(10);
    progress.update(900, 10);
    EXPECT_THAT(drawn(), testing::HasSubstr("10 s left"));
}

TEST(DescribeSeconds, UsesTheUnitsThatMatter) {
    EXPECT_EQ(describe_seconds(59), "59 s");
    EXPECT_EQ(describe_seconds(200), "3 min 20 s");
    EXPECT_EQ(describe_seconds(7500), "2 h 5 min");
}

}  // namespace
}  // namespace stoa::cli
