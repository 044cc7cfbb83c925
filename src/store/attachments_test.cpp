// Rows of files, of their bytes and of uploads, on a real database.
#include "store/attachments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/temporary_folder.h"
#include "store/blobs.h"
#include "store/database.h"
#include "store/drafts.h"
#include "store/uploads.h"

namespace stoa::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Attachments : public testing::Test {
protected:
    Attachments() {
        start_crypto();
        database_ = *Database::open(temporary_.path() + "/stoa.db");
    }
    template <class Function>
    auto write(Function function) {
        auto result = database_->write(function);
        if (!result) throw std::runtime_error(result.error().message);
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>) return *std::move(result);
    }
    template <class Function>
    auto read(Function function) {
        auto result = database_->read(function);
        if (!result) throw std::runtime_error(result.error().message);
        return *std::move(result);
    }
    AttachmentRow row(const std::string& name) {
        AttachmentRow made{.id = AttachmentId::make(), .author = Author::Buyer, .author_id = author_, .name = name};
        made.declared_type = "image/jpeg";
        made.size_bytes = 5;
        made.created_at = made.changed_at = {1000};
        return made;
    }
    AttachmentRow add(AttachmentRow made) {
        write([&](Transaction& transaction) { return add_attachment(transaction, seller_, made); });
        return made;
    }
    BlobRow put(const std::string& sha256, std::int64_t copy, Timestamp at) {
        return write([&](Transaction& transaction) {
            return put_blob(transaction, seller_, {.sha256 = sha256, .copy = copy, .size_bytes = 5, .created_at = at, .touched_at = at});
        });
    }
    void give(AttachmentId id, AttachmentPart part, const std::string& sha256) {
        write([&](Transaction& transaction) {
            return put_attachment_file(transaction, seller_, id, {.part = part, .sha256 = sha256, .media_type = "image/png"});
        });
    }
    std::vector<std::string> unused(Timestamp before, const std::string& after = "", int limit = 10) {
        std::vector<std::string> digests;
        for (const BlobRow& blob : read([&](Reader& reader) { return list_unused_blobs(reader, seller_, before, after, limit); }))
            digests.push_back(blob.sha256);
        return digests;
    }

    const TemporaryFolder temporary_ = TemporaryFolder::make().value();
    std::unique_ptr<Database> database_;
    const SellerId seller_{3};
    const UserId author_ = UserId::make();
    const std::string one_ = std::string(32, '\1'), two_ = std::string(32, '\2'), zero_ = std::string(32, '\0');
};

