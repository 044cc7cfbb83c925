// A seller's mail that tells no reason: asked about, and answered in every order that people can think of.
#include "app/mail/reason_question.h"

#include <gmock/gmock.h>

#include "app/mail/mail_name.h"
#include "app/mail/mail_text.h"
#include "app/mail/mail_world.h"
#include "app/mail/whole_mail.h"
#include "app/messages/drafts.h"
#include "store/drafts.h"
#include "store/mails.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string words = "Hello, one question about the boards. What do you think?";

class ReasonQuestion : public MailWorld {
protected:
    ReasonQuestion() {
        app().mail.relay = "smtp://127.0.0.1:1";
        must(create_user(app(), {.login = "otto@oak.example", .name = "Otto Oak", .role = Role::Agent, .seller_name = "Oak & Iron"}));
    }

    std::string to() { return address(Author::Buyer); }
    std::string ask(const std::string& id = "one@oak.example") { return receive(to(), {.subject = "Hello", .text = words, .id = id}); }
    // The mails that wait to go out to the seller, in the order in which they were queued.
    std::vector<store::SentMail> answers() {
        std::vector<store::SentMail> mails;
        for (auto& [seller, mail] :
             must(app().database.read([](store::Reader& reader) { return store::list_mails_in(reader, MailState::Queued, 100); })))
            if (mail.party == Author::Seller) mails.push_back(mail);
        return mails;
    }
    mail::Mail letter(const store::SentMail& mail) {
        return must(mail::read_mail(must(write_letter(app(), oak_, mail, Links::Work))->bytes));
    }
    std::string answers_to(const store::SentMail& mail) {
        return "In-Reply-To: <" + to_text(MailName{oak_, mail.id}) + "@messages.example>\r\n";
    }
    std::string answer(const std::string& text, const std::string& id, const std::string& from = "mira@oak.example") {
        return receive(to(), {.from = from, .subject = "Re: reason", .text = text, .more = answers_to(answers().at(0)), .id = id});
    }
    std::optional<store::DraftRow> waiting() {
        return must(
            app().database.read([&](store::Reader& reader) { return store::find_draft(reader, oak_, answers().at(0).draft.value()); }));
    }
};

TEST_F(ReasonQuestion, KeepsTheWordsAndAsks) {
    EXPECT_EQ(ask(), "");
    EXPECT_EQ(ask(), "") << "the same mail is asked about once";
    ASSERT_EQ(answers().size(), 1U);
    EXPECT_EQ(answers()[0].kind, MailKind::ReasonQuestion);
    EXPECT_EQ(waiting()->body, words);
    EXPECT_TRUE(texts().empty());
    const mail::Mail mail = letter(answers()[0]);
    EXPECT_THAT(mail.text, HasSubstr("[order_problem] mail.reason.order_problem"));
    EXPECT_THAT(mail.text, Not(HasSubstr("[feedback_request]"))) << "its words are not the author's";
    EXPECT_THAT(mail.text, Not(HasSubstr("[fulfilment_issue]"))) << "the seller ships this order itself";
    EXPECT_THAT(mail.text, HasSubstr("?draft=" + waiting()->id.text()));
    EXPECT_EQ(mail.from.at(0).address, to()) << "an answer comes back here";
}

TEST_F(ReasonQuestion, SendsTheKeptWordsForTheAnswersReason) {
    ask();
    EXPECT_EQ(answer("[order problem]\n\nMira Kessler", "two"), "");
    EXPECT_THAT(texts(), ElementsAre(words));
    EXPECT_FALSE(waiting());
    EXPECT_EQ(answers().size(), 1U);
}

TEST_F(ReasonQuestion, TakesTheTagFromTheSubjectOfAnEmptyAnswer) {
    ask();
    EXPECT_EQ(receive(to(), {.subject = "Re: [order_problem]", .text = " ", .more = answers_to(answers()[0]), .id = "two"}), "");
    EXPECT_THAT(texts(), ElementsAre(words));
}

TEST_F(ReasonQuestion, TakesATagAloneAsTheAnswerWithoutHeaders) {
    ask();
    EXPECT_EQ(receive(to(), {.subject = "Re: Hello", .text = "[order_problem]", .id = "two"}), "");
    EXPECT_THAT(texts(), ElementsAre(words));
}

TEST_F(ReasonQuestion, TakesTheAnswerOfAColleague) {
    ask();
    EXPECT_EQ(answer("[order_problem]", "two", "otto@oak.example"), "");
    EXPECT_THAT(texts(), ElementsAre(words));
}

TEST_F(ReasonQuestion, KeepsTheMailWithTheWordsBehindTheMessage) {
    ask();
    answer("Which reason do you mean?", "two");
    answer("[order_problem]", "three");
    const auto row =
        must(app().database.read([&](store::Reader& reader) { return store::find_conversation_by_order(reader, oak_, order("114-1")); }));
    const WholeMail mail = must(get_whole_mail(app(), mira_, oak_, row->conversation.id, 1));
    EXPECT_EQ(mail.subject, "Hello");
    EXPECT_EQ(mail.pieces, (std::vector<MailPiece>{{words, false}}));
}

