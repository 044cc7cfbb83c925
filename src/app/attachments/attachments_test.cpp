// Files on drafts and messages: who may put them there, who may see them, and that nothing is seen that nobody has looked into.
#include "app/attachments/attachments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/attachments/attachments_world.h"
#include "app/attachments/upload_limits.h"
#include "app/upkeep/housekeeping.h"
#include "store/drafts.h"

namespace stoa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Attachments : public AttachmentsWorld {
protected:
    std::vector<AttachmentId> ids_of(const Result<std::vector<AttachmentView>>& views) {
        std::vector<AttachmentId> ids;
        for (const AttachmentView& view : must(views)) ids.push_back(view.id);
        return ids;
    }
    // The buyer asks about its order with what stands in the draft.
    Result<Sent> send(const Caller& caller, DraftId draft, const std::string& text = "Here it is.") {
        auto result = TRY(
            open_inquiry(app(), caller, {.seller = oak_, .order = order("114-2"), .topic = Topic::Other, .text = text, .draft = draft}));
        if (std::holds_alternative<Checking>(result)) return fail(problems::file_not_ready, "it waits for its files");
        if (!std::holds_alternative<Sent>(result)) return fail(problems::message_blocked, "it was stopped");
        return std::get<Sent>(std::move(result));
    }
    Sent delivered(AttachmentId id) {
        const DraftId draft = draft_of(luis_);
        must(place(luis_, draft, {id}));
        must(inspect(id));
        return must(send(luis_, draft));
    }
};

TEST_F(Attachments, StandOnADraftInTheOrderThatItsAuthorChose) {
    const AttachmentId a = upload(luis_, "a", "a.jpg"), b = upload(luis_, "b", "b.jpg"), c = upload(luis_, "c", "c.jpg");
    const DraftId draft = draft_of(luis_);
    EXPECT_THAT(ids_of(place(luis_, draft, {c, a})), ElementsAre(c, a));
    EXPECT_THAT(ids_of(place(luis_, draft, {a, b})), ElementsAre(a, b)) << "c is on nothing now";
    EXPECT_THAT(ids_of(list_draft_attachments(app(), luis_, oak_, draft)), ElementsAre(a, b));
    EXPECT_THAT(ids_of(place(luis_, draft, {})), IsEmpty());
    EXPECT_EQ(code_of(place(luis_, draft, {a, a})), "invalid_value");
    EXPECT_EQ(code_of(place(luis_, draft, std::vector<AttachmentId>(UploadLimits::files_max + 1, a))), "too_many_files");
}

TEST_F(Attachments, AreTheirAuthorsAloneUntilTheyAreSent) {
    const AttachmentId id = upload(luis_, "a");
    const DraftId draft = draft_of(luis_);
    EXPECT_EQ(code_of(place(dana_, draft, {id})), "not_found");
    const DraftId miras = draft_of(mira_);
    EXPECT_EQ(code_of(place(mira_, miras, {id})), "not_found") << "another's file";
    EXPECT_EQ(code_of(place(luis_, miras, {id})), "not_found") << "another's draft";
    must(place(luis_, draft, {id}));
    must(inspect(id));
    for (const Caller& other : {dana_, mira_, flora_, moderator_}) {
        EXPECT_EQ(code_of(read(other, id)), "not_found");
        EXPECT_EQ(code_of(list_draft_attachments(app(), other, oak_, draft)), "not_found");
    }
    EXPECT_EQ(must(read(luis_, id)), "a");
}

TEST_F(Attachments, ThatAreNotWhollyThereStayOff) {
    const AttachmentId coming = begin(luis_, 5).id;
    const DraftId draft = draft_of(luis_);
    const auto refused = place(luis_, draft, {coming});
    ASSERT_EQ(code_of(refused), "file_not_ready");
    EXPECT_EQ(refused.error().arguments[0].second, "uploading");
}

TEST_F(Attachments, ThatNobodyHasLookedIntoAreNeitherSentNorSeen) {
    const AttachmentId id = upload(luis_, "a");
    const DraftId draft = draft_of(luis_);
    EXPECT_EQ(must(place(luis_, draft, {id}))[0].state, AttachmentState::Checking);
    EXPECT_EQ(code_of(send(luis_, draft)), "file_not_ready");
    EXPECT_EQ(code_of(read(luis_, id)), "file_not_ready");
    EXPECT_EQ(must(list_draft_attachments(app(), luis_, oak_, draft)).size(), 1U) << "nothing was half sent";
    must(inspect(id));
    EXPECT_TRUE(send(luis_, draft));
}

