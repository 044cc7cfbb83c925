#include "mail/compose/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "mail/compose/test_mails.h"
#include "mail/compose/test_parsed_mail.h"

namespace stoa::mail {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string composed(const OutgoingMail& mail) {
    const auto bytes = compose(mail);
    EXPECT_TRUE(bytes.has_value()) << (bytes ? "" : bytes.error().message);
    return bytes.value_or("");
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

TEST(Compose, IsReadAgainAsItWasMeant) {
    const OutgoingMail mail = mail_with(one_message("Hello Ann,\n\nthe lid is on its way."));
    const std::string bytes = composed(mail);
    expect_strict(bytes);
    const ParsedMail read(bytes);
    EXPECT_EQ(read.subject(), mail.subject);
    EXPECT_EQ(read.from_name(), mail.from.name);
    EXPECT_EQ(read.from_address(), mail.from.address);
    EXPECT_EQ(read.to_address(), mail.to.address);
    EXPECT_EQ(read.field("Date"), "Thu, 26 Nov 2026 10:03:36 +0000");
    EXPECT_EQ(read.field("Message-ID"), "<01938a2b-77aa@mail.larkspur.example>");
    EXPECT_EQ(read.field("MIME-Version"), "1.0");
    EXPECT_EQ(read.field("Auto-Submitted"), "");
    EXPECT_EQ(read.plain(),
              "## Write your answer above this line ##\n\n"
              "Birch & Tin has written to you\n\n"
              "Enamel kettle, 2 litres\nOrder 028-5550101-0000001\n\n"
              "Mira, Birch & Tin · 26 November, 10:03\n\n"
              "  Hello Ann,\n\n  the lid is on its way.\n\n"
              "Open the conversation:\nhttps://larkspur.example/conversations/01938a2b\n\n"
              "-- \nLarkspur\nYou get this mail because you have a conversation on Larkspur.\n");
    EXPECT_THAT(read.html(), HasSubstr("Hello Ann,<br>\n<br>\nthe lid is on its way.</div>"));
    EXPECT_THAT(read.html(), HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
}

TEST(Compose, EncodesEachPartAsFits) {
    const std::string german = composed(mail_with(one_message("Grüße aus Töging")));
    EXPECT_EQ(count(german, "\r\nContent-Transfer-Encoding: quoted-printable\r\n"), 2);
    EXPECT_THAT(german, HasSubstr("\r\n  Gr=C3=BC=C3=9Fe aus T=C3=B6ging\r\n"));

    const std::string japanese = composed(
        mail_with(one_message(std::string(30, ' ') + "新しい蓋を送っていただけますでしょうか。新しい蓋を送っていただけますでしょうか。")));
    const std::string_view field = "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    ASSERT_EQ(count(japanese, field), 1);
    const std::size_t begin = japanese.find(field) + field.size();
    std::string base64 = japanese.substr(begin, japanese.find("\r\n--", begin) - begin);
    std::erase_if(base64, [](char c) { return c == '\r' || c == '\n'; });
    const auto text = from_base64(base64);
    ASSERT_TRUE(text.has_value());
    EXPECT_THAT(*text, StartsWith("## Write your answer above this line ##\r\n\r\nBirch"));  // RFC 2045 section 6.8.
}

TEST(Compose, SameMailSameBytes) {
    const OutgoingMail mail = mail_with(notice());
    EXPECT_EQ(composed(mail), composed(mail));
}

TEST(Compose, GathersMessages) {
    NewMessages content = one_message("First.");
    content.messages.push_back(
        {.author = "Ann", .sent_at = "10:41", .words = "Second.", .note = "2 photos: see them in the conversation."});
    const ParsedMail read(composed(mail_with(content)));
    EXPECT_THAT(read.plain(), HasSubstr("  First.\n\nAnn · 10:41\n\n  Second.\n\n2 photos: see them in the conversation.\n"));
    EXPECT_EQ(count(read.html(), "<div class=\"words ink\""), 2);
    content.messages.resize(NewMessages::messages_max + 1);
    EXPECT_FALSE(compose(mail_with(content)).has_value());
}

TEST(Compose, ShowsMessagesWithoutWords) {
    NewMessages content = one_message(" \n");
    content.messages[0].note = "2 photos: see them in the conversation.";
    const ParsedMail read(composed(mail_with(content)));
    EXPECT_THAT(read.plain(), HasSubstr("26 November, 10:03\n\n2 photos: see them in the conversation.\n"));
    EXPECT_THAT(read.html(), Not(HasSubstr("<div class=\"words ink\"")));
}

TEST(Compose, MarksFaultsOfARefusal) {
    const ParsedMail read(composed(mail_with(refusal("Ring me: 555 0142, please", {{9, 17, "No numbers.", "Leave it out."}}))));
    EXPECT_THAT(read.plain(), HasSubstr("> Ring me: [[555 0142]](1), please\n"));
    EXPECT_THAT(read.plain(), HasSubstr("(1) No numbers.\n    Leave it out.\n"));
    EXPECT_THAT(read.html(), testing::ContainsRegex("<mark class=\"bad\" style=\"[^\"]*\">555 0142</mark>"));
    const ParsedMail titled(composed(mail_with(refusal("555 0142", {{0, 8, "They lead away.", "", "Phone number"}}))));
    EXPECT_THAT(titled.plain(), HasSubstr("(1) Phone number. They lead away.\n"));
    EXPECT_THAT(titled.html(), HasSubstr("<b>Phone number.</b> They lead away."));
}

TEST(Compose, WritesNotices) {
    const ParsedMail read(composed(mail_with(notice())));
    EXPECT_THAT(read.plain(), StartsWith("Confirm your address\n\nOpen the link within a day"));
    EXPECT_THAT(read.plain(), HasSubstr("\nhttps://larkspur.example/confirm?key=Zm9vYmFy&language=en\n"));
    EXPECT_EQ(count(read.html(), "href=\"https://larkspur.example/confirm?key=Zm9vYmFy&amp;language=en\""), 2);
    Notice bare = notice();
    bare.button.reset();
    EXPECT_THAT(ParsedMail(composed(mail_with(bare))).html(), Not(HasSubstr("href=")));
}

TEST(Compose, SaysWhatIsAutomatic) {
    OutgoingMail mail = mail_with(notice());
    mail.origin = Origin::AutoGenerated;
    EXPECT_EQ(ParsedMail(composed(mail)).field("Auto-Submitted"), "auto-generated");
    mail.origin = Origin::AutoReplied;
    EXPECT_EQ(ParsedMail(composed(mail)).field("Auto-Submitted"), "auto-replied");
}

TEST(Compose, OffersToUnsubscribe) {
    OutgoingMail mail = mail_with(one_message("Hello"));
    mail.unsubscribe = Unsubscribe{.page = {.label = "No more of these mails", .url = "https://larkspur.example/u/k3"},
                                   .address = "unsubscribe@larkspur.example"};
    const ParsedMail read(composed(mail));
    EXPECT_EQ(read.field("List-Unsubscribe"), "<https://larkspur.example/u/k3>, <mailto:unsubscribe@larkspur.example>");
    EXPECT_EQ(read.field("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    EXPECT_THAT(read.plain(), HasSubstr("No more of these mails:\nhttps://larkspur.example/u/k3\n"));
    EXPECT_THAT(read.html(), HasSubstr("href=\"https://larkspur.example/u/k3\">No more of these mails</a>"));
    mail.unsubscribe->page.url = "http://larkspur.example/u/k3";
    EXPECT_FALSE(compose(mail).has_value());
}

TEST(Compose, ThreadsReplies) {
    OutgoingMail mail = mail_with(one_message("Hello"));
    mail.in_reply_to = "<parent@home.example>";
    for (int i = 0; i < 50; ++i) mail.references.push_back("<" + std::to_string(i) + "." + std::string(60, 'x') + "@home.example>");
    mail.references[30] = "no id\r\nBcc: eve@evil.example";
    const std::string bytes = composed(mail);
    expect_strict(bytes, Bytes::SevenBit, 998);
    const ParsedMail read(bytes);
    EXPECT_EQ(read.field("In-Reply-To"), "<parent@home.example>");
    EXPECT_EQ(read.field("Bcc"), "");
    const std::string references = read.field("References");
    EXPECT_THAT(references, StartsWith("<0."));
    EXPECT_TRUE(references.ends_with("<parent@home.example>"));
    EXPECT_EQ(count(references, "@home.example>"), 21);
}

TEST(Compose, RefusesWhatIsNoAddressOrLink) {
    const OutgoingMail good = mail_with(notice());
    for (const char* address :
         {"", "ann", "ann@home.example\r\nBcc: eve@evil.example", "ann@home.example>, <eve@evil.example", "änn@home.example"}) {
        OutgoingMail mail = good;
        mail.to.address = address;
        EXPECT_FALSE(compose(mail).has_value()) << address;
    }
    for (const char* id : {"", "a", "a b@c", "a@b>\r\nBcc: e@e.example", "ä@b"}) {
        OutgoingMail mail = good;
        mail.message_id = id;
        EXPECT_FALSE(compose(mail).has_value()) << id;
    }
    for (const char* url :
         {"", "javascript:alert(1)", "https://a.example/\" onclick=\"x", "https://a.example/\r\nx", "https://ä.example/", "https:///x"}) {
        Notice content = notice();
        content.button->url = url;
        EXPECT_FALSE(compose(mail_with(content)).has_value()) << url;
    }
}

TEST(Compose, HeadersTakeNoInjection) {
    OutgoingMail mail = mail_with(one_message("Hello"));
    const int fields = ParsedMail(composed(mail)).fields();
    mail.subject = "Kettle\r\nBcc: eve@evil.example\r\n\r\n<script>\x0b\x1b=?utf-8?q?=0D=0ABcc:_eve?=";
    mail.from.name = "Birch\r\nReply-To: eve\n\"; <x\\>";
    mail.language = "en\" onload=\"x";
    const std::string bytes = composed(mail);
    expect_strict(bytes);
    const ParsedMail read(bytes);
    EXPECT_EQ(read.fields(), fields);
    EXPECT_EQ(read.subject(), "Kettle Bcc: eve@evil.example <script>=?utf-8?q?=0D=0ABcc:_eve?=");
    EXPECT_EQ(read.from_name(), "Birch Reply-To: eve \"; <x\\>");
    EXPECT_EQ(count(read.html(), "lang=\"en&quot; onload=&quot;x\""), 2);
    EXPECT_THAT(read.html(), HasSubstr("&lt;script&gt;"));
}

TEST(Compose, NamesHoldNoAddress) {
    OutgoingMail mail = mail_with(one_message("Hello"));
    mail.words.marketplace = "shop.example.com";
    mail.from.name = "Birch eve@evil.example www.evil.com (on shop.example.com)";
    EXPECT_EQ(ParsedMail(composed(mail)).from_name(), "Birch (on shop.example.com)");
    mail.from.name = "eve@evil.example";
    EXPECT_THAT(composed(mail), HasSubstr("\r\nFrom: c-7f3k2@mail.larkspur.example\r\n"));
}

TEST(Compose, WordsAreNeverMarkup) {
    const std::string words = "<script>alert(1)</script> <img src=x onerror=y> & \"quotes\" 'single'";
    NewMessages content = one_message(words);
    content.heading = content.item_title = content.order_number = content.messages[0].author = content.messages[0].note = words;
    const std::string html = ParsedMail(composed(mail_with(content))).html();
    EXPECT_EQ(count(html, "<script"), 0);
    EXPECT_EQ(count(html, "<img"), 0);
    EXPECT_EQ(count(html, "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=y&gt; &amp; &quot;quotes&quot; &#39;single&#39;"),
              6);
}

TEST(Compose, FetchesNothing) {
    for (const Content& content : {Content(one_message("Hello")), Content(refusal("Hello", {{0, 5, "Why", "Fix"}})), Content(notice())}) {
        const std::string html = ParsedMail(composed(mail_with(content))).html();
        for (const char* remote : {"<img", "<link", "url(", "src=", "@import", "<script", "<table", "http-equiv"})
            EXPECT_THAT(html, Not(HasSubstr(remote)));
    }
}

TEST(Compose, ShowsWhatIsNotSeen) {
    const ParsedMail read(composed(mail_with(one_message("invoice\u202efdp.exe a\u200bb \xff"))));
    EXPECT_THAT(read.plain(), HasSubstr("  invoice[RLO]fdp.exe a[ZWSP]b [U+FFFD]\n"));
    EXPECT_THAT(read.html(), HasSubstr(" dir=\"ltr\" title=\"U+202E\">RLO</span>fdp.exe"));
    EXPECT_TRUE(is_valid_utf8(read.html()));
}

TEST(Compose, SpeaksEveryLanguage) {
    for (const std::string words :
         {"新しい蓋を送っていただけますでしょうか。", "هل يمكنكم إرسال غطاء جديد؟",
          "👩🏽‍🚀 👨‍👩‍👧 🏴\U000e0067\U000e0062\U000e007f", "Grüße, ça va?", "می\u200cخواهم"}) {
        OutgoingMail mail = mail_with(one_message(words));
        mail.subject = mail.from.name = words;
        const std::string bytes = composed(mail);
        expect_strict(bytes);
        const ParsedMail read(bytes);
        EXPECT_EQ(read.subject(), words);
        EXPECT_EQ(read.from_name(), words);
        EXPECT_THAT(read.plain(), HasSubstr("\n  " + words + "\n"));
        EXPECT_THAT(read.html(), HasSubstr(">" + words + "</div>"));
    }
}

TEST(Compose, WritesUtf8HeadersWhereAsked) {
    OutgoingMail mail = mail_with(one_message("Hello"));
    mail.header_form = HeaderForm::Utf8;
    mail.subject = "Ihr Kessel aus Töging ist unterwegs, und der Deckel kommt mit der nächsten Sendung in der Woche darauf";
    mail.from.name = "Bärbel \"Tin\"";
    mail.to.address = "jürgen@töging.example";
    const std::string bytes = composed(mail);
    expect_strict(bytes, Bytes::EightBitInHeaders, 82);
    EXPECT_THAT(bytes, HasSubstr("\r\nFrom: \"Bärbel \\\"Tin\\\"\" <c-7f3k2@mail.larkspur.example>\r\n"));
    EXPECT_THAT(bytes, HasSubstr("\r\nTo: \"Ann Fisher\" <jürgen@töging.example>\r\n"));
    EXPECT_EQ(ParsedMail(bytes).subject(), mail.subject);
}

TEST(Compose, RunsFromRightToLeft) {
    OutgoingMail mail = mail_with(one_message("مرحبا"));
    mail.direction = Direction::RightToLeft;
    mail.language = "ar";
    const ParsedMail read(composed(mail));
    EXPECT_THAT(read.html(), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
    EXPECT_THAT(read.plain(), HasSubstr("\u2068Mira, Birch & Tin\u2069 · 26 November"));
    EXPECT_THAT(read.plain(), HasSubstr("Order \u2068028-5550101-0000001\u2069\n"));
}

// Every kind of long text, in time: 200 kB took 2 to 40 ms when this was written.
TEST(Compose, TakesLongWords) {
    constexpr std::size_t size = 200'000;
    for (const std::string_view piece : {"a", "word ", "\n", "蓋", "ก", "👩🏽‍🚀", "<", "\u200b\u202e", "\u202e", "=", " ", "\r",
                                         "e\u0301\u0301\u0301", "\U000e0041", "\xff", "مرحبا "}) {
        std::string words;
        while (words.size() < size) words += piece;
        const auto begin = std::chrono::steady_clock::now();
        OutgoingMail mail = mail_with(one_message(words + "."));
        mail.subject = mail.from.name = words;
        const std::string bytes = composed(mail);
        const auto took = std::chrono::steady_clock::now() - begin;
        expect_strict(bytes);
        if (std::getenv("STOA_TIMES"))
            std::printf("%s %ld ms, %zu bytes\n", std::string(piece.substr(0, 4)).c_str(),
                        static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()), bytes.size());
        EXPECT_LT(took, std::chrono::seconds(3)) << piece;
    }
}

TEST(Compose, TakesNaughtyStrings) {
    const std::filesystem::path file = "../shared/data/blns/blns.txt";
    if (!std::filesystem::exists(file)) {
        const char* ci = std::getenv("CI");
        if (ci && std::string_view(ci) == "true") FAIL() << file << " is missing";
        GTEST_SKIP() << file << " is missing";
    }
    std::ifstream lines(file);
    std::size_t read = 0;
    for (std::string line; std::getline(lines, line); ++read) {
        const std::size_t length = length_in_code_points(line);
        OutgoingMail mail = mail_with(refusal(line, {{length / 4, length / 2, line, line}, {length / 3, length, "Why", ""}}));
        mail.subject = mail.from.name = mail.to.name = mail.words.marketplace = line;
        const std::string bytes = composed(mail);
        expect_strict(bytes, Bytes::SevenBit, 240);
        EXPECT_TRUE(is_valid_utf8(ParsedMail(bytes).html()));
        EXPECT_EQ(ParsedMail(bytes).to_address(), "ann@home.example");
        expect_strict(composed(mail_with(one_message(line))));
    }
    EXPECT_GT(read, 500U);
}

}  // namespace
}  // namespace stoa::mail
