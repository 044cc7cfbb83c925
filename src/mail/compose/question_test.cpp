#include <gmock/gmock.h>

#include "mail/compose/compose.h"
#include "mail/compose/test_mails.h"
#include "mail/compose/test_parsed_mail.h"

namespace stoa::mail {
namespace {

using testing::HasSubstr;

TEST(ComposeQuestion, ListsWhatThereIsToChooseFrom) {
    const Question question{.heading = "Your message needs a reason",
                            .paragraphs = {"Answer with one of these words."},
                            .choices_heading = "Reasons",
                            .choices = {{.tag = "[invoice]", .label = "Send an invoice"}, {.tag = "[warranty]", .label = "<b>Warranty"}},
                            .words_heading = "Your message",
                            .words = "Hello\nthere",
                            .draft = {.label = "Choose", .url = "https://larkspur.example/orders/1?draft=2"}};
    OutgoingMail mail{.from = {.name = "Larkspur", .address = "alias@larkspur.example"},
                      .to = {.name = "", .address = "olga@shop.example"},
                      .subject = "Your message needs a reason",
                      .message_id = "1@larkspur.example",
                      .language = "en",
                      .content = question};
    const auto bytes = compose(mail);
    ASSERT_TRUE(bytes);
    const ParsedMail read(*bytes);
    EXPECT_THAT(read.plain(),
                HasSubstr("Reasons\n\n[invoice] Send an invoice\n[warranty] <b>Warranty\n\nYour message\n\n> Hello\n> there\n"));
    EXPECT_THAT(read.html(), testing::ContainsRegex("<b>.*\\[invoice\\].*</b> Send an invoice"));
    EXPECT_THAT(read.html(), HasSubstr("&lt;b&gt;Warranty"));
    EXPECT_THAT(read.html(), HasSubstr("href=\"https://larkspur.example/orders/1?draft=2\""));
    mail.content = Question{.draft = {.label = "Choose", .url = "javascript:1"}};
    EXPECT_FALSE(compose(mail));
}

}  // namespace
}  // namespace stoa::mail