TEST_F(Attachments, ThatWereRefusedAreNeitherSentNorSeen) {
    const AttachmentId id = upload(luis_, "a");
    const DraftId draft = draft_of(luis_);
    must(place(luis_, draft, {id}));
    must(inspect(id, [](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
        return Inspection{.detected_type = "image/pjpeg", .refusal = "malware"};
    }));
    const auto view = must(list_draft_attachments(app(), luis_, oak_, draft)).at(0);
    EXPECT_EQ(view.state, AttachmentState::Refused);
    EXPECT_EQ(view.refusal, "malware");
    EXPECT_EQ(view.refused_entry, std::nullopt);
    EXPECT_EQ(view.media_type, "image/pjpeg") << "what it is, not what it was said to be";
    EXPECT_THAT(view.parts, IsEmpty());
    EXPECT_EQ(code_of(send(luis_, draft)), "message_blocked");
    EXPECT_EQ(code_of(read(luis_, id)), "file_not_ready");
    must(place(luis_, draft, {}));
    EXPECT_EQ(code_of(place(luis_, draft, {id})), "file_not_ready") << "it cannot be put on again";
    EXPECT_TRUE(send(luis_, draft));
}

TEST_F(Attachments, ThatWereRefusedForAFileWithinNameIt) {
    const AttachmentId id = upload(luis_, "a");
    must(inspect(id, [](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
        return Inspection{.refusal = "archive_entry", .facts = {.concerns = {{"unsafe_name"}, {"archive_entry", "our shop.exe"}}}};
    }));
    EXPECT_EQ(must(get_attachment(app(), luis_, oak_, id)).refused_entry, "our shop.exe");
}

