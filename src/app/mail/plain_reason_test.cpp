#include "app/mail/plain_reason.h"

#include <gtest/gtest.h>

#include "app/mail/mail_world.h"

namespace stoa {
namespace {

TEST(PlainReason, IsReadWhereTheWordsSayIt) {
    EXPECT_EQ(read_plain_reason("Your order", "Hello,\nplease find the\ninvoice attached."), Reason::Invoice);
    EXPECT_EQ(read_plain_reason("Anbei die Rechnung", ""), Reason::Invoice);
    EXPECT_EQ(read_plain_reason("", "For your WARRANTY claim we need a picture."), Reason::Warranty);
    for (const char* unclear : {"", "Hello", "The invoices are attached to the box.", "Here is the invoice. Would you rate us?",
                                "Here is the invoice, and for your warranty keep it.", "It is out of stock, the invoice is attached."})
        EXPECT_EQ(read_plain_reason("", unclear), std::nullopt) << unclear;
}

// Those that sellers open, as they were labelled; most of them are near twins of one under another reason.
TEST(PlainReason, IsNeverWrongOnTheTrainingMessages) {
    int right = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(STOA_SOURCE_DIR) / "src/policy/training")) {
        if (entry.path().extension() != ".tsv") continue;
        std::istringstream lines(read_file(entry.path()));
        for (std::string line; std::getline(lines, line);) {
            std::vector<std::string> columns;
            std::istringstream fields(line);
            for (std::string field; std::getline(fields, field, '\t');) columns.push_back(field);
            if (columns.size() < 6 || columns[1] != "seller" || columns[3] == "-" || columns[4] != "clean") continue;
            const auto reason = read_plain_reason("", columns[5]);
            if (!reason) continue;
            EXPECT_EQ(to_text(*reason), columns[3]) << columns[5];
            ++right;
        }
    }
    EXPECT_GT(right, 80);
}

class PlainReasonOfMail : public MailWorld {};

TEST_F(PlainReasonOfMail, SendsItAtOnceWhereThePolicyAgrees) {
    const std::string to = address(Author::Buyer);
    EXPECT_EQ(receive(to, {.subject = "Your invoice", .text = "Here is the invoice for your order 114-1."}), "");
    EXPECT_EQ(texts().size(), 1U);
    EXPECT_EQ(receive(to, {.subject = "Hello", .text = "Here is the invoice. Please leave us a five-star review.", .id = "two"}), "");
    EXPECT_EQ(texts().size(), 1U);
}

}  // namespace
}  // namespace stoa
