// Charsets, encoded words, flowed lines, names: what becomes of single texts.
#include <gtest/gtest.h>

#include "mail/read/addresses.h"
#include "mail/read/attachment_name.h"
#include "mail/read/charset.h"
#include "mail/read/content_type.h"
#include "mail/read/delivery_status.h"
#include "mail/read/encoded_words.h"
#include "mail/read/flowed.h"
#include "mail/read/html_charset.h"
#include "mail/read/message_ids.h"
#include "mail/read/transfer_encoding.h"

namespace stoa::mail {
namespace {

using std::string_view_literals::operator""sv;

TEST(Charset, NeverFails) {
    struct Case {
        std::string_view bytes;
        std::string_view declared;
        std::string_view text;
    };
    const Case cases[] = {
        {"F\xf6rde", "iso-8859-1", "Förde"},
        {"F\xc3\xb6rde", "us-ascii", "Förde"},
        {"F\xc3\xb6rde", "", "Förde"},
        {"F\xf6rde", "utf-8", "Förde"},
        {"F\xf6rde", "no-such-charset", "Förde"},
        {"\x93quoted\x94", "iso-8859-1", "“quoted”"},
        {"\x82\xa0\x82\xa2", "shift_jis", "あい"},
        {"\x1b$B$\"$$\x1b(B", "iso-2022-jp", "あい"},
        {"\x1b$B$\"$$\x1b(B", "us-ascii", "あい"},
        {"\xc4\xe3\xba\xc3", "gb2312", "你好"},
        {"\xa7\x41\xa6\x6e", "big5", "你好"},
        {"\xbe\xc8\xb3\xe7", "ks_c_5601-1987", "안녕"},
        {"\xf0\xd2\xc9\xd7\xc5\xd4", "koi8-r", "Привет"},
        {"+AOQ-", "utf-7", "ä"},
        {"\xc3\xa4", "utf-7", "ä"},
        {"\xef\xbb\xbfx", "utf-8", "x"},
        {"\xff\xfe\x61\x00"sv, "utf-16", "a"},
        {"a\0b"sv, "utf-8", "ab"},
        {"\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa9 cut \xc3", "utf-8", "äöüßé cut \uFFFD"},
        {"x", "utf-8,locale=de", "x"},
        {"x", "../../etc/passwd", "x"},
    };
    for (const Case& c : cases) EXPECT_EQ(to_utf8(c.bytes, c.declared), c.text) << c.declared << " " << c.text;
}

TEST(EncodedWords, AreDecoded) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"plain", "plain"},
        {"=?utf-8?Q?F=C3=B6rde?=", "Förde"},
        {"=?iso-8859-1?q?F=F6rde_x?=", "Förde x"},
        {"=?UTF-8?B?RsO2cmRl?=", "Förde"},
        {"=?utf-8?B?RsO2cmRl?= =?utf-8?Q?_x?=", "Förde x"},
        {"=?utf-8?Q?F=C3?=\r\n =?utf-8?Q?=B6rde?=", "Förde"},  // A character cut in two.
        {"a =?utf-8?Q?b?= c", "a b c"},
        {"=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"},
        {"=?utf-8*de?Q?a?=", "a"},
        {"=?utf-8?Q?two words?=", "two words"},
        {"=?utf-8?Q?what?\?=", "what?"},
        {"=?utf-8?X?a?=", "=?utf-8?X?a?="},
        {"=?utf-8?Q?never ends", "=?utf-8?Q?never ends"},
        {"=?utf-8?Q?a=0D=0ABcc:_x?=", "a  Bcc: x"},
        {"=?iso-8859-1?Q?F\xf6rde?=", "Förde"},
        {"F\xc3\xb6rde", "Förde"},
        {"\x1b$B$\"\x1b(B", "あ"},
        {"=?", "=?"},
        {"=?utf-8?Q?=", "=?utf-8?Q?="},
        {"=?utf-8?Q?\?=", ""},
    };
    for (const auto& [value, text] : cases) EXPECT_EQ(decode_unstructured(value), text) << value;
    EXPECT_EQ(decode_unstructured("\xa7\x41\xa6\x6e", "big5"), "你好");
}

