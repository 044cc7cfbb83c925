#include "mail/read/bodies.h"

#include <gtest/gtest.h>

#include "mail/read/read_mail.h"

namespace stoa::mail {
namespace {

// A part of a multipart whose boundary is `boundary`.
std::string part(std::string_view boundary, std::string_view header, std::string_view body) {
    return "--" + std::string(boundary) + "\r\n" + std::string(header) + "\r\n\r\n" + std::string(body) + "\r\n";
}

std::string multipart(std::string_view subtype, std::string_view boundary, std::string_view parts) {
    return "Content-Type: multipart/" + std::string(subtype) + "; boundary=" + std::string(boundary) + "\r\n\r\n" + std::string(parts) +
           "--" + std::string(boundary) + "--\r\n";
}

Mail read(const std::string& bytes) {
    auto mail = read_mail(bytes);
    EXPECT_TRUE(mail) << bytes;
    return mail ? *std::move(mail) : Mail{};
}

TEST(Bodies, OfAnAlternativeBothAreKept) {
    const Mail mail = read(multipart("alternative", "a",
                                     part("a", "Content-Type: text/plain", "plain") + part("a", "Content-Type: text/html", "<b>html</b>")));
    EXPECT_EQ(mail.text, "plain");
    EXPECT_EQ(mail.html, "<b>html</b>");
    EXPECT_TRUE(mail.attachments.empty());
}

TEST(Bodies, PlainThatSaysNothingIsNotChosen) {
    const Mail mail = read(multipart("alternative", "a",
                                     part("a", "Content-Type: text/plain", " \r\n") + part("a", "Content-Type: text/html", "<b>html</b>")));
    EXPECT_EQ(mail.text, "");
    EXPECT_EQ(mail.html, "<b>html</b>");
}

TEST(Bodies, TextsOfAMixedAreReadInTheirOrder) {
    const Mail mail =
        read(multipart("mixed", "a",
                       part("a", "Content-Type: text/plain", "one") + part("a", "Content-Type: image/png; name=p.png", "x") +
                           part("a", "Content-Type: text/plain", "two") +
                           part("a", "Content-Type: text/plain; name=notes.txt\r\nContent-Disposition: attachment", "notes")));
    EXPECT_EQ(mail.text, "one\n\ntwo");
    ASSERT_EQ(mail.attachments.size(), 2U);
    EXPECT_EQ(mail.attachments[0].name, "p.png");
    EXPECT_EQ(mail.attachments[1].bytes, "notes");
}

TEST(Bodies, NothingIsLostWhereOnePassageIsHtmlOnly) {
    const Mail mail =
        read(multipart("mixed", "a", part("a", "Content-Type: text/html", "<p>body</p>") + part("a", "Content-Type: text/plain", "a < b")));
    EXPECT_EQ(mail.text, "");
    EXPECT_EQ(mail.html, "<p>body</p>\n<pre>a &lt; b</pre>");
}

TEST(Bodies, PicturesOfARelatedAreInline) {
    const Mail mail =
        read(multipart("related", "a",
                       part("a", "Content-Type: text/html", "<img src='cid:1@x'>") +
                           part("a", "Content-Type: image/png\r\nContent-ID: <1@x>\r\nContent-Transfer-Encoding: base64", "AAEC")));
    ASSERT_EQ(mail.attachments.size(), 1U);
    EXPECT_TRUE(mail.attachments[0].is_inline);
    EXPECT_EQ(mail.attachments[0].content_id, "1@x");
    EXPECT_EQ(mail.attachments[0].bytes, std::string_view("\0\1\2", 3));
}

TEST(Bodies, OfARelatedOnlyTheRootIsShown) {
    const Mail mail = read(
        multipart("related", "a", part("a", "Content-Type: text/html", "<p>root</p>") + part("a", "Content-Type: text/plain", "data")));
    EXPECT_EQ(mail.html, "<p>root</p>");
    ASSERT_EQ(mail.attachments.size(), 1U);
    EXPECT_EQ(mail.attachments[0].bytes, "data");
}

TEST(Bodies, SignaturesAreNoAttachments) {
    const Mail mail = read(
        multipart("signed", "a",
                  part("a", "Content-Type: text/plain", "said") + part("a", "Content-Type: application/pgp-signature; name=s.asc", "x")));
    EXPECT_EQ(mail.text, "said");
    EXPECT_TRUE(mail.attachments.empty());
}

TEST(Bodies, EncryptionIsTold) {
    const Mail pgp = read(multipart("encrypted", "a",
                                    part("a", "Content-Type: application/pgp-encrypted", "Version: 1") +
                                        part("a", "Content-Type: application/octet-stream; name=e.asc", "x")));
    EXPECT_TRUE(pgp.is_encrypted);
    EXPECT_EQ(pgp.attachments.size(), 1U);
    EXPECT_TRUE(read("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nx").is_encrypted);
    EXPECT_FALSE(read("Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nx").is_encrypted);
}

TEST(Bodies, AMessageIsAttachedWhole) {
    const std::string message = "Subject: inner\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\ntext\r\n--i--";
    const Mail mail =
        read(multipart("mixed", "a", part("a", "Content-Type: text/plain", "see") + part("a", "Content-Type: message/rfc822", message)));
    EXPECT_EQ(mail.text, "see");
    ASSERT_EQ(mail.attachments.size(), 1U);
    EXPECT_EQ(mail.attachments[0].name, "message.eml");
    EXPECT_EQ(mail.attachments[0].bytes, message);
}

TEST(Bodies, OfAReportTheStatusIsRead) {
    const Mail mail =
        read(multipart("report; report-type=delivery-status", "a",
                       part("a", "Content-Type: text/plain", "It failed.") +
                           part("a", "Content-Type: message/delivery-status",
                                "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1") +
                           part("a", "Content-Type: message/rfc822", "Message-ID: <sent@x.example>\r\n\r\nbody")));
    EXPECT_EQ(mail.text, "It failed.");
    ASSERT_EQ(mail.delivery_status.size(), 1U);
    EXPECT_EQ(mail.delivery_status[0].final_recipient, "a@b.example");
    EXPECT_EQ(mail.original_message_id, "sent@x.example");
    EXPECT_EQ(mail.automatic, "delivery status notification");
    EXPECT_TRUE(mail.attachments.empty());
}

TEST(Bodies, WhatWasNotEncodedIsNotDecoded) {
    EXPECT_EQ(read("Content-Transfer-Encoding: base64\r\n\r\nHello, this is plain.").text, "Hello, this is plain.");
    EXPECT_EQ(read("Content-Transfer-Encoding: base64\r\n\r\nSGVsbG8=").text, "Hello");
}

TEST(Bodies, OfBrokenMultipartsAreRead) {
    EXPECT_EQ(read("Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nno boundary named\r\n--b--").text, "no boundary named");
    EXPECT_EQ(read("Content-Type: multipart/mixed; boundary=x\r\n\r\n--b\r\n\r\nanother named\r\n--b--").text, "another named");
    EXPECT_EQ(read("Content-Type: multipart/mixed; boundary=x\r\n\r\nnot divided").text, "not divided");
    EXPECT_EQ(read("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nnever closed").text, "never closed");
    const std::string inner = "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\ninner, never closed\r\n";
    EXPECT_EQ(read("Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n" + inner + "--o\r\n\r\nouter\r\n--o--").text,
              "inner, never closed\n\nouter");
}

TEST(Bodies, CharsetsAndFlowedLinesAreReadAsDeclared) {
    EXPECT_EQ(read("Content-Type: text/plain; charset=iso-8859-1\r\n\r\nF\xf6rde").text, "Förde");
    EXPECT_EQ(read("Content-Type: text/plain; format=flowed\r\n\r\n> one \r\n> two\r\nthree \r\nfour").text, "> one two\nthree four");
    EXPECT_EQ(read("Content-Type: text/html\r\n\r\n<meta charset=windows-1251>\xcf\xf0\xe8").html, "<meta charset=windows-1251>При");
}

}  // namespace
}  // namespace stoa::mail
