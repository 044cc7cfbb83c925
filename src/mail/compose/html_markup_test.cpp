#include "mail/compose/html_markup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mail/escape_html.h"

namespace stoa::mail {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(HtmlMarkup, EscapesEverything) {
    EXPECT_EQ(escape_html("<a href=\"x\">'&'</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

TEST(HtmlMarkup, PutsSentencesOnOneLine) {
    EXPECT_EQ(sentence_html("a\r\nb\u2028c <b>"), "a b c &lt;b&gt;");
    EXPECT_THAT(sentence_html("a\u202eb"), HasSubstr(" dir=\"ltr\" title=\"U+202E\">RLO</span>b"));
}

TEST(HtmlMarkup, KeepsLinesAndBlanksOfWords) {
    EXPECT_EQ(words_html(cut_words(" a  b   c\n\td e")), "\u00a0a\u00a0 b\u00a0\u00a0 c<br>\n\u00a0d e");
}

TEST(HtmlMarkup, MarksPlaces) {
    const std::vector<Fault> faults{{2, 5, "", ""}, {4, 7, "", ""}};
    const std::string html = words_html(cut_words("a bcdef g", find_marks("a bcdef g", faults)));
    EXPECT_THAT(html, testing::ContainsRegex("^a <mark [^>]*>bcdef</mark><span [^>]*>\\(1, 2\\)</span> g$"));
}

TEST(HtmlMarkup, GrowsLittleByWhatIsNotSeen) {
    std::string words;
    for (int i = 0; i < 10'000; ++i) words += "\u200b\u202e";
    EXPECT_LT(words_html(cut_words(words)).size(), 200'000U);
}

TEST(HtmlMarkup, LinksButtons) {
    const Link link{.label = "Open & read", .url = "https://larkspur.example/?a=1&b='2'"};
    const std::string html = button_html(link, "Or open this address:");
    EXPECT_THAT(html, HasSubstr(" href=\"https://larkspur.example/?a=1&amp;b=&#39;2&#39;\">"));
    EXPECT_THAT(html, HasSubstr("Open &amp; read"));
    EXPECT_THAT(html, HasSubstr(">https://larkspur.example/?a=1&amp;b=&#39;2&#39;</a></p>"));
    EXPECT_THAT(button_html(link, ""), Not(HasSubstr("Or open")));
}

}  // namespace
}  // namespace stoa::mail
