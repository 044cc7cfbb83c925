// What each side sees of e-mail: marks, files, the whole mail, and that its own address takes none.
#include <gmock/gmock.h>

#include "app/attachments/inspect_attachment.h"
#include "app/conversations/conversations.h"
#include "app/conversations/events.h"
#include "app/mail/aliases.h"
#include "app/mail/mail_queue.h"
#include "app/mail/receive_mail.h"
#include "app/mail/whole_mail.h"
#include "app/messages/checking.h"
#include "app/people/buyer_settings.h"
#include "app/people/sessions.h"
#include "app/test_world.h"
#include "app/upkeep/jobs.h"
#include "mail/read/read_mail.h"
#include "store/mails.h"

namespace stoa {
namespace {

class ShownMails : public World {
protected:
    ShownMails() {
        app().mail = {.domain = "messages.example",
                      .relay = "smtp://127.0.0.1:1",
                      .public_url = "https://market.example",
                      .directory = folder_ + "/mails"};
        must(create_user(app(), {.login = "mira@oak.example", .name = "Mira Kessler", .role = Role::Agent, .seller_name = "Oak & Iron"}));
        must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = "dana@buyers.example"}));
    }

    std::string address(Author party) {
        return alias_address(app(), {.seller = oak_, .buyer = *dana_.buyer, .order = order("114-1"), .party = party});
    }

    void receive(const std::string& to, const std::string& raw) {
        const mail::Mail mail = must(mail::read_mail(raw));
        must(receive_mail(app(), to, {.mail = mail, .raw = raw}));
    }

    // From the seller, with a file and a signature.
    void receive_from_seller(const std::string& id) {
        receive(address(Author::Buyer),
                "From: mira@oak.example\r\nSubject: [order_problem] One board\r\nMessage-ID: <" + id +
                    ">\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
                    "About order 114-1: one board has a knot. May it be the next one?\r\n\r\n-- \r\nMira\r\nmira@oak.example\r\n"
                    "--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=invoice.png\r\n\r\nPNG\r\n--b--\r\n");
        look_into_files();
        id_ = must(list_conversations(app(), mira_, oak_, std::nullopt, {})).items.at(0).conversation.id;
    }

    // Nothing speaks against any.
    void look_into_files() {
        app().inspect = [](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
            Inspection inspection{.detected_type = "image/png"};
            inspection.made.push_back({.part = AttachmentPart::Rebuilt, .media_type = "image/png"});
            return inspection;
        };
        const std::array kinds{JobKind::InspectAttachment, JobKind::DecideDraft};
        while (const auto job = must(take_job(app(), kinds))) {
            must(job->kind == JobKind::InspectAttachment ? inspect_file(app(), *job, {}) : decide_draft(app(), *job));
            must(finish_job(app(), *job));
        }
    }

    // What came back of the newest mail that waits.
    void bounce(const std::string& action, const std::string& status) {
        const MailName name = must(list_mails(app(), moni_, MailState::Queued, {})).items.at(0).name;
        receive(address(Author::Seller),
                "From: MAILER-DAEMON@buyers.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; "
                "report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\n"
                "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; buyers.example\r\n\r\n"
                "Final-Recipient: rfc822; dana@buyers.example\r\nAction: " +
                    action + "\r\nStatus: " + status +
                    "\r\nDiagnostic-Code: smtp; 550 dana@buyers.example\r\n\r\n--b\r\nContent-Type: "
                    "text/rfc822-headers\r\n\r\nMessage-ID: <" +
                    to_text(name) + "@messages.example>\r\n\r\n--b--\r\n");
    }

    std::vector<MessageView> seen_by_seller(const Caller& caller) { return must(list_messages(app(), caller, oak_, id_, {})).items; }

    const Caller moni_{.user = UserId::make(), .role = Role::Moderator, .name = "Moni"};
    ConversationId id_{};
};

