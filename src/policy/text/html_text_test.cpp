#include "policy/text/html_text.h"

#include <gtest/gtest.h>

namespace stoa::policy {
namespace {

HtmlText read(std::string_view source) { return read_html(MappedText::of(source)); }

std::string shown(const HtmlText& html) { return to_utf8(html.visible.text()); }

TEST(HtmlText, KnowsThePlacesOfCharacters) {
    const HtmlText html = read("<p>1<b>2</b>&#51;&eacute;</p>");
    ASSERT_EQ(shown(html), "\u2029123é\u2028");
    EXPECT_EQ(html.visible.given(1, 4), (Span{3, 17}));
    EXPECT_EQ(html.visible.given(4, 5), (Span{17, 25}));
}

TEST(HtmlText, ListsElementsWithTheirParents) {
    const HtmlText html = read("<ul><li>a<li><i>b</i></ul><p>c<p>d<br>e");
    std::string tree;
    for (const HtmlElement& element : html.elements)
        tree += element.name + (element.parent == HtmlElement::none ? " " : ":" + html.elements[element.parent].name + " ");
    EXPECT_EQ(tree, "ul li:ul li:ul i:li p p br:p ");
}

TEST(HtmlText, ReadsAttributesOfAllKinds) {
    const HtmlText html = read("<img SRC='a&amp;b' width=1 alt hidden/>");
    ASSERT_EQ(html.elements.size(), 1U);
    EXPECT_EQ(html.elements[0].value("src"), "a&b");
    EXPECT_EQ(html.elements[0].find("width")->span, (Span{19, 26}));
    EXPECT_TRUE(html.elements[0].find("alt"));
    EXPECT_TRUE(html.elements[0].find("hidden"));
    EXPECT_FALSE(html.elements[0].find("src2"));
}

TEST(HtmlText, KeepsSheetsApart) {
    const HtmlText html = read("<style>p{color:red}</style><script>x()</script>a<!-- b -->");
    EXPECT_EQ(shown(html), "a");
    ASSERT_EQ(html.sheets.size(), 1U);
    EXPECT_EQ(to_utf8(html.sheets[0].text()), "p{color:red}");
}

TEST(HtmlText, ShowsWhatIsNeverClosed) { EXPECT_EQ(shown(read("<style>Call 1")), "Call 1"); }

}  // namespace
}  // namespace stoa::policy