TEST(Addresses, AreRead) {
    using List = std::vector<MailAddress>;
    const std::pair<std::string_view, List> cases[] = {
        {"a@B.Example", {{"", "a@b.example"}}},
        {"\"D, E\" <a@b.example>", {{"D, E", "a@b.example"}}},
        {"=?utf-8?Q?D=2C_E_=3Cx=40y.example=3E?= <a@b.example>", {{"D, E <x@y.example>", "a@b.example"}}},
        {"\"=?utf-8?Q?F=C3=B6rde?=\" <a@b.example>", {{"Förde", "a@b.example"}}},
        {"=?utf-8?Q?J=C3=B6rn?= Reder <a@b.example>", {{"Jörn Reder", "a@b.example"}}},
        {"G: a@b.example, c@d.example;, e@f.example", {{"", "a@b.example"}, {"", "c@d.example"}, {"", "e@f.example"}}},
        {"undisclosed-recipients:;", {}},
        {"Name", {{"Name", ""}}},
        {"j\xc3\xb6rn@m\xc3\xa4il.example", {{"", "jörn@mäil.example"}}},
        {"\"a b\"@c.example", {{"", "\"a b\"@c.example"}}},
        {"", {}},
        {",,;", {}},
    };
    for (const auto& [value, list] : cases) {
        const List found = parse_addresses(value);
        EXPECT_EQ(found, list) << value << " gave " << found.size() << " " << (found.empty() ? "" : found[0].name + "|" + found[0].address);
    }
}

// GMime would go as deep as they nest, and beyond the end of a thread's stack.
TEST(Addresses, OfManyGroupsAreNotRead) {
    std::string groups;
    for (int i = 0; i < 100; ++i) groups += "a:";
    EXPECT_TRUE(parse_addresses(groups + "b@c.example").empty());
}

TEST(ContentType, ReadsParameters) {
    const ContentType type = parse_content_type("TEXT/Plain; Charset=\"UTF-8\"; format=Flowed; name*0*=utf-8''F%C3%B6; name*1=rde.txt");
    EXPECT_EQ(type.media_type, "text/plain");
    EXPECT_EQ(type.charset, "utf-8");
    EXPECT_EQ(type.format, "flowed");
    EXPECT_EQ(type.name, "Förde.txt");
    EXPECT_EQ(parse_content_type("").media_type, "text/plain");
    EXPECT_EQ(parse_content_type("nonsense").media_type, "text/plain");
    EXPECT_EQ(parse_content_disposition("attachment; filename=\"=?iso-8859-1?Q?F=F6.txt?=\"").file_name, "Fö.txt");
}

TEST(AttachmentName, IsSafe) {
    const std::pair<std::string, std::string> cases[] = {
        {"a.pdf", "a.pdf"},
        {"../../etc/passwd", "passwd"},
        {"C:\\Users\\x\\a.doc", "a.doc"},
        {"..", ""},
        {"a/", ""},
        {"a\nb\x01.txt", "ab.txt"},
        {"exe\u202Egpj.scr", "exegpj.scr"},
        {"  a.txt ", "a.txt"},
        {std::string(300, 'x') + ".pdf", std::string(196, 'x') + ".pdf"},
    };
    for (const auto& [name, clean] : cases) EXPECT_EQ(clean_attachment_name(name), clean) << name;
    std::string umlauts;
    for (int i = 0; i < 150; ++i) umlauts += "ä";
    EXPECT_EQ(clean_attachment_name(umlauts).size(), 200U);
}

TEST(Flowed, ParagraphsAreJoined) {
    struct Case {
        const char* text;
        TrailingBlank trailing_blank;
        const char* unwrapped;
    };
    const Case cases[] = {
        {"one \ntwo\nthree\n", TrailingBlank::Kept, "one two\nthree\n"},
        {"on \ne\n", TrailingBlank::Deleted, "one\n"},
        {">> deep \n>> er\n> less\n", TrailingBlank::Kept, ">> deep er\n> less\n"},
        {"> ends \nhere\n", TrailingBlank::Kept, "> ends \nhere\n"},
        {" > stuffed\n From x\n", TrailingBlank::Kept, "> stuffed\nFrom x\n"},
        {"text \n-- \nname\n", TrailingBlank::Kept, "text \n-- \nname\n"},
        {">\n", TrailingBlank::Kept, ">\n"},
        {"", TrailingBlank::Kept, ""},
    };
    for (const Case& c : cases) EXPECT_EQ(unwrap_flowed(c.text, c.trailing_blank), c.unwrapped) << c.text;
}