TEST_F(Attachments, AreReadBackAsTheyWere) {
    AttachmentRow made = row("mug.jpg");
    made.state = AttachmentState::Refused;
    made.refusal = "damaged";
    made.detected_type = "text/plain";
    add(made);
    const auto found = read([&](Reader& reader) { return find_attachment(reader, seller_, made.id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, "mug.jpg");
    EXPECT_EQ(found->declared_type, "image/jpeg");
    EXPECT_EQ(found->detected_type, "text/plain");
    EXPECT_EQ(found->state, AttachmentState::Refused);
    EXPECT_EQ(found->refusal, "damaged");
    EXPECT_EQ(found->author_id, author_);
    EXPECT_TRUE(found->is_loose());
    EXPECT_FALSE(read([&](Reader& reader) { return find_attachment(reader, SellerId{4}, made.id); })) << "another seller's";
}

TEST_F(Attachments, MoveFromADraftToItsMessageInTheirOrder) {
    const DraftId draft = DraftId::make();
    const ConversationId conversation = ConversationId::make();
    for (const std::int16_t position : {std::int16_t{2}, std::int16_t{0}, std::int16_t{1}}) {
        AttachmentRow made = row(std::to_string(position));
        made.draft = draft;
        made.position = position;
        add(made);
    }
    add(row("loose"));
    const auto names = [](const std::vector<AttachmentRow>& rows) {
        std::string all;
        for (const AttachmentRow& found : rows) all += found.name;
        return all;
    };
    EXPECT_EQ(names(read([&](Reader& reader) { return list_draft_attachments(reader, seller_, draft); })), "012");
    EXPECT_EQ(read([&](Reader& reader) { return count_loose_attachments(reader, seller_, author_); }), 1);
    write([&](Transaction& transaction) { return move_attachments_to_message(transaction, seller_, draft, conversation, 7); });
    EXPECT_EQ(names(read([&](Reader& reader) { return list_draft_attachments(reader, seller_, draft); })), "");
    EXPECT_EQ(names(read([&](Reader& reader) { return list_message_attachments(reader, seller_, conversation, 7); })), "012");
    EXPECT_THAT(read([&](Reader& reader) { return list_message_attachments(reader, seller_, conversation, 8); }), IsEmpty());
}

TEST_F(Attachments, ShareABlobThatIsThereOnce) {
    EXPECT_EQ(put(one_, 11, {1000}).copy, 11);
    const BlobRow again = put(one_, 22, {5000});
    EXPECT_EQ(again.copy, 11) << "the first copy stays";
    EXPECT_EQ(again.created_at, Timestamp{1000});
    EXPECT_EQ(again.touched_at, Timestamp{5000});
    const auto other = write([&](Transaction& transaction) {
        return put_blob(transaction, SellerId{4}, {.sha256 = one_, .copy = 33, .size_bytes = 5, .created_at = {1}, .touched_at = {1}});
    });
    EXPECT_EQ(other.copy, 33) << "another seller shares nothing";
    const auto first = add(row("a")), second = add(row("b"));
    give(first.id, AttachmentPart::Original, one_);
    give(second.id, AttachmentPart::Original, one_);
    const auto files = read([&](Reader& reader) { return list_attachment_files(reader, seller_, second.id); });
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files[0].copy, 11);
    EXPECT_EQ(files[0].size_bytes, 5);
    EXPECT_EQ(files[0].media_type, "image/png");
}

TEST_F(Attachments, BlobsThatNoFileNamesAreFoundByOneQueryAfterAWhile) {
    for (const std::string& sha256 : {zero_, one_, two_}) put(sha256, 1, {1000});
    const auto file = add(row("a"));
    give(file.id, AttachmentPart::Thumbnail, one_);
    EXPECT_THAT(unused({1000}), IsEmpty()) << "touched too lately";
    EXPECT_THAT(unused({1001}), ElementsAre(zero_, two_));
    EXPECT_THAT(unused({1001}, "", 1), ElementsAre(zero_));
    EXPECT_THAT(unused({1001}, zero_), ElementsAre(two_));
    write([&](Transaction& transaction) { return delete_attachment(transaction, seller_, file.id, {9000}); });
    EXPECT_THAT(unused({9000}), ElementsAre(zero_, two_)) << "what was used until a moment ago is kept for a while";
    EXPECT_THAT(unused({9001}), ElementsAre(zero_, one_, two_));
}

TEST_F(Attachments, ABlobIsDeletedOnlyWhileNobodyNeedsIt) {
    const BlobRow blob = put(one_, 11, {1000});
    const auto remove = [&](const BlobRow& row, Timestamp before) {
        return write([&](Transaction& transaction) { return delete_unused_blob(transaction, seller_, row, before); });
    };
    put(one_, 99, {2000});
    EXPECT_FALSE(remove(blob, {1500})) << "somebody has touched it since";
    BlobRow earlier = blob;
    earlier.copy = 10;
    EXPECT_FALSE(remove(earlier, {3000})) << "an earlier copy";
    const auto file = add(row("a"));
    give(file.id, AttachmentPart::Original, one_);
    EXPECT_FALSE(remove(blob, {3000}));
    write([&](Transaction& transaction) { return delete_attachment(transaction, seller_, file.id, {2500}); });
    EXPECT_TRUE(remove(blob, {3000}));
    EXPECT_FALSE(remove(blob, {3000}));
}

TEST_F(Attachments, WhoNeedsABlobIsToldOnceItsBytesAreAllThere) {
    put(one_, 1, {1000});
    AttachmentRow coming = row("coming.jpg"), there = row("there.jpg");
    there.state = AttachmentState::Checking;
    add(coming);
    add(there);
    const auto use = [&] { return read([&](Reader& reader) { return find_blob_use(reader, seller_, one_); }); };
    give(coming.id, AttachmentPart::Original, one_);
    EXPECT_EQ(use().count, 0);
    give(there.id, AttachmentPart::Original, one_);
    EXPECT_EQ(use().count, 1);
    EXPECT_EQ(use().name, "there.jpg");
}

TEST_F(Attachments, WhatNobodyWillSendIsFound) {
    AttachmentRow loose = row("loose"), sent = row("sent"), coming = row("coming"), of_gone = row("of gone"), of_draft = row("of draft");
    for (AttachmentRow* one : {&loose, &sent, &of_gone, &of_draft}) one->state = AttachmentState::Ready;
    sent.conversation = ConversationId::make();
    sent.seq = 1;
    of_gone.draft = DraftId::make();
    const DraftRow draft{.id = DraftId::make(), .author_id = author_, .state = DraftState::Writing};
    of_draft.draft = draft.id;
    for (const AttachmentRow& one : {loose, sent, coming, of_gone, of_draft}) add(one);
    write([&](Transaction& transaction) { return put_draft(transaction, seller_, draft); });
    const auto forgotten = [&](Timestamp before) {
        return read([&](Reader& reader) { return list_forgotten_attachments(reader, seller_, before, 10); });
    };
    EXPECT_THAT(forgotten({1000}), IsEmpty());
    EXPECT_THAT(forgotten({1001}), ElementsAre(loose.id, of_gone.id));
}

TEST_F(Attachments, AnUploadMovesOnceFromWhereItStood) {
    const auto file = add(row("a"));
    write([&](Transaction& transaction) {
        return add_upload(transaction, seller_, {.id = file.id, .metadata = "filename bXVn", .expires_at = {5000}});
    });
    const auto move = [&](std::int64_t from, std::int64_t to) {
        return write([&](Transaction& transaction) { return move_upload(transaction, seller_, file.id, from, to, {6000}); });
    };
    EXPECT_TRUE(move(0, 3));
    EXPECT_FALSE(move(0, 3)) << "another connection was there";
    const auto found = read([&](Reader& reader) { return find_upload(reader, seller_, file.id); });
    EXPECT_EQ(found->received_bytes, 3);
    EXPECT_EQ(found->metadata, "filename bXVn");
    const auto expired = [&](Timestamp now) {
        return read([&](Reader& reader) { return list_expired_uploads(reader, seller_, now, 10); });
    };
    EXPECT_THAT(expired({5999}), IsEmpty());
    EXPECT_THAT(expired({6000}), ElementsAre(file.id));
    write([&](Transaction& transaction) { return delete_attachment(transaction, seller_, file.id, {0}); });
    EXPECT_FALSE(read([&](Reader& reader) { return find_upload(reader, seller_, file.id); })) << "it goes with the file";
}

}  // namespace
}  // namespace stoa::store
