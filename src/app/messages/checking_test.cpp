#include "app/messages/checking.h"

#include <gmock/gmock.h>

#include "app/attachments/attachments_world.h"
#include "app/conversations/conversations.h"
#include "app/messages/held.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class CheckingTexts : public AttachmentsWorld {
protected:
    CheckingTexts() { app().inspect = passes; }

    Result<SendResult> send(DraftId draft, const std::string& text = "Here it is.", std::optional<IdempotencyKey> key = {}) {
        return open_inquiry(app(), luis_,
                            {.seller = oak_,
                             .order = order("114-2"),
                             .topic = Topic::DamagedOrMissing,
                             .text = text,
                             .draft = draft,
                             .idempotency = std::move(key)});
    }
    // A draft with such files.
    DraftId with(const std::vector<AttachmentId>& files) {
        const DraftId draft = draft_of(luis_);
        must(place(luis_, draft, files));
        return draft;
    }
    // The jobs of files that are due now, as the runner does them; how many of each kind.
    std::pair<int, int> run_jobs() {
        std::pair<int, int> done;
        const std::array kinds{JobKind::InspectAttachment, JobKind::DecideDraft};
        while (const auto job = must(take_job(app(), kinds))) {
            const bool inspects = job->kind == JobKind::InspectAttachment;
            must(inspects ? inspect_file(app(), *job, {}) : decide_draft(app(), *job));
            must(finish_job(app(), *job));
            ++(inspects ? done.first : done.second);
        }
        return done;
    }
    std::optional<DraftView> seen(DraftId draft) {
        return must(find_my_draft(app(), luis_, {.seller = oak_, .order = order("114-2")}, draft));
    }
    std::vector<MessageView> messages() {
        const auto conversations = must(list_buyer_conversations(app(), luis_, {}));
        if (conversations.items.empty()) return {};
        return must(list_buyer_messages(app(), luis_, conversations.items[0].id, {})).items;
    }
};

TEST_F(CheckingTexts, AreDeliveredWhenTheLastFileWasLookedInto) {
    const AttachmentId first = upload(luis_, "a"), second = upload(luis_, "b");
    const DraftId draft = with({first, second});
    const auto waiting = std::get<Checking>(must(send(draft))).draft;
    EXPECT_EQ(waiting.id, draft);
    EXPECT_EQ(waiting.state, DraftState::Checking);
    EXPECT_THAT(waiting.attachments, SizeIs(2));
    EXPECT_THAT(messages(), IsEmpty());
    EXPECT_EQ(seen(draft)->state, DraftState::Checking);
    EXPECT_EQ(run_jobs(), std::pair(2, 1));
    const auto delivered = messages();
    ASSERT_THAT(delivered, SizeIs(1));
    EXPECT_EQ(delivered[0].message.body, "Here it is.");
    EXPECT_THAT(delivered[0].attachments,
                ElementsAre(testing::Field(&AttachmentView::id, first), testing::Field(&AttachmentView::id, second)));
    EXPECT_FALSE(seen(draft));
    now_ = now_ + checking_time(app());
    EXPECT_EQ(run_jobs(), std::pair(0, 0)) << "nothing is left to decide";
}

TEST_F(CheckingTexts, AreNoMatterOfTheirAuthorWhileTheyWait) {
    const DraftId draft = with({upload(luis_, "a")});
    must(send(draft));
    EXPECT_EQ(code_of(place(luis_, draft, {})), "not_found");
    SaveDraft other{.place = {.seller = oak_, .order = order("114-2")}, .draft = draft, .version = 2, .said = {}};
    other.said.text = "Other words.";
    EXPECT_EQ(code_of(save_draft(app(), luis_, other)), "not_found");
    run_jobs();
    EXPECT_EQ(messages().at(0).message.body, "Here it is.");
}

TEST_F(CheckingTexts, ThatAreBlockedAsTheyStandDoNotWait) {
    const DraftId draft = with({upload(luis_, "a")});
    const auto stopped = std::get<Stopped>(must(send(draft, "Read the instructions, you idiot.")));
    EXPECT_EQ(stopped.verdict.outcome, Outcome::Block);
    EXPECT_EQ(seen(draft)->state, DraftState::Blocked);
    EXPECT_THAT(seen(draft)->attachments, SizeIs(1));
    run_jobs();
    EXPECT_TRUE(std::holds_alternative<Sent>(must(send(draft)))) << "mended, and its file was looked into meanwhile";
}

