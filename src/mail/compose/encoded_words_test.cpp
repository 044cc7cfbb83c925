#include "mail/compose/encoded_words.h"

#include <gmime/gmime.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "mail/gmime.h"

namespace stoa::mail {
namespace {

std::string decoded(const std::string& text) {
    prepare_gmime();
    char* read = g_mime_utils_header_decode_text(nullptr, text.c_str());
    const std::string copy = read;
    g_free(read);
    return copy;
}

TEST(EncodedWords, LeaveAsciiAsItIs) {
    EXPECT_EQ(encoded_text("A kettle = 2 litres?"), "A kettle = 2 litres?");
    EXPECT_EQ(encoded_phrase("Birch & Tin"), "\"Birch & Tin\"");
    EXPECT_EQ(quoted_string("a\"b\\c"), "\"a\\\"b\\\\c\"");
}

TEST(EncodedWords, AreShortAndOfWholeCharacters) {
    EXPECT_EQ(encoded_text("ä"), "=?UTF-8?B?w6Q=?=");
    for (const std::string_view piece : {"ä", "蓋", "👩", "a蓋👩", "a蓋蓋蓋蓋蓋蓋蓋蓋蓋蓋蓋蓋蓋蓋蓋蓋ä", " "}) {
        std::string text = "é";
        for (int i = 0; i < 30; ++i) text += piece;
        const std::string words = encoded_text(text);
        EXPECT_EQ(decoded(words), text);
        for (const std::string_view word : split(words, ' ')) {
            EXPECT_LE(word.size(), 75U);
            if (!word.starts_with("=?UTF-8?B?")) continue;
            EXPECT_TRUE(is_valid_utf8(*from_base64(word.substr(10, word.size() - 12))));
        }
    }
}

TEST(EncodedWords, EncodeWhatOnlyLooksLikeThem) {
    const std::string text = "=?utf-8?q?=0D=0ABcc?=";
    EXPECT_NE(encoded_text(text), text);
    EXPECT_EQ(decoded(encoded_text(text)), text);
}

}  // namespace
}  // namespace stoa::mail
