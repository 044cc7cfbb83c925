#include "fetch/address_range.h"

#include <gtest/gtest.h>

#include <string>

namespace stoa::fetch {
namespace {

struct Case {
    const char* address;
    bool is_public;
};

class Addresses : public testing::TestWithParam<Case> {};

TEST_P(Addresses, AreThePublicsOrNot) {
    const auto address = parse_address(GetParam().address);
    ASSERT_TRUE(address) << GetParam().address;
    EXPECT_EQ(is_public(*address), GetParam().is_public) << GetParam().address;
}

INSTANTIATE_TEST_SUITE_P(All, Addresses,
                         testing::Values(Case{"8.8.8.8", true}, Case{"93.184.216.34", true}, Case{"172.15.255.255", true},
                                         Case{"172.32.0.1", true}, Case{"100.63.255.255", true}, Case{"192.169.0.1", true},
                                         Case{"223.255.255.255", true}, Case{"0.0.0.0", false}, Case{"10.0.0.1", false},
                                         Case{"127.0.0.1", false}, Case{"127.255.255.254", false}, Case{"169.254.169.254", false},
                                         Case{"172.16.0.1", false}, Case{"172.31.255.255", false}, Case{"192.168.1.1", false},
                                         Case{"100.64.0.1", false}, Case{"192.0.2.7", false}, Case{"198.19.255.255", false},
                                         Case{"224.0.0.1", false}, Case{"255.255.255.255", false}));
INSTANTIATE_TEST_SUITE_P(OfIpv6, Addresses,
                         testing::Values(Case{"2606:4700::1111", true}, Case{"2a00:1450:4001:81b::200e", true}, Case{"::1", false},
                                         Case{"::", false}, Case{"fe80::1", false}, Case{"fc00::1", false}, Case{"fd12:3456::1", false},
                                         Case{"ff02::1", false}, Case{"2001:db8::1", false}, Case{"2002:7f00:1::", false},
                                         Case{"2001::1", false}, Case{"3fff::1", false}, Case{"::ffff:127.0.0.1", false},
                                         Case{"::ffff:8.8.8.8", true}, Case{"64:ff9b::a00:1", false}, Case{"64:ff9b::808:808", true},
                                         Case{"::127.0.0.1", false}));

TEST(AddressRanges, HoldWhatSharesTheirFirstBits) {
    const auto range = parse_address_range("10.1.16.0/20");
    ASSERT_TRUE(range);
    for (const char* inside : {"10.1.16.0", "10.1.31.255", "::ffff:10.1.20.1"})
        EXPECT_TRUE(contains(*range, *parse_address(inside))) << inside;
    for (const char* outside : {"10.1.15.255", "10.1.32.0", "11.1.16.0", "::10.1.16.0"})
        EXPECT_FALSE(contains(*range, *parse_address(outside))) << outside;
    const auto one = parse_address_range("fd00::7");
    ASSERT_TRUE(one);
    EXPECT_TRUE(contains(*one, *parse_address("fd00::7")));
    EXPECT_FALSE(contains(*one, *parse_address("fd00::6")));
}

TEST(AddressRanges, AreRefusedWhereTheyAreNone) {
    for (const char* text :
         {"", "10.0.0.0/", "10.0.0.0/33", "10.0.0.1/8", "fd00::/129", "fd00::1/8", "10.0.0", "example.com", "10.0.0.0/8x", "10.0.0.0/-1"})
        EXPECT_FALSE(parse_address_range(text)) << text;
}

}  // namespace
}  // namespace stoa::fetch
