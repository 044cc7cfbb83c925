#include "app/mail/remote_images.h"

#include <gmock/gmock.h>

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RemoteImages, AreThoseThatAReaderWouldSee) {
    EXPECT_THAT(
        remote_images("<p>Look:</p><img src=\"https://a.example/mug.jpg?x=1&amp;y=2\"><IMG SRC='http://b.example/b.png' width=400>"),
        ElementsAre("https://a.example/mug.jpg?x=1&y=2", "http://b.example/b.png"));
}

TEST(RemoteImages, AreToldOnce) {
    EXPECT_THAT(remote_images("<img src=\"https://a.example/a.jpg\"><img src=\"https://a.example/a.jpg\">"),
                ElementsAre("https://a.example/a.jpg"));
}

TEST(RemoteImages, AreNotWhatTheMailCarriesOrQuotesOrCountsReadersBy) {
    for (const char* html : {"<img src=\"cid:mug@x\">", "<img src=\"data:image/png;base64,AAAA\">", "<img src=\"mug.jpg\">",
                             "<img src=\"//\">", "<img src=\"javascript:alert(1)\">", "<img src=\"file:///etc/passwd\">", "<img>",
                             "<img src=\"https://t.example/o.gif\" width=\"1\" height=\"1\">",
                             "<blockquote type=\"cite\"><img src=\"https://a.example/a.jpg\"></blockquote>",
                             "<blockquote style=\"margin:0\"><p><img src=\"https://a.example/a.jpg\"></p></blockquote>",
                             "<hr><div id=\"divRplyFwdMsg\">From: Ann</div><p><img src=\"https://a.example/a.jpg\"></p>",
                             "<div class=\"gmail_quote\"><img src=\"https://a.example/a.jpg\"></div>",
                             "<style>p { background: url(https://a.example/a.jpg) }</style><p>Hello</p>"})
        EXPECT_THAT(remote_images(html), IsEmpty()) << html;
}

TEST(RemoteImages, OfAStretchedPixelAreSeen) {
    EXPECT_THAT(remote_images("<img src=\"https://a.example/a.jpg\" width=\"1\" height=\"300\">"), ElementsAre("https://a.example/a.jpg"));
    EXPECT_THAT(remote_images("<img src=\"https://a.example/b.jpg\" width=\"2%\" height=\"2%\">"), ElementsAre("https://a.example/b.jpg"));
}

}  // namespace
}  // namespace stoa
