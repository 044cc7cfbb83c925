#include "lmtp/reply.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace stoa::lmtp {
namespace {

struct Case {
    Reply reply;
    Characters characters;
    std::string_view written;
};

TEST(Replies, AreWrittenSafely) {
    for (const Case& example : {
             Case{{250, "2.1.5", "Yes."}, Characters::Ascii, "250 2.1.5 Yes.\r\n"},
             Case{{354, "", "Go on."}, Characters::Ascii, "354 Go on.\r\n"},
             Case{{250, "2.1.5", ""}, Characters::Ascii, "250 2.1.5\r\n"},
             Case{{550, "5.7.1", "One.\r\n250 2.0.0 Two.\t\x1b[31m"}, Characters::Ascii, "550 5.7.1 One.  250 2.0.0 Two.  [31m\r\n"},
             Case{{550, "5.7.1", "Grüße €"}, Characters::Ascii, "550 5.7.1 Gr??e ?\r\n"},
             Case{{550, "5.7.1", "Grüße €"}, Characters::Utf8, "550 5.7.1 Grüße €\r\n"},
             Case{{550, "5.7.1",
                   "a\xff"
                   "b"},
                  Characters::Utf8,
                  "550 5.7.1 a?b\r\n"},
             Case{{550, "5.7.1",
                   "a\xc2\x85"
                   "b\xe2\x80\xa8"
                   "c\xe2\x80\xae"
                   "d\xe2\x81\xa6"
                   "e"},
                  Characters::Utf8,
                  "550 5.7.1 a b c d e\r\n"},
             Case{{550, "5.7.1", std::string("a\0b", 3)}, Characters::Utf8, "550 5.7.1 a b\r\n"},
         }) {
        EXPECT_EQ(write_reply(example.reply, example.characters), example.written);
    }
}

TEST(Replies, AreFoldedBetweenWords) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "word" + std::to_string(i) + " ";
    const std::string lines = write_reply({550, "5.7.1", text}, Characters::Ascii);
    std::string joined;
    const auto parts = split(lines, '\n');
    ASSERT_GE(parts.size(), 5U);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        EXPECT_LE(parts[i].size() + 1, reply_line_size_bytes_max);
        EXPECT_TRUE(parts[i].starts_with(i + 2 == parts.size() ? "550 5.7.1 " : "550-5.7.1 ")) << parts[i];
        EXPECT_TRUE(parts[i].ends_with('\r'));
        joined += std::string(parts[i].substr(10, parts[i].size() - 11)) + " ";
    }
    EXPECT_EQ(joined, text);
}

TEST(Replies, CutVeryLongWordsBetweenCharacters) {
    std::string text = "x";
    for (int i = 0; i < 3'000; ++i) text += "€";
    const std::string lines = write_reply({550, "5.7.1", text}, Characters::Utf8);
    EXPECT_TRUE(is_valid_utf8(lines));
    EXPECT_LE(lines.size(), reply_text_size_bytes_max + 200);
    EXPECT_GE(lines.size(), reply_text_size_bytes_max);
    for (const std::string_view line : split(lines, '\n')) EXPECT_LE(line.size() + 1, reply_line_size_bytes_max);
}

TEST(Replies, AreOutcomesOrNot) {
    for (const Reply& reply : {Reply{250, "2.1.5", ""}, Reply{451, "4.3.0", ""}, Reply{550, "5.711.999", ""}})
        EXPECT_TRUE(is_outcome(reply));
    for (const Reply& reply : {Reply{}, Reply{250, "", ""}, Reply{250, "5.1.1", ""}, Reply{354, "3.0.0", ""}, Reply{421, "4.3.2", ""},
                               Reply{550, "5.1", ""}, Reply{550, "5.1.1\r\n", ""}, Reply{550, "5.1234.1", ""}, Reply{5500, "5.1.1", ""}}) {
        EXPECT_FALSE(is_outcome(reply)) << reply.code << " " << reply.status;
    }
}

}  // namespace
}  // namespace stoa::lmtp
