#include "policy/text/url.h"

#include <gtest/gtest.h>

namespace stoa::policy {
namespace {

TEST(Url, IsReadAsBrowsersDo) {
    const Url url = read_url(" HTTPS://user:secret@Shop.Example:8443/a/b.png?x=1&y=%41#top ");
    EXPECT_EQ(url.scheme, "https");
    EXPECT_EQ(url.host, "shop.example");
    EXPECT_EQ(url.path, "/a/b.png");
    EXPECT_EQ(url.query, "x=1&y=%41");
    EXPECT_EQ(read_query(url.query)[1], std::pair(std::string("y"), std::string("A")));
}

TEST(Url, HidesNoHost) {
    EXPECT_EQ(read_url("https://www.amazon.com@evil.example/").host, "evil.example");
    EXPECT_EQ(read_url("//evil.example/a").host, "evil.example");
    EXPECT_EQ(read_url("https:\\\\evil.example\\a").host, "evil.example");
    EXPECT_EQ(read_url("ht\ntps://evil.example").host, "evil.example");
    EXPECT_EQ(read_url("https://evil.example./").host, "evil.example");
    EXPECT_EQ(read_url("/images/a.png").host, "");
    EXPECT_EQ(read_url("data:image/gif;base64,AA").path, "image/gif;base64,AA");
}

}  // namespace
}  // namespace stoa::policy