TEST_F(Attachments, OfAMessageAreSeenByBothSidesAndNobodyElse) {
    const std::string bytes(50'000, 'x');
    const AttachmentId id = upload(luis_, bytes);
    const Sent sent = delivered(id);
    const auto views = must(app().database.read(
        [&](store::Reader& reader) { return list_attachments_of_message(reader, oak_, sent.conversation, sent.message.seq); }));
    ASSERT_EQ(views.size(), 1U);
    EXPECT_THAT(views[0].parts, ElementsAre(testing::Field(&AttachmentPartView::part, AttachmentPart::Rebuilt)));
    for (const Caller& reader : {luis_, mira_, moderator_}) {
        EXPECT_TRUE(must(read(reader, id)) == bytes);
        EXPECT_EQ(must(read(reader, id, AttachmentPart::Rebuilt, {.begin = 49'990, .size = 100})), "xxxxxxxxxx");
    }
    for (const Caller& other : {dana_, flora_}) EXPECT_EQ(code_of(read(other, id)), "not_found");
    EXPECT_EQ(code_of(open_attachment(app(), mira_, {.seller = fern_, .id = id})), "not_found");
    EXPECT_EQ(code_of(read(mira_, id, AttachmentPart::Thumbnail)), "not_found") << "none was made";
    EXPECT_EQ(code_of(remove_attachment(app(), luis_, oak_, id)), "not_found") << "what was said was said";
}

TEST_F(Attachments, TheOriginalIsForModerators) {
    const AttachmentId id = upload(luis_, "with GPS");
    const DraftId draft = draft_of(luis_);
    must(place(luis_, draft, {id}));
    must(inspect(id, [this](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
        Inspection inspection{.detected_type = "image/jpeg"};
        auto rebuilt = TRY(blobs::BlobWriter::begin(blobs_->incoming_folder(), 100));
        TRY(rebuilt.add("without"));
        inspection.made.push_back({.bytes = std::move(rebuilt), .part = AttachmentPart::Rebuilt, .media_type = "image/webp"});
        return inspection;
    }));
    EXPECT_THAT(incoming(), IsEmpty());
    must(send(luis_, draft));
    EXPECT_EQ(must(read(mira_, id)), "without");
    EXPECT_EQ(must(open_attachment(app(), mira_, {.seller = oak_, .id = id})).media_type, "image/webp");
    EXPECT_EQ(code_of(read(mira_, id, AttachmentPart::Original)), "not_found");
    EXPECT_EQ(code_of(read(luis_, id, AttachmentPart::Original)), "not_found");
    EXPECT_EQ(must(read(moderator_, id, AttachmentPart::Original)), "with GPS");
    const auto parts_for = [&](const Caller& caller) {
        const auto conversation = must(list_conversations(app(), mira_, oak_, std::nullopt, {})).items[0].conversation.id;
        const auto page = must(list_messages(app(), caller, oak_, conversation, {}));
        std::vector<AttachmentPart> parts;
        for (const AttachmentPartView& part : page.items[0].attachments[0].parts) parts.push_back(part.part);
        return parts;
    };
    EXPECT_THAT(parts_for(mira_), ElementsAre(AttachmentPart::Rebuilt));
    EXPECT_THAT(parts_for(moderator_), ElementsAre(AttachmentPart::Rebuilt, AttachmentPart::Original));
}

TEST_F(Attachments, TheOriginalGoesWhereThePackSaysSo) {
    let_pack_say("originals = \"drop\"\n");
    const AttachmentId picture = upload(luis_, "with GPS"), document = upload(luis_, "as it came");
    must(inspect(picture, [this](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
        Inspection inspection{.detected_type = "image/jpeg"};
        auto rebuilt = TRY(blobs::BlobWriter::begin(blobs_->incoming_folder(), 100));
        TRY(rebuilt.add("without"));
        inspection.made.push_back({.bytes = std::move(rebuilt), .part = AttachmentPart::Rebuilt, .media_type = "image/jpeg"});
        return inspection;
    }));
    must(inspect(document));
    const DraftId draft = draft_of(luis_);
    must(place(luis_, draft, {picture, document}));
    must(send(luis_, draft));
    EXPECT_EQ(code_of(read(moderator_, picture, AttachmentPart::Original)), "not_found");
    EXPECT_EQ(must(read(mira_, picture)), "without");
    EXPECT_EQ(must(read(mira_, document)), "as it came") << "nothing else was made of it";
}

TEST_F(Attachments, WhoseBytesAreGoneOrDamagedSaySo) {
    const AttachmentId id = upload(luis_, "the bytes");
    delivered(id);
    std::ofstream(kept().at(0)) << "the rust!";
    EXPECT_EQ(code_of(read(mira_, id)), "file_damaged");
    std::filesystem::remove(kept().at(0));
    EXPECT_EQ(code_of(read(mira_, id)), "file_damaged");
}

TEST_F(Attachments, AreLookedIntoOnceAndAgainWhereThatFailed) {
    const AttachmentId id = upload(luis_, "a");
    int times = 0;
    const Inspector busy = [&](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
        ++times;
        return fail(problems::unavailable, "no worker is free");
    };
    EXPECT_FALSE(inspect(id, busy));
    EXPECT_EQ(code_of(read(luis_, id)), "file_not_ready");
    must(inspect(id));
    EXPECT_EQ(must(read(luis_, id)), "a");
    must(inspect(id, busy));
    EXPECT_EQ(times, 1) << "what is decided is not asked again";
}

TEST_F(Attachments, ThatCannotBeReadAreRefusedAsDamaged) {
    const AttachmentId gone = upload(luis_, "gone"), rotten = upload(luis_, "rotten");
    for (const auto& path : kept()) {
        if (read_file(path) == "gone")
            std::filesystem::remove(path);
        else
            std::ofstream(path) << "r0tten";
    }
    const Inspector reads = [](InspectionTask& task, const std::stop_token&) -> Result<Inspection> {
        std::string buffer(100, '\0');
        while (TRY(task.original.read(buffer)) > 0) {
        }
        return Inspection{.detected_type = "image/jpeg"};
    };
    for (const AttachmentId id : {gone, rotten}) {
        must(inspect(id, reads));
        const auto row = must(app().database.read([&](store::Reader& reader) { return store::find_attachment(reader, oak_, id); }));
        EXPECT_EQ(row->state, AttachmentState::Refused);
        EXPECT_EQ(row->refusal, "damaged");
    }
}

TEST_F(Attachments, AreReadyOnlyWithWhatPeopleMaySee) {
    const AttachmentId id = upload(luis_, "a");
    must(inspect(id,
                 [](InspectionTask&, const std::stop_token&) -> Result<Inspection> { return Inspection{.detected_type = "image/jpeg"}; }));
    const auto row = must(app().database.read([&](store::Reader& reader) { return store::find_attachment(reader, oak_, id); }));
    EXPECT_EQ(row->state, AttachmentState::Refused);
    EXPECT_EQ(row->refusal, "not_rebuilt");
}

TEST_F(Attachments, ThrownAwayWhileSomebodyLooksIntoThemAreNoFault) {
    const AttachmentId id = upload(luis_, "a");
    must(inspect(id, [&](InspectionTask& task, const std::stop_token& stop) {
        must(remove_attachment(app(), luis_, oak_, id));
        return passes(task, stop);
    }));
    must(inspect(id));
    EXPECT_EQ(code_of(read(luis_, id)), "not_found");
}

TEST_F(Attachments, OfAHeldDraftAreSeenByModerators) {
    const AttachmentId id = upload(luis_, "a");
    const DraftId draft = draft_of(luis_);
    must(place(luis_, draft, {id}));
    must(inspect(id));
    EXPECT_EQ(code_of(read(moderator_, id)), "not_found");
    must(app().database.write([&](store::Transaction& transaction) -> Result<void> {
        auto row = *TRY(store::find_draft(transaction, oak_, draft));
        row.state = DraftState::Held;
        return store::put_draft(transaction, oak_, row);
    }));
    EXPECT_EQ(must(read(moderator_, id)), "a");
    EXPECT_EQ(must(list_draft_attachments(app(), moderator_, oak_, draft)).size(), 1U);
    EXPECT_EQ(code_of(read(mira_, id)), "not_found");
    EXPECT_EQ(code_of(place(luis_, draft, {})), "not_found") << "what a moderator decides about stays as it is";
    EXPECT_EQ(code_of(remove_attachment(app(), luis_, oak_, id)), "not_found");
}

TEST_F(Attachments, OfADraftThatIsGoneGoAfterAWhileAndThenTheirBytes) {
    const AttachmentId id = upload(luis_, "a");
    const DraftId draft = draft_of(luis_);
    must(place(luis_, draft, {id}));
    must(drop_my_draft(app(), luis_, {.seller = oak_, .order = order("114-2")}, draft));
    must(sweep(app(), {}));
    EXPECT_EQ(kept().size(), 1U);
    now_ = now_ + UploadLimits::kept + Duration{1};
    EXPECT_EQ(must(sweep(app(), {})).attachments, 1);
    EXPECT_EQ(kept().size(), 1U) << "a database that is put back finds its files";
    now_ = now_ + app().blobs_unused_kept + Duration{1};
    EXPECT_EQ(must(sweep(app(), {})).blobs, 1);
    EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(Attachments, AreHeldAgainstTheRulesWhenTheyAreSent) {
    const auto inquiry =
        must(open_inquiry(app(), luis_, {.seller = oak_, .order = order("114-2"), .topic = Topic::Other, .text = "The invoice, please."}));
    const ConversationId conversation = std::get<Sent>(inquiry).conversation;
    const auto reply_with = [&](const std::string& name) {
        const AttachmentId id = upload(mira_, name, name, "application/pdf");
        must(inspect(id, [](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
            Inspection inspection{.detected_type = "application/pdf"};
            inspection.made.push_back({.part = AttachmentPart::Rebuilt, .media_type = "application/pdf"});
            return inspection;
        }));
        const DraftId draft = draft_of(mira_, "Here it is, " + name);
        must(place(mira_, draft, {id}));
        return must(send_message(app(), mira_, {.seller = oak_, .conversation = conversation, .text = "Here it is.", .draft = draft}));
    };
    EXPECT_TRUE(std::holds_alternative<Sent>(reply_with("Invoice_2025-118.pdf")));
    const auto stopped = reply_with("Produktkatalog.pdf");
    ASSERT_TRUE(std::holds_alternative<Stopped>(stopped));
    EXPECT_EQ(std::get<Stopped>(stopped).verdict.findings.at(0).rule_id, "content.attachment");
}

TEST_F(Attachments, LimitsAreKnownBefore) {
    const AllowedFiles seller = allowed_files(app(), Author::Seller), buyer = allowed_files(app(), Author::Buyer);
    EXPECT_EQ(seller.size_bytes_max(), 10'485'760);
    EXPECT_THAT(seller.media_types, testing::Contains("application/pdf"));
    EXPECT_THAT(seller.media_types, testing::Not(testing::Contains("image/gif")));
    EXPECT_THAT(buyer.media_types, testing::Contains("image/gif"));
}

}  // namespace
}  // namespace stoa
