#include "app/mail/reason_tag.h"

#include <gtest/gtest.h>

namespace stoa {
namespace {

struct Case {
    std::string_view subject;
    std::string_view text;
    std::optional<Reason> reason;
    std::string_view rest_of_subject;
    std::string_view rest_of_text;
};

TEST(ReasonTag, IsReadFromSubjectAndFirstLine) {
    for (const auto& [subject, text, reason, rest, words] :
         {Case{"[customization] The engraving", "Oak?", Reason::Customization, "The engraving", "Oak?"},
          Case{"Re: [Order Problem] One board", "Oak?", Reason::OrderProblem, "One board", "Oak?"},
          Case{"[Important] Sold out", "", Reason::OtherNeeded, "Sold out", ""},
          Case{"One board", "[order-problem]\nMay it be oak?", Reason::OrderProblem, "One board", "May it be oak?"},
          Case{"One board", "[ORDER_PROBLEM] May it be oak?\nYours", Reason::OrderProblem, "One board", "May it be oak?\nYours"},
          Case{"[invoice] Yours", "[order_problem]\nOak?", Reason::Invoice, "Yours", "Oak?"},
          Case{"[sale] Cheap", "See [invoice] below", std::nullopt, "[sale] Cheap", "See [invoice] below"},
          Case{"Hello", "Oak?\n[invoice]", std::nullopt, "Hello", "Oak?\n[invoice]"}, Case{"[invoice", "[", std::nullopt, "[invoice", "["},
          Case{"", "", std::nullopt, "", ""}}) {
        const TaggedWords tagged = read_reason_tag(subject, text);
        EXPECT_EQ(tagged.reason, reason) << subject << text;
        EXPECT_EQ(tagged.subject, rest) << subject;
        EXPECT_EQ(tagged.text, words) << text;
    }
}

TEST(ReasonTag, AnswersAQuestionAlsoWithoutBrackets) {
    EXPECT_EQ(read_answered_reason("Re: Your message needs a reason", "order problem\nOlga"), Reason::OrderProblem);
    EXPECT_EQ(read_answered_reason("Re: [invoice]", ""), Reason::Invoice);
    EXPECT_EQ(read_answered_reason("Re: Your message needs a reason", "It is an order problem."), std::nullopt);
}

}  // namespace
}  // namespace stoa
