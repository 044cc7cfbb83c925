#include "mail/compose/link.h"

#include <gtest/gtest.h>

#include <string>

namespace stoa::mail {
namespace {

TEST(Link, IsOfTheWeb) {
    for (const char* good : {"https://larkspur.example", "http://127.0.0.1:8080/a?b=c&d='e'#f", "https://[::1]/%C3%A4"})
        EXPECT_TRUE(is_web_link(good)) << good;
    for (const char* bad :
         {"", "https://", "https:///a", "//larkspur.example", "javascript:alert(1)", "HTTPS://larkspur.example", "https://a b.example",
          "https://a.example/\"", "https://a.example/<b>", "https://a.example/\n", "https://ä.example", "https:\\\\a.example"})
        EXPECT_FALSE(is_web_link(bad)) << bad;
    EXPECT_FALSE(is_web_link("https://a.example/" + std::string(url_size_bytes_max, 'x')));
    EXPECT_TRUE(is_secure_link("https://a.example"));
    EXPECT_FALSE(is_secure_link("http://a.example"));
}

}  // namespace
}  // namespace stoa::mail