TEST_F(ShownMails, AMarkIsForItsAuthorsSideAndNamesNoAddress) {
    receive_from_seller("one");
    ASSERT_TRUE(seen_by_seller(mira_)[0].mail.delivery);
    EXPECT_EQ(seen_by_seller(mira_)[0].mail.delivery->state, MailState::Queued);
    const auto seller_cursor = must(follow_seller(app(), mira_, oak_, std::nullopt)).cursor;
    const auto buyer_cursor = must(follow_buyer(app(), dana_, std::nullopt)).cursor;
    bounce("delayed", "4.4.1");
    EXPECT_EQ(seen_by_seller(mira_)[0].mail.delivery->state, MailState::Queued);
    now_ = now_ + minutes(1);
    bounce("failed", "5.1.1");
    for (const Caller& reader : {mira_, moni_}) {
        const auto delivery = seen_by_seller(reader)[0].mail.delivery;
        ASSERT_TRUE(delivery);
        EXPECT_EQ(delivery->state, MailState::Bounced);
        EXPECT_EQ(delivery->cause, MailCause::NoMailbox);
    }
    EXPECT_FALSE(must(list_buyer_messages(app(), dana_, id_, {})).items[0].mail.delivery);
    const auto told = must(follow_seller(app(), mira_, oak_, seller_cursor));
    ASSERT_EQ(told.events.size(), 1U);
    EXPECT_EQ(told.events[0].about, LiveSubject::Mail);
    const auto buyers = must(follow_buyer(app(), dana_, buyer_cursor));
    ASSERT_EQ(buyers.events.size(), 1U);
    EXPECT_EQ(buyers.events[0].about, LiveSubject::Mail);
    EXPECT_TRUE(must(follow_buyer(app(), dana_, buyers.cursor)).events.empty());
}

TEST_F(ShownMails, AConfirmationMarksTheMessageAsArrived) {
    receive_from_seller("one");
    bounce("delivered", "2.0.0");
    EXPECT_EQ(seen_by_seller(mira_)[0].mail.delivery->state, MailState::Delivered);
}

TEST_F(ShownMails, TheWholeMailIsOpenedByItsAuthorsSideAndOperators) {
    receive_from_seller("one");
    for (const Caller& reader : {mira_, moni_}) {
        const WholeMail mail = must(get_whole_mail(app(), reader, oak_, id_, 1));
        ASSERT_EQ(mail.pieces.size(), 2U);
        EXPECT_TRUE(mail.pieces[1].is_left_out);
        EXPECT_THAT(mail.pieces[1].text, testing::HasSubstr("mira@oak.example"));
        EXPECT_EQ(mail.files.size(), 1U);
    }
    const auto code = [](const auto& result) { return result ? std::string() : std::string(result.error().code()); };
    EXPECT_EQ(code(get_buyer_whole_mail(app(), dana_, id_, 1)), "not_found");
    EXPECT_EQ(code(get_whole_mail(app(), flora_, oak_, id_, 1)), "not_found");
    EXPECT_EQ(code(get_whole_mail(app(), mira_, oak_, id_, 2)), "not_found");
    EXPECT_EQ(code(get_mail_source(app(), mira_, oak_, id_, 1)), "forbidden");
    EXPECT_THAT(must(get_mail_source(app(), moni_, oak_, id_, 1)), testing::StartsWith("From: mira@oak.example\r\n"));

    receive(address(Author::Seller), "From: dana@buyers.example\r\nSubject: Re\r\nMessage-ID: <two>\r\n\r\nDo that.\r\n");
    EXPECT_EQ(must(get_buyer_whole_mail(app(), dana_, id_, 2)).pieces.size(), 1U);
    EXPECT_EQ(code(get_whole_mail(app(), mira_, oak_, id_, 2)), "not_found");
    EXPECT_EQ(code(get_buyer_whole_mail(app(), luis_, id_, 2)), "not_found");
    std::filesystem::remove_all(app().mail.directory);
    EXPECT_EQ(code(get_buyer_whole_mail(app(), dana_, id_, 2)), "not_found") << "it is kept no more";
}

