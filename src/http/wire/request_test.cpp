#include "http/wire/request.h"

#include <gtest/gtest.h>

namespace stoa::http {
namespace {

using Segments = std::vector<std::string>;
using Query = std::vector<std::pair<std::string, std::string>>;

TEST(Target, ReadsPathAndQuery) {
    struct Case {
        const char* text;
        Segments segments;
        Query query;
    };
    const Case cases[] = {
        {"/", {}, {}},
        {"/v1/session", {"v1", "session"}, {}},
        {"/a%2Fb/c", {"a/b", "c"}, {}},
        {"/a+b", {"a+b"}, {}},
        {"/a//b/", {"a", "", "b", ""}, {}},
        {"/x?search=red+shoe&limit=5", {"x"}, {{"search", "red shoe"}, {"limit", "5"}}},
        {"/x?a=%C3%A4&b", {"x"}, {{"a", "ä"}, {"b", ""}}},
        {"/x?&&a=1=2", {"x"}, {{"a", "1=2"}}},
        {"http://stoa.example/v1?x=1", {"v1"}, {{"x", "1"}}},
        {"https://stoa.example", {}, {}},
        {"/..%2f..%2fetc/passwd", {"../../etc", "passwd"}, {}},
    };
    for (const Case& c : cases) {
        const auto target = Target::parse(c.text);
        ASSERT_TRUE(target) << c.text;
        EXPECT_EQ(target->segments, c.segments) << c.text;
        EXPECT_EQ(target->query, c.query) << c.text;
    }
}

TEST(Target, RefusesWhatIsNoAddress) {
    const std::pair<std::string, std::string_view> cases[] = {
        {"", "malformed_request"},
        {"*", "malformed_request"},
        {"stoa.example:80", "malformed_request"},
        {"/%", "malformed_request"},
        {"/%4", "malformed_request"},
        {"/%zz", "malformed_request"},
        {"/a#b", "malformed_request"},
        {"/%00", "invalid_encoding"},
        {"/%ff", "invalid_encoding"},
        {"/%c0%af", "invalid_encoding"},
        {"/x?a=%ed%a0%80", "invalid_encoding"},
        {"/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", "malformed_request"},
    };
    for (const auto& [text, code] : cases) {
        const auto target = Target::parse(text);
        ASSERT_FALSE(target) << text;
        EXPECT_EQ(target.error().code(), code) << text;
    }
}

TEST(Target, LimitsItsParameters) {
    std::string text = "/x?";
    for (std::size_t i = 0; i <= Target::parameters_max; ++i) text += "a=1&";
    EXPECT_FALSE(Target::parse(text));
}

TEST(Cookies, AreFoundByTheirExactName) {
    struct Case {
        const char* header;
        std::optional<std::string_view> value;
    };
    const Case cases[] = {
        {"", std::nullopt},
        {"stoa_session=abc", "abc"},
        {"a=1; stoa_session=abc; b=2", "abc"},
        {"a=1;stoa_session=abc", "abc"},
        {"xstoa_session=evil; stoa_session=abc", "abc"},
        {"stoa_session=\"abc\"", "abc"},
        {"stoa_session=", ""},
        {"stoa_session", std::nullopt},
        {";;;", std::nullopt},
        {"stoa_session=a=b", "a=b"},
    };
    for (const Case& c : cases) EXPECT_EQ(find_cookie(c.header, session_cookie), c.value) << c.header;
}

TEST(Credentials, TakeTheTokenFirst) {
    Headers headers;
    EXPECT_EQ(find_credential(headers).kind, Credential::Kind::None);
    headers.cookie = "stoa_session=abc";
    EXPECT_EQ(find_credential(headers).kind, Credential::Kind::Session);
    EXPECT_EQ(find_credential(headers).secret, "abc");
    headers.authorization = "bearer  xyz ";
    EXPECT_EQ(find_credential(headers).kind, Credential::Kind::Token);
    EXPECT_EQ(find_credential(headers).secret, "xyz");
    headers.authorization = "Basic xyz";
    EXPECT_EQ(find_credential(headers).kind, Credential::Kind::Session);
}

TEST(SameOrigin, IsSaidByTheBrowserOrShownByOrigin) {
    struct Case {
        const char* fetch_site;
        const char* origin;
        const char* host;
        Scheme scheme;
        bool same;
    };
    const Case cases[] = {
        {"same-origin", "", "a.example", Scheme::Any, true},
        {"none", "", "a.example", Scheme::Any, true},
        {"same-site", "http://a.example", "a.example", Scheme::Any, false},
        {"cross-site", "http://a.example", "a.example", Scheme::Any, false},
        {"", "", "a.example", Scheme::Any, false},
        {"", "null", "a.example", Scheme::Any, false},
        {"", "http://a.example", "a.example", Scheme::Any, true},
        {"", "https://a.example", "a.example", Scheme::Any, true},
        {"", "http://a.example", "a.example", Scheme::Https, false},
        {"", "https://a.example", "a.example", Scheme::Https, true},
        {"", "http://a.example:81", "a.example", Scheme::Any, false},
        {"", "http://a.example.evil", "a.example", Scheme::Any, false},
        {"", "http://", "", Scheme::Any, false},
    };
    for (const Case& c : cases) {
        Headers headers;
        headers.fetch_site = c.fetch_site;
        headers.origin = c.origin;
        headers.host = c.host;
        EXPECT_EQ(is_same_origin(headers, c.scheme), c.same) << c.fetch_site << "|" << c.origin << "|" << c.host;
    }
}

TEST(Headers, KeepsWhatIsAskedFor) {
    Headers headers;
    headers.add("COOKIE", "a=1");
    headers.add("Cookie", "b=2");
    headers.add("Accept-Language", "de");
    headers.add("accept-language", "en");
    headers.add("X-Forwarded-For", "192.0.2.1");
    headers.add("X-Other", "x");
    EXPECT_EQ(headers.cookie, "a=1; b=2");
    EXPECT_EQ(headers.accept_language, "de, en");
    EXPECT_EQ(headers.forwarded, "192.0.2.1");
}

}  // namespace
}  // namespace stoa::http
