#include "app/mail/outgoing_mails.h"

#include <gmock/gmock.h>

#include "app/conversations/conversations.h"
#include "app/mail/mail_queue.h"
#include "app/mail/mail_sender.h"
#include "app/mail/mail_settings.h"
#include "app/mail/mail_text.h"
#include "app/mail/unsubscribe.h"
#include "app/people/buyer_settings.h"
#include "app/test_world.h"
#include "app/upkeep/jobs.h"
#include "mail/read/read_mail.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* first = "It left us this morning.";
constexpr const char* second = "The carrier says it comes on Monday.";
constexpr const char* third = "A third screw lies in the box.";

// Dana gets by mail what Mira writes. Nobody takes the mails: what is asked is when they are due, and what they say.
class OutgoingMails : public World {
protected:
    OutgoingMails() {
        app().mail = {.domain = "messages.example", .relay = "smtp://127.0.0.1:1", .public_url = "https://messages.example"};
        must(put_buyer(app(), system_, {.external_id = "buyer-1", .name = "Dana Reyes", .email = "dana@buyers.example"}));
        const auto asked =
            must(open_inquiry(app(), dana_, {.seller = oak_, .order = order("114-1"), .topic = Topic::Delivery, .text = "Where is it?"}));
        conversation_ = std::get<Sent>(asked).conversation;
    }

    std::int32_t reply(const std::string& text) {
        const auto sent = must(send_message(app(), mira_, {.seller = oak_, .conversation = conversation_, .text = text}));
        return std::get<Sent>(sent).message.seq;
    }
    void choose(const MailTiming& timing) { must(put_buyer_settings(app(), dana_, {.mail_timing = timing})); }

    // Those that are due now, as a server takes them.
    std::vector<Job> take() { return must(take_jobs(app(), JobKind::Mail, 10)); }
    store::SentMail mail_of(const Job& job) {
        return must(app().database.read([&](store::Reader& reader) { return store::find_sent_mail(reader, job.seller, job.id.uuid); }))
            .value();
    }
    // The plain text of the mail; nothing where it has nothing to tell.
    std::string text_of(const Job& job) {
        const auto letter = must(write_letter(app(), job.seller, mail_of(job), Links::Work));
        return letter ? must(mail::read_mail(letter->bytes)).text : "";
    }
    bool is_listed(const std::string& text, const std::vector<std::string>& in_order) {
        std::size_t at = 0;
        for (const std::string& each : in_order) {
            at = text.find(each, at);
            if (at == std::string::npos) return false;
            ++at;
        }
        return true;
    }
    void send(const Job& job) {
        MailSender sender(app());
        must(sender.send(job, {}));
    }
    std::size_t queued() { return must(list_mail_queue(app(), 10)).size(); }

    ConversationId conversation_{};
};

TEST_F(OutgoingMails, GatherWhatComesWithinTheirMinutes) {
    reply(first);
    now_ = now_ + minutes(2);
    reply(second);
    EXPECT_THAT(take(), IsEmpty());
    now_ = now_ + minutes(1);
    const auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1)) << "three minutes after the first";
    EXPECT_TRUE(is_listed(text_of(jobs[0]), {first, second}));

    reply(third);
    EXPECT_THAT(text_of(jobs[0]), Not(HasSubstr(third))) << "it is on its way";
    now_ = now_ + minutes(3);
    const auto more = take();
    ASSERT_THAT(more, SizeIs(1));
    EXPECT_THAT(text_of(more[0]), HasSubstr(third));
    EXPECT_THAT(text_of(more[0]), Not(HasSubstr(first)));
}

TEST_F(OutgoingMails, GoAtOnceWhereThatIsChosen) {
    choose({.gather_minutes = 0});
    reply(first);
    reply(second);
    EXPECT_THAT(take(), SizeIs(2));
}

TEST_F(OutgoingMails, WaitForTheEndOfQuietHoursTogether) {
    choose({.gather_minutes = 0, .quiet_hours = QuietHours{22 * 60, 7 * 60, "Europe/Berlin"}});
    now_ = must(parse_time("2026-11-23T21:30:00Z"));
    reply(first);
    now_ = must(parse_time("2026-11-24T03:00:00Z"));
    reply(second);
    now_ = must(parse_time("2026-11-24T05:59:59Z"));
    EXPECT_THAT(take(), IsEmpty());
    now_ = must(parse_time("2026-11-24T06:00:00Z"));
    const auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1));
    EXPECT_TRUE(is_listed(text_of(jobs[0]), {first, second}));
}

TEST_F(OutgoingMails, ThatAreLateWaitForTheEndOfQuietHoursToo) {
    choose({.gather_minutes = 0, .quiet_hours = QuietHours{22 * 60, 7 * 60, "Europe/Berlin"}});
    reply(first);
    now_ = must(parse_time("2026-11-23T21:30:00Z"));  // The server was away meanwhile.
    const auto late = take();
    ASSERT_THAT(late, SizeIs(1));
    send(late[0]);
    reply(second);
    now_ = must(parse_time("2026-11-24T06:00:00Z"));
    const auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1)) << "what came in the night came along";
    EXPECT_EQ(jobs[0].attempts, 1);
    EXPECT_TRUE(is_listed(text_of(jobs[0]), {first, second}));
}