TEST_F(ShownMails, WhomNoMailReachesIsToldSo) {
    const auto trouble = [&] { return must(get_session(app(), dana_)).mail_trouble; };
    for (const char* id : {"one", "two", "three"}) {
        EXPECT_FALSE(trouble());
        receive_from_seller(id);
        now_ = now_ + minutes(1);
        bounce("failed", "5.2.2");
    }
    ASSERT_TRUE(trouble());
    EXPECT_EQ(trouble()->address, "dana@buyers.example");
    EXPECT_EQ(trouble()->cause, MailCause::MailboxFull);
    EXPECT_FALSE(must(get_session(app(), luis_)).mail_trouble);
    must(put_buyer_settings(app(), dana_, {.by_mail = false}));
    EXPECT_FALSE(trouble());
    must(put_buyer_settings(app(), dana_, {.by_mail = true}));
    now_ = now_ + MailTrouble::told_for - hours(1);
    EXPECT_TRUE(trouble());
    now_ = now_ + hours(1);
    EXPECT_FALSE(trouble()) << "it may arrive by now: nobody has tried";
}

TEST_F(ShownMails, ARelayThatIsAwayIsNoTroubleOfAnAddress) {
    for (const char* id : {"one", "two", "three"}) {
        receive_from_seller(id);
        const MailName name = must(list_mails(app(), moni_, MailState::Queued, {})).items.at(0).name;
        must(app().database.write([&](store::Transaction& transaction) {
            return store::move_sent_mail(transaction, name.seller, name.mail, MailState::Failed, now_, "the SMTP relay does not answer");
        }));
    }
    EXPECT_FALSE(must(get_session(app(), dana_)).mail_trouble);
}

TEST_F(ShownMails, AnOperatorSeesTheQueueOfAllSellersAndSendsAgain) {
    receive_from_seller("one");
    bounce("failed", "5.1.1");
    EXPECT_EQ(must(count_mails(app(), moni_)).bounced, 1);
    const auto bounced = must(list_mails(app(), moni_, MailState::Bounced, {}));
    ASSERT_EQ(bounced.items.size(), 1U);
    EXPECT_EQ(bounced.items[0].seller_name, "Oak & Iron");
    const std::string name = to_text(bounced.items[0].name);
    EXPECT_THAT(must(show_mail(app(), moni_, name)).source.value_or(""), testing::HasSubstr("<dana@buyers.example>"));
    EXPECT_EQ(must(retry_mail(app(), moni_, name)).state, MailState::Queued);
    EXPECT_EQ(must(count_mails(app(), moni_)).queued, 1);
    for (const Caller& stranger : {mira_, dana_}) {
        EXPECT_FALSE(list_mails(app(), stranger, MailState::Bounced, {}));
        EXPECT_FALSE(count_mails(app(), stranger));
        EXPECT_FALSE(show_mail(app(), stranger, name));
        EXPECT_FALSE(retry_mail(app(), stranger, name));
        EXPECT_FALSE(list_refused_senders(app(), stranger, {}));
    }
}

TEST_F(ShownMails, RefusedSendersOfAllSellersAreListedInPages) {
    for (const char* from : {"a@desk.example", "b@desk.example", "c@desk.example"}) {
        const std::string raw = std::string("From: ") + from + "\r\nSubject: x\r\n\r\nHello\r\n";
        const mail::Mail mail = must(mail::read_mail(raw));
        EXPECT_FALSE(receive_mail(app(), address(Author::Buyer), {.mail = mail, .raw = raw}));
    }
    EXPECT_EQ(must(count_mails(app(), moni_)).refused_senders, 3);
    std::vector<std::string> all;
    PageRequest page{.limit = 2};
    do {
        const auto found = must(list_refused_senders(app(), moni_, page));
        for (const RefusedSender& sender : found.items) all.push_back(sender.address);
        page.cursor = found.next_cursor;
    } while (page.cursor);
    EXPECT_THAT(all, testing::ElementsAre("c@desk.example", "b@desk.example", "a@desk.example"));
}

}  // namespace
}  // namespace stoa
