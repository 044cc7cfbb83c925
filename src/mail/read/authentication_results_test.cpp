#include "mail/read/authentication_results.h"

#include <gtest/gtest.h>

namespace stoa::mail {
namespace {

TEST(AuthenticationResults, AreRead) {
    const auto found = parse_authentication_results(
        "mx.example; spf=pass (ip ok; (really)) smtp.mailfrom=a@Mail.Example;\r\n dkim=fail reason=\"bad; signature\" header.d=one.example;"
        " dkim=pass header.i=@two.example header.s=k; dmarc=pass (p=NONE) header.from=shop.example",
        "MX.example");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->spf.result, MethodResult::Pass);
    EXPECT_EQ(found->spf.domain, "mail.example");
    ASSERT_EQ(found->dkim.size(), 2U);
    EXPECT_EQ(found->dkim[0].result, MethodResult::Fail);
    EXPECT_EQ(found->dkim[0].domain, "one.example");
    EXPECT_EQ(found->dkim[1].domain, "two.example");
    EXPECT_EQ(found->dmarc.result, MethodResult::Pass);
    EXPECT_EQ(found->dmarc.domain, "shop.example");
}

TEST(AuthenticationResults, AreBelievedOfOneServerOnly) {
    const char* const others[] = {
        "other.example; spf=pass",
        "mx.example.evil; spf=pass",
        "mx.example 2; spf=pass",
        "(mx.example) evil; spf=pass",
        "",
        "; spf=pass",
        "spf=pass",
    };
    for (const char* const value : others) EXPECT_FALSE(parse_authentication_results(value, "mx.example")) << value;
    EXPECT_TRUE(parse_authentication_results("mx.example 1; none", "mx.example"));
    EXPECT_TRUE(parse_authentication_results("(c) mx.example (c) 1 (c); none", "mx.example"));
    EXPECT_TRUE(parse_authentication_results("\"mx.example\"; none", "mx.example"));
}

TEST(AuthenticationResults, CannotBeForgedFromWithin) {
    struct Case {
        const char* value;
        MethodResult spf;
        const char* domain;
    };
    const Case cases[] = {
        {"mx.example; spf=fail smtp.mailfrom=\"x; spf=pass\"@evil.example", MethodResult::Fail, "evil.example"},
        {"mx.example; spf=pass smtp.mailfrom=\"a@shop.example\"@evil.example", MethodResult::Pass, "evil.example"},
        {"mx.example; spf=fail (; spf=pass smtp.mailfrom=shop.example)", MethodResult::Fail, ""},
        {"mx.example; spf=fail (\\); spf=pass)", MethodResult::Fail, ""},
        {"mx.example; spf=fail; spf=pass smtp.mailfrom=shop.example", MethodResult::Fail, ""},
        {"mx.example; spf=passed smtp.mailfrom=shop.example", MethodResult::None, "shop.example"},
        {"mx.example; spf/1=softfail smtp.helo=h.example", MethodResult::SoftFail, "h.example"},
        {"mx.example; spf = temperror smtp.mailfrom = shop.example", MethodResult::TemporaryError, "shop.example"},
        {"mx.example; none", MethodResult::None, ""},
        {"mx.example; ==; spf=neutral", MethodResult::Neutral, ""},
    };
    for (const Case& c : cases) {
        const auto found = parse_authentication_results(c.value, "mx.example");
        ASSERT_TRUE(found) << c.value;
        EXPECT_EQ(found->spf.result, c.spf) << c.value;
        EXPECT_EQ(found->spf.domain, c.domain) << c.value;
    }
}

}  // namespace
}  // namespace stoa::mail