TEST_F(CheckingTexts, AreBlockedWithARefusedFile) {
    const DraftId draft = with({upload(luis_, "a")});
    must(send(draft));
    app().inspect = [](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
        return Inspection{.detected_type = "application/pdf", .refusal = "encrypted"};
    };
    run_jobs();
    EXPECT_THAT(messages(), IsEmpty());
    const auto view = seen(draft);
    EXPECT_EQ(view->state, DraftState::Blocked);
    EXPECT_EQ(view->attachments.at(0).refusal, "encrypted");
}

TEST_F(CheckingTexts, WaitForAModeratorWhereNobodyCanLook) {
    const AttachmentId file = upload(luis_, "a");
    const DraftId draft = with({file});
    must(send(draft));
    app().inspect = [](InspectionTask&, const std::stop_token&) -> Result<Inspection> { return fail(problems::unavailable, "no worker"); };
    now_ = now_ + checking_time(app());
    const std::array kinds{JobKind::DecideDraft};
    const auto job = must(take_job(app(), kinds));
    ASSERT_TRUE(job);
    must(decide_draft(app(), *job));
    EXPECT_EQ(seen(draft)->state, DraftState::Held);
    EXPECT_EQ(code_of(release_held(app(), moderator_, oak_, draft)), "file_not_ready");
    must(inspect(file));
    must(release_held(app(), moderator_, oak_, draft));
    EXPECT_THAT(messages().at(0).attachments, SizeIs(1));
}

TEST_F(CheckingTexts, AreGivenBackWhereThePackSaysSo) {
    let_pack_say("on_late = \"block\"\nchecking_minutes = 2\n");
    const DraftId draft = with({upload(luis_, "a")});
    must(send(draft));
    app().inspect = [](InspectionTask&, const std::stop_token&) -> Result<Inspection> { return fail(problems::unavailable, "no worker"); };
    now_ = now_ + minutes(2);
    const std::array kinds{JobKind::DecideDraft};
    must(decide_draft(app(), must(take_job(app(), kinds)).value()));
    EXPECT_EQ(seen(draft)->state, DraftState::Blocked);
}

TEST_F(CheckingTexts, AnswerARetryByWhatBecameOfThem) {
    const DraftId draft = with({upload(luis_, "a")});
    const IdempotencyKey key{.key = "k", .body_digest = "d"};
    must(send(draft, "Here it is.", key));
    EXPECT_TRUE(std::holds_alternative<Checking>(must(send(draft, "Here it is.", key))));
    run_jobs();
    const auto again = must(send(draft, "Here it is.", key));
    EXPECT_TRUE(std::holds_alternative<Checking>(again)) << "a first message's conversation was not known when it was sent";
    EXPECT_THAT(messages(), SizeIs(1));
}

TEST_F(CheckingTexts, InAConversationAnswerARetryByTheMessage) {
    const DraftId first = with({upload(luis_, "a")});
    run_jobs();
    const Sent opened = std::get<Sent>(must(send(first)));
    SaveDraft further{.place = {.conversation = opened.conversation}, .said = {}};
    further.said.text = "And another.";
    const auto saved = must(save_draft(app(), luis_, further));
    const DraftId draft = std::get<DraftView>(saved).id;
    must(place(luis_, draft, {upload(luis_, "b")}));
    const SendBuyerMessage request{
        .conversation = opened.conversation, .text = "And another.", .draft = draft, .idempotency = IdempotencyKey{"k", "d"}};
    EXPECT_TRUE(std::holds_alternative<Checking>(must(send_buyer_message(app(), luis_, request))));
    run_jobs();
    const Sent sent = std::get<Sent>(must(send_buyer_message(app(), luis_, request)));
    EXPECT_EQ(sent.message.seq, 2);
    EXPECT_THAT(sent.attachments, SizeIs(1));
}

TEST_F(CheckingTexts, NeedNoWordsBesideAFile) {
    const DraftId draft = with({upload(luis_, "a")});
    run_jobs();
    EXPECT_TRUE(std::holds_alternative<Sent>(must(send(draft, ""))));
    EXPECT_EQ(code_of(send(draft_of(luis_), " ")), "text_empty");
}

}  // namespace
}  // namespace stoa