TEST_F(OutgoingMails, TellNothingThatWasReadOnThePage) {
    const std::int32_t seen = reply(first);
    const std::int32_t last = reply(second);
    must(mark_buyer_read(app(), dana_, conversation_, seen));
    now_ = now_ + minutes(3);
    const auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1));
    EXPECT_THAT(text_of(jobs[0]), Not(HasSubstr(first)));
    EXPECT_THAT(text_of(jobs[0]), HasSubstr(second));
    must(mark_buyer_read(app(), dana_, conversation_, last));
    EXPECT_EQ(text_of(jobs[0]), "");
    send(jobs[0]);
    EXPECT_EQ(queued(), 0U) << "neither waits nor failed";
}

TEST_F(OutgoingMails, TellWhatTheReaderHasOnlyAnsweredByMail) {
    reply(first);
    now_ = now_ + minutes(1);
    Caller by_mail = dana_;
    by_mail.door = Door::Mail;
    must(send_buyer_message(app(), by_mail, {.conversation = conversation_, .text = "Thank you so far."}));
    now_ = now_ + minutes(2);
    const auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1));
    EXPECT_THAT(text_of(jobs[0]), HasSubstr(first)) << "Dana answered an earlier mail, and has not seen this";
}

TEST_F(OutgoingMails, ThatWereTriedGatherNothingMore) {
    choose({.gather_minutes = 15});
    reply(first);
    now_ = now_ + minutes(15);
    const auto tried = take();
    ASSERT_THAT(tried, SizeIs(1));
    must(retry_job(app(), tried[0]));
    reply(second);
    EXPECT_EQ(queued(), 2U) << "the relay may have the first under its Message-ID";
    EXPECT_THAT(text_of(tried[0]), Not(HasSubstr(second)));
}

TEST_F(OutgoingMails, AreDroppedWhereTheReaderWantsThemNoMore) {
    reply(first);
    now_ = now_ + minutes(3);
    const auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1));
    must(put_buyer_settings(app(), dana_, {.by_mail = false}));
    send(jobs[0]);
    EXPECT_EQ(queued(), 0U);
    reply(second);
    EXPECT_EQ(queued(), 0U);
}

TEST_F(OutgoingMails, ToMembersGoAtOnceUnlessTheyChooseOtherwise) {
    const UserId user =
        must(create_user(app(), {.login = "mo@oak.example", .name = "Mo", .role = Role::Agent, .seller_name = "Oak & Iron"}));
    const Caller mo{.user = user, .role = Role::Agent, .name = "Mo", .seller = oak_};
    EXPECT_EQ(must(put_seller_mail(app(), mo, oak_, {.by_mail = true})).mail_timing, MailTiming{});
    must(send_buyer_message(app(), dana_, {.conversation = conversation_, .text = "Is it on its way?"}));
    const auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1));
    EXPECT_THAT(text_of(jobs[0]), HasSubstr("Is it on its way?"));
    must(finish_job(app(), jobs[0]));

    must(put_seller_mail(app(), mo, oak_, {.by_mail = true, .mail_timing = MailTiming{.gather_minutes = 60}}));
    must(send_buyer_message(app(), dana_, {.conversation = conversation_, .text = "And the screws?"}));
    EXPECT_THAT(take(), IsEmpty());
    now_ = now_ + minutes(60);
    const auto later = take();
    ASSERT_THAT(later, SizeIs(1));
    must(mark_read(app(), mo, oak_, conversation_, 3));
    EXPECT_EQ(text_of(later[0]), "");
}

TEST_F(OutgoingMails, OfNewMattersCanBeStoppedByTheirLink) {
    const auto link_of = [&](const Job& job) {
        const std::string bytes = must(write_letter(app(), job.seller, mail_of(job), Links::Work)).value().bytes;
        const std::string_view begin = "List-Unsubscribe: <https://messages.example/unsubscribe/";
        const std::size_t at = bytes.find(begin);
        if (at == std::string::npos) return std::string();
        EXPECT_THAT(bytes, HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
        return bytes.substr(at + begin.size(), bytes.find('>', at) - at - begin.size());
    };
    choose({.gather_minutes = 0});
    reply(first);
    auto jobs = take();
    ASSERT_THAT(jobs, SizeIs(1));
    EXPECT_EQ(link_of(jobs[0]), "") << "an answer to what Dana wrote";
    must(contact_buyer(app(), mira_,
                       {.seller = oak_,
                        .order = order("114-1"),
                        .reason = Reason::OrderProblem,
                        .subject = "",
                        .text = "About order 114-1: one board has a knot. May it be the next one?"}));
    jobs = take();
    ASSERT_THAT(jobs, SizeIs(1));
    const std::string link = link_of(jobs[0]);
    ASSERT_NE(link, "");

    for (const std::string& forged : {link + "x", link.substr(1), std::string("~"), dana_.buyer->text() + "~", std::string()})
        EXPECT_EQ(unsubscribe(app(), forged).error().code(), "not_found") << forged;
    EXPECT_TRUE(must(get_buyer_settings(app(), dana_)).by_mail);
    must(unsubscribe(app(), link));
    must(unsubscribe(app(), link));
    EXPECT_FALSE(must(get_buyer_settings(app(), dana_)).by_mail);
    must(put_buyer_settings(app(), dana_, {.by_mail = true}));
    EXPECT_TRUE(must(get_buyer_settings(app(), dana_)).by_mail);

    app().mail.public_url = "http://localhost:8080";
    EXPECT_EQ(link_of(jobs[0]), "") << "RFC 8058 asks for https";
}

}  // namespace
}  // namespace stoa
