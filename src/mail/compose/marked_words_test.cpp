#include "mail/compose/marked_words.h"

#include <gtest/gtest.h>

namespace stoa::mail {
namespace {

// "{" and "}n" are the marks, "/" a line end, "<X>" what is not seen.
std::string shown(std::string_view words, const std::vector<Fault>& faults = {}) {
    using Kind = WordsPart::Kind;
    std::string out;
    for (const WordsPart& part : cut_words(words, find_marks(words, faults))) {
        if (part.kind == Kind::Text) out += part.text;
        if (part.kind == Kind::Hidden) out += "<" + part.text + ">";
        if (part.kind == Kind::LineEnd) out += "/";
        if (part.kind == Kind::MarkBegin) out += "{";
        if (part.kind != Kind::MarkEnd) continue;
        out += "}";
        for (const std::size_t fault : part.faults) out += std::to_string(fault);
    }
    return out;
}

TEST(MarkedWords, CutsLines) {
    EXPECT_EQ(shown("a\nb\r\nc\rd\u2028e\n"), "a/b/c/d/e");
    EXPECT_EQ(shown("a\n\n\n\n\n\n\nb\n\n"), "a///b");
    EXPECT_EQ(shown(""), "");
    EXPECT_EQ(shown(" \n \n"), "");
}

TEST(MarkedWords, MarksByCodePoints) {
    EXPECT_EQ(shown("grün 漢字 x", {{5, 7, "", ""}}), "grün {漢字}1 x");
    EXPECT_EQ(shown("abc", {{0, 3, "", ""}}), "{abc}1");
    EXPECT_EQ(shown("abc", {{1, 100, "", ""}}), "a{bc}1");
    EXPECT_EQ(shown("abc", {{0, 0, "", ""}, {2, 1, "", ""}, {7, 9, "", ""}, {SIZE_MAX - 1, SIZE_MAX, "", ""}}), "abc");
    EXPECT_EQ(shown("a\nb  ", {{0, 3, "", ""}, {3, 5, "", ""}}), "{a/b}1{  }2");
}

TEST(MarkedWords, JoinsWhatOverlaps) {
    EXPECT_EQ(shown("abcdef", {{3, 5, "", ""}, {1, 4, "", ""}, {2, 3, "", ""}}), "a{bcde}231f");
    EXPECT_EQ(shown("abcdef", {{2, 4, "", ""}, {0, 2, "", ""}}), "{ab}2{cd}1ef");
}

TEST(MarkedWords, MarksWhatIsNotSeen) {
    EXPECT_EQ(shown("a\u200b\u200bb", {{1, 3, "", ""}}), "a{<ZWSP ×2>}1b");
    // A run of them is shown whole where a mark ends within it.
    EXPECT_EQ(shown("a\u200b\u200bb", {{1, 2, "", ""}}), "a{<ZWSP ×2>}1b");
    EXPECT_EQ(shown("a\u200b\u200bb", {{2, 3, "", ""}}), "a<ZWSP ×2>{}1b");
}

TEST(MarkedWords, ReadsNoMoreFaultsThanItsLimit) {
    const std::vector<Fault> faults(Refusal::faults_max * 2, Fault{.begin = 0, .end = 1, .why = ""});
    EXPECT_EQ(find_marks("ab", faults).front().faults.size(), Refusal::faults_max);
}

}  // namespace
}  // namespace stoa::mail
