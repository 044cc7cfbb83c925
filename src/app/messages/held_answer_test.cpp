// An answer that waits for a moderator: the buyer's wait ends when it is written, and stands again where it is not delivered. Colleagues
// are told of it, and of all that becomes of a draft.
#include <gmock/gmock.h>

#include "app/conversations/conversations.h"
#include "app/conversations/events.h"
#include "app/messages/held.h"
#include "app/messages/messages.h"
#include "app/test_world.h"
#include "app/upkeep/response_times.h"
#include "store/response_days.h"

namespace stoa {
namespace {

class HeldAnswers : public World {
protected:
    HeldAnswers() {
        conversation_ =
            std::get<Sent>(
                must(open_inquiry(
                    app(), dana_,
                    {.seller = oak_, .order = order("114-1"), .topic = Topic::ProductQuestion, .text = "Is it oiled or waxed?"})))
                .conversation;
        cursor_ = must(follow_seller(app(), mira_, oak_, std::nullopt)).cursor;
        pass(hours(1));
    }
    void pass(Duration time) { now_ = now_ + time; }

    SendResult answer(const Caller& author, const std::string& text = "It is oiled with linseed oil.") {
        return must(send_message(app(), author, {.seller = oak_, .conversation = conversation_, .text = text}));
    }
    DraftId held_answer() {
        Caller unproven = mira_;
        unproven.unproven = "mira@oak.example";  // What nobody vouches for is held.
        return std::get<Stopped>(answer(unproven)).draft;
    }
    void ask_again() { must(send_buyer_message(app(), dana_, {.conversation = conversation_, .text = "And how heavy is it?"})); }
    ConversationSummary seen() { return must(get_conversation(app(), mira_, oak_, conversation_)).summary; }
    std::size_t told() {
        const auto live = must(follow_seller(app(), mira_, oak_, cursor_));
        cursor_ = live.cursor;
        return live.events.size();
    }
    std::int32_t answers_summed() {
        must(sum_response_times(app(), {}));
        return must(app().database.read([&](store::Reader& reader) -> Result<std::int32_t> {
            std::int32_t all = 0;
            for (const auto& step : TRY(store::list_response_steps(reader, oak_, 0))) all += step.answers;
            return all;
        }));
    }

    ConversationId conversation_{};
    std::string cursor_;
    const Caller moni_{.user = UserId::make(), .role = Role::Moderator, .name = "Moni"};
};

TEST_F(HeldAnswers, EndTheWaitAndAreToldToColleagues) {
    held_answer();
    EXPECT_EQ(seen().inbox.section, Section::Waiting);
    EXPECT_FALSE(seen().inbox.waiting_since);
    EXPECT_EQ(told(), 1U);
    EXPECT_EQ(answers_summed(), 1);
}

TEST_F(HeldAnswers, ReleasedCountAsOftenAsTheyWereWritten) {
    const DraftId draft = held_answer();
    pass(hours(20));
    must(release_held(app(), moni_, oak_, draft));
    EXPECT_EQ(seen().inbox.section, Section::Waiting);
    EXPECT_EQ(answers_summed(), 1) << "once, as answered within the hour";
}

TEST_F(HeldAnswers, ReleasedDoNotAnswerALaterQuestion) {
    const DraftId draft = held_answer();
    pass(hours(1));
    ask_again();
    const Timestamp asked = now_;
    pass(hours(1));
    must(release_held(app(), moni_, oak_, draft));
    EXPECT_EQ(seen().inbox.section, Section::NeedsReply);
    EXPECT_EQ(seen().inbox.waiting_since, asked);
}

TEST_F(HeldAnswers, TurnedDownBringTheWaitBackAndCountNoMore) {
    const Timestamp asked = *seen().inbox.waiting_since;
    const DraftId draft = held_answer();
    EXPECT_EQ(answers_summed(), 1);
    pass(days(2));
    EXPECT_EQ(answers_summed(), 1);
    must(reject_held(app(), moni_, oak_, draft, "Who are you?"));
    EXPECT_EQ(seen().inbox.section, Section::NeedsReply);
    EXPECT_EQ(seen().inbox.waiting_since, asked);
    EXPECT_EQ(told(), 2U);
    EXPECT_EQ(answers_summed(), 0);
}

TEST_F(HeldAnswers, TurnedDownAfterAnotherAnswerChangeNothing) {
    const DraftId draft = held_answer();
    answer(mira_);
    must(reject_held(app(), moni_, oak_, draft, "Who are you?"));
    EXPECT_EQ(seen().inbox.section, Section::Waiting);
    EXPECT_EQ(answers_summed(), 1);
}

TEST_F(HeldAnswers, ThatAreBlockedEndNothingAndAreTold) {
    const DraftId draft = std::get<Stopped>(answer(mira_, "Call (555) 010-4477 and we help.")).draft;
    EXPECT_EQ(seen().inbox.section, Section::NeedsReply);
    EXPECT_EQ(told(), 1U);
    must(discard_draft(app(), mira_, oak_, draft));
    EXPECT_EQ(told(), 1U);
}

TEST_F(HeldAnswers, AFixedTextEndsNoWait) {
    must(send_message(app(), mira_, {.seller = oak_, .conversation = conversation_, .reason = Reason::FeedbackRequest, .text = ""}));
    EXPECT_EQ(seen().inbox.section, Section::NeedsReply);
    EXPECT_EQ(answers_summed(), 0);
}

}  // namespace
}  // namespace stoa