TEST_F(ReasonQuestion, SaysThatASecondAnswerCameLate) {
    ask();
    answer("[order_problem]", "two");
    EXPECT_EQ(answer("[order_problem]", "three"), "");
    EXPECT_THAT(texts(), ElementsAre(words));
    ASSERT_EQ(answers().size(), 2U);
    EXPECT_EQ(answers()[1].kind, MailKind::AnswerTooLate);
    EXPECT_THAT(letter(answers()[1]).text, HasSubstr("mail.too_late.sent"));
}

TEST_F(ReasonQuestion, AsksAgainWhereTheAnswerTellsNoOpenReason) {
    ask();
    EXPECT_EQ(answer("Which reason do you mean?", "two"), "");
    EXPECT_EQ(answer("[fulfilment_issue]", "three"), "");
    EXPECT_EQ(answer("[feedback_request]", "four"), "");
    EXPECT_TRUE(texts().empty());
    ASSERT_EQ(answers().size(), 4U);
    for (const store::SentMail& mail : answers()) EXPECT_EQ(mail.kind, MailKind::ReasonQuestion);
    answer("[order_problem]", "five");
    EXPECT_THAT(texts(), ElementsAre(words));
}

TEST_F(ReasonQuestion, LeavesAloneWhatIsGoneOnWithOnThePage) {
    ask();
    Caller mira = mira_;
    mira.user = waiting()->author_id;
    const DraftPlace place{.seller = oak_, .order = order("114-1")};
    must(save_draft(app(), mira, {.place = place, .draft = waiting()->id, .version = 1, .said = {.text = words + " And"}}));
    EXPECT_EQ(answer("[order_problem]", "two"), "");
    EXPECT_TRUE(texts().empty());
    EXPECT_THAT(letter(answers().at(1)).text, HasSubstr("mail.too_late.changed"));
    must(drop_my_draft(app(), mira, place, waiting()->id));
    EXPECT_EQ(answer("[order_problem]", "three"), "");
    EXPECT_THAT(letter(answers().at(2)).text, HasSubstr("mail.too_late.gone"));
}

TEST_F(ReasonQuestion, IsAnsweredOnThePageByAnyOfTheSellersMembers) {
    ask();
    const DraftId draft = waiting()->id;
    const Caller otto{.user = UserId::make(), .role = Role::Agent, .name = "Otto Oak", .language = "en", .seller = oak_};
    const DraftPlace place{.seller = oak_, .order = order("114-1")};
    EXPECT_FALSE(must(find_my_draft(app(), otto, place, std::nullopt))) << "without its name it is no draft of Otto's";
    const auto found = must(find_my_draft(app(), otto, place, draft));
    EXPECT_EQ(found.value().body, words);
    EXPECT_FALSE(found->mine);
    EXPECT_FALSE(must(find_my_draft(app(), otto, {.seller = oak_, .order = order("114-2")}, draft))) << "of another order";
    EXPECT_EQ(find_my_draft(app(), flora_, place, draft).error().code(), "not_found");
    const auto sent = must(contact_buyer(
        app(), otto,
        {.seller = oak_, .order = order("114-1"), .reason = Reason::OrderProblem, .subject = "Hello", .text = words, .draft = draft}));
    EXPECT_EQ(std::get<Sent>(sent).message.author_name, "Otto") << "who sends it is its author";
    EXPECT_FALSE(waiting());
    answer("[order_problem]", "two");
    EXPECT_THAT(letter(answers().at(1)).text, HasSubstr("mail.too_late.sent"));
}

TEST_F(ReasonQuestion, IsTheDraftOfWhoGoesOnWithIt) {
    ask();
    const DraftId draft = waiting()->id;
    const Caller otto{.user = UserId::make(), .role = Role::Agent, .name = "Otto Oak", .language = "en", .seller = oak_};
    Caller mira = mira_;
    mira.user = waiting()->author_id;
    const DraftPlace place{.seller = oak_, .order = order("114-1")};
    must(save_draft(app(), otto, {.place = place, .draft = draft, .version = 1, .said = {.text = words + " And"}}));
    EXPECT_TRUE(must(find_my_draft(app(), otto, place, std::nullopt)).value().mine);
    EXPECT_FALSE(must(find_my_draft(app(), mira, place, draft)));
    EXPECT_EQ(save_draft(app(), mira, {.place = place, .draft = draft, .version = 1, .said = {.text = "Mine"}}).error().code(),
              "not_found");
    EXPECT_EQ(waiting()->body, words + " And");
}

TEST_F(ReasonQuestion, IsForgottenWhereTheSameWordsComeAgainWithTheirReason) {
    ask();
    EXPECT_EQ(receive(to(), {.subject = "[order_problem] Hello", .text = words, .id = "two"}), "");
    EXPECT_THAT(texts(), ElementsAre(words));
    EXPECT_FALSE(waiting());
}

TEST_F(ReasonQuestion, IsNotForSomebodyElses) {
    ask();
    const std::string other =
        alias_address(app(), {.seller = oak_, .buyer = *luis_.buyer, .order = order("114-2"), .party = Author::Buyer});
    EXPECT_EQ(receive(other, {.subject = "Re: reason", .text = "[order_problem]", .more = answers_to(answers()[0]), .id = "two"}),
              "text_empty");
    EXPECT_TRUE(texts().empty());
    EXPECT_TRUE(waiting());
}

}  // namespace
}  // namespace stoa
