#include "lmtp/path.h"

#include <gtest/gtest.h>

namespace stoa::lmtp {
namespace {

struct Sound {
    std::string_view text;
    std::string_view address;
    std::size_t size_bytes;  // 0: all of the text.
};

TEST(Path, ReadsWhatTheGrammarAllows) {
    const std::string local(local_part_size_bytes_max, 'l');
    const std::string label(label_size_bytes_max, 'd');
    const std::string longest = "<" + local + "@" + label + "." + label + "." + std::string(61, 'd') + ">";
    for (const Sound& sound : {
             Sound{"<a@b.example>", "a@b.example", 0},
             Sound{"<A.b+c@D.Example> SIZE=3", "A.b+c@d.example", 17},
             Sound{"<a@b>rest", "a@b", 5},
             Sound{"<!#$%&'*+-/=?^_`{|}~@b.example>", "!#$%&'*+-/=?^_`{|}~@b.example", 0},
             Sound{R"(<"a b"@c.example>)", R"("a b"@c.example)", 0},
             Sound{R"(<"a.b"@c.example>)", "a.b@c.example", 0},
             Sound{R"(<"a\b"@c.example>)", "ab@c.example", 0},
             Sound{R"(<"a\"\\>@"@c.example>)", R"("a\"\\>@"@c.example)", 0},
             Sound{R"(<""@c.example>)", R"(""@c.example)", 0},
             Sound{R"(<"a..b"@c.example>)", R"("a..b"@c.example)", 0},
             Sound{"<a@[192.0.2.1]>", "a@[192.0.2.1]", 0},
             Sound{"<a@[ipv6:2001:DB8::1]>", "a@[IPv6:2001:db8::1]", 0},
             Sound{"<@one.example,@two.example:a@b.example>", "a@b.example", 0},
             Sound{"<@[192.0.2.1]:a@b.example>", "a@b.example", 0},
             Sound{"<jürgen@bücher.example>", "jürgen@bücher.example", 0},
             Sound{"<\"ü \"@b.example>", "\"ü \"@b.example", 0},
             Sound{longest, std::string_view(longest).substr(1, 254), 0},
         }) {
        const auto path = parse_path(sound.text, PathKind::Forward);
        ASSERT_TRUE(path) << sound.text << ": " << path.error().message;
        EXPECT_EQ(path->address, sound.address);
        EXPECT_EQ(path->size_bytes, sound.size_bytes == 0 ? sound.text.size() : sound.size_bytes) << sound.text;
        EXPECT_EQ(path->is_ascii, !sound.address.contains("ü")) << sound.text;
    }
}

TEST(Path, RefusesWhatItDoesNot) {
    const std::string long_local = "<" + std::string(local_part_size_bytes_max + 1, 'l') + "@b.example>";
    const std::string long_label = "<a@" + std::string(label_size_bytes_max + 1, 'd') + ".example>";
    const std::string label = std::string(label_size_bytes_max, 'd') + ".";
    const std::string long_path = "<" + std::string(local_part_size_bytes_max, 'l') + "@" + label + label + std::string(62, 'd') + ">";
    const std::string long_domain = "<a@" + label + label + label + label + "d>";
    for (const std::string_view text : {
             std::string_view(""),
             std::string_view("a@b.example"),
             std::string_view("<a@b.example"),
             std::string_view("<a>"),
             std::string_view("<@b.example>"),
             std::string_view("<a@>"),
             std::string_view("< a@b.example>"),
             std::string_view("<a@b.example >"),
             std::string_view("<<a@b.example>>"),
             std::string_view("<a@b@c.example>"),
             std::string_view("<.a@b.example>"),
             std::string_view("<a.@b.example>"),
             std::string_view("<a..b@b.example>"),
             std::string_view("<a b@c.example>"),
             std::string_view("<a(x)@b.example>"),
             std::string_view("<a@b..example>"),
             std::string_view("<a@.example>"),
             std::string_view("<a@b.example.>"),
             std::string_view("<a@-b.example>"),
             std::string_view("<a@b-.example>"),
             std::string_view("<a@b_c.example>"),
             std::string_view("<a@b.example,c@d.example>"),
             std::string_view("<\"a@b.example>"),
             std::string_view("<\"a\"b@c.example>"),
             std::string_view("<\"a\tb\"@c.example>"),
             std::string_view("<\"a\\ü\"@c.example>"),
             std::string_view("<\"a\\"),
             std::string_view("<a@[192.0.2.256]>"),
             std::string_view("<a@[192.0.2]>"),
             std::string_view("<a@[IPv6:2001:db8:::1]>"),
             std::string_view("<a@[x400:c=de]>"),
             std::string_view("<a@[192.0.2.1>"),
             std::string_view("<a@[]>"),
             std::string_view("<@one.example a@b.example>"),
             std::string_view("<@one.example,two.example:a@b.example>"),
             std::string_view("<@:a@b.example>"),
             std::string_view("<a@b.ex\xffmple>"),
             std::string_view("<a\0b@c.example>", 15),
             std::string_view(long_local),
             std::string_view(long_label),
             std::string_view(long_path),
             std::string_view(long_domain),
         }) {
        EXPECT_FALSE(parse_path(text, PathKind::Forward)) << text;
        EXPECT_FALSE(parse_path(text, PathKind::Reverse)) << text;
    }
}

TEST(Path, KnowsWhichKindMayBeWhat) {
    ASSERT_TRUE(parse_path("<>", PathKind::Reverse));
    EXPECT_EQ(parse_path("<> SIZE=1", PathKind::Reverse)->address, "");
    EXPECT_EQ(parse_path("<> SIZE=1", PathKind::Reverse)->size_bytes, 2U);
    EXPECT_FALSE(parse_path("<>", PathKind::Forward));
    ASSERT_TRUE(parse_path("<PostMaster>", PathKind::Forward));
    EXPECT_EQ(parse_path("<PostMaster>", PathKind::Forward)->address, "postmaster");
    EXPECT_FALSE(parse_path("<Postmaster>", PathKind::Reverse));
}

}  // namespace
}  // namespace stoa::lmtp