TEST(MessageIds, AreFound) {
    using Ids = std::vector<std::string>;
    EXPECT_EQ(parse_message_ids("<a@b> <c@d>"), (Ids{"a@b", "c@d"}));
    EXPECT_EQ(parse_message_ids("Your message of Monday <a@b>"), Ids{"a@b"});
    EXPECT_EQ(parse_message_ids("a@b c@d"), (Ids{"a@b", "c@d"}));
    EXPECT_EQ(parse_message_ids("<broken <a@b>"), Ids{"a@b"});
    EXPECT_EQ(parse_message_ids("<>"), Ids{});
    std::string many;
    for (int i = 0; i < 1'000; ++i) many += "<" + std::to_string(i) + "@x>";
    const Ids kept = parse_message_ids(many);
    ASSERT_EQ(kept.size(), message_ids_max);
    EXPECT_EQ(kept.front(), "0@x");
    EXPECT_EQ(kept.back(), "999@x");
}

TEST(DeliveryStatus, HasARowARecipient) {
    const auto rows = parse_delivery_status(
        "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; <a@b.example>\nAction: delayed (still)\nStatus: 4.2.2 (full)\n"
        "Diagnostic-Code: smtp; 452 4.2.2\n full\n\nOriginal-Recipient: rfc822;c@d.example\nStatus: 5.0.0\n\n");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].final_recipient, "a@b.example");
    EXPECT_EQ(rows[0].action, DeliveryStatus::Action::Delayed);
    EXPECT_EQ(rows[0].status, "4.2.2");
    EXPECT_EQ(rows[0].diagnostic, "452 4.2.2 full");
    EXPECT_EQ(rows[1].final_recipient, "c@d.example");
    EXPECT_EQ(rows[1].action, DeliveryStatus::Action::Failed);
    EXPECT_EQ(parse_delivery_status("Final-Recipient: rfc822; a@b\nStatus: 4.0.0")[0].action, DeliveryStatus::Action::Delayed);
    EXPECT_EQ(parse_delivery_status("Final-Recipient: rfc822; a@b\nStatus: 2.0.0")[0].action, DeliveryStatus::Action::Delivered);
}

TEST(TransferEncoding, IsUndone) {
    EXPECT_EQ(parse_transfer_encoding("Base64;"), TransferEncoding::Base64);
    EXPECT_EQ(parse_transfer_encoding("quoted printable"), TransferEncoding::QuotedPrintable);
    EXPECT_EQ(parse_transfer_encoding("7-bit"), TransferEncoding::Identity);
    EXPECT_EQ(decode_transfer("SGVs\r\nbG8=", TransferEncoding::Base64), "Hello");
    EXPECT_EQ(decode_transfer("a=3Db=\r\nc=XY", TransferEncoding::QuotedPrintable), "a=bc=XY");
    EXPECT_EQ(decode_transfer("begin 644 a.txt\n#0V%T\n`\nend\n", TransferEncoding::Uuencode), "Cat");
}

TEST(HtmlCharset, IsFound) {
    EXPECT_EQ(find_html_charset("<meta charset='UTF-8'>"), "utf-8");
    EXPECT_EQ(find_html_charset("<!-- <meta charset=x> --><META http-equiv=Content-Type content='text/html; charset=koi8-r'>"), "koi8-r");
    EXPECT_EQ(find_html_charset("<meta name=x content='text/html; charset=koi8-r'>"), "");
    EXPECT_EQ(find_html_charset("<meta charset=bogus><meta charset=big5>"), "big5");
    EXPECT_EQ(find_html_charset("<p title='<meta charset=big5>'>"), "");
}

}  // namespace
}  // namespace stoa::mail
