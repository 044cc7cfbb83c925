#include "app/attachments/unread_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/attachments/attachments_world.h"
#include "app/upkeep/housekeeping.h"
#include "store/jobs.h"

namespace stoa {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class UnreadFiles : public AttachmentsWorld {
protected:
    static Inspector failing(const char* trouble) {
        return [trouble](InspectionTask&, const std::stop_token&) -> Result<Inspection> {
            return Inspection{.refusal = could_not_be_read, .trouble = trouble};
        };
    }
    AttachmentId unread(const char* trouble = "crashed", const Caller* author = nullptr) {
        now_ = now_ + seconds(1);
        const AttachmentId id = upload(author ? *author : luis_, "bytes of " + std::to_string(now_.ms), "mug.jpg");
        must(inspect(id, failing(trouble)));
        return id;
    }
    std::vector<UnreadFile> listed(const PageRequest& page = {}) { return must(list_unread_files(app(), moderator_, page)).items; }

    Caller moderator_{.user = UserId::make(), .role = Role::Moderator, .name = "Moni", .language = "en"};
};

TEST_F(UnreadFiles, SayWhatHappenedToWhoseFile) {
    const AttachmentId id = unread("timed_out");
    const auto files = listed();
    ASSERT_THAT(files, SizeIs(1));
    EXPECT_EQ(files[0].id, id);
    EXPECT_EQ(files[0].seller, oak_);
    EXPECT_FALSE(files[0].seller_name.empty());
    EXPECT_EQ(files[0].author, Author::Buyer);
    EXPECT_EQ(files[0].name, "mug.jpg");
    EXPECT_EQ(files[0].trouble, "timed_out");
    EXPECT_EQ(files[0].happened_at, now_);
    EXPECT_TRUE(files[0].may_retry);
    EXPECT_FALSE(files[0].is_checking);
}

TEST_F(UnreadFiles, AreNotThoseThatWereRefusedForWhatTheyAre) {
    const AttachmentId id = upload(luis_, "an evil one");
    must(inspect(id, [](InspectionTask&, const std::stop_token&) -> Result<Inspection> { return Inspection{.refusal = "malware"}; }));
    EXPECT_THAT(listed(), IsEmpty());
}

TEST_F(UnreadFiles, AreLookedIntoAgainUntilOneCanBeRead) {
    const AttachmentId id = unread();
    const UnreadFile again = must(retry_unread_file(app(), moderator_, oak_, id));
    EXPECT_TRUE(again.is_checking);
    EXPECT_EQ(must(get_attachment(app(), luis_, oak_, id)).state, AttachmentState::Checking);
    EXPECT_EQ(code_of(retry_unread_file(app(), moderator_, oak_, id)), "file_not_ready") << "somebody looks already";
    must(inspect(id, failing("out_of_memory")));
    ASSERT_THAT(listed(), SizeIs(1));
    EXPECT_EQ(listed()[0].looks, 2);
    EXPECT_EQ(listed()[0].trouble, "out_of_memory");
    must(retry_unread_file(app(), moderator_, oak_, id));
    must(inspect(id));
    EXPECT_THAT(listed(), IsEmpty());
    EXPECT_EQ(must(get_attachment(app(), luis_, oak_, id)).state, AttachmentState::Ready);
}

TEST_F(UnreadFiles, AreLookedIntoAgainByAJob) {
    const AttachmentId id = unread();
    must(retry_unread_file(app(), moderator_, oak_, id));
    const auto jobs = must(app().database.read(
        [&](store::Reader& reader) { return store::list_due_jobs(reader, JobKind::InspectAttachment, app().clock(), 10); }));
    EXPECT_TRUE(std::ranges::any_of(jobs, [&](const Job& job) { return job.payload == id.text(); }));
}

TEST_F(UnreadFiles, StayWhenTheirAuthorsThrowThemAway) {
    const AttachmentId id = unread();
    must(remove_attachment(app(), luis_, oak_, id));
    ASSERT_THAT(listed(), SizeIs(1));
    EXPECT_FALSE(listed()[0].may_retry);
    EXPECT_EQ(code_of(retry_unread_file(app(), moderator_, oak_, id)), "file_not_ready");
}

TEST_F(UnreadFiles, ComeInPagesTheLastFirst) {
    const AttachmentId first = unread(), second = unread("gone", &mira_), third = unread();
    const auto page = must(list_unread_files(app(), moderator_, {.limit = 2}));
    ASSERT_THAT(page.items, SizeIs(2));
    EXPECT_EQ(page.items[0].id, third);
    EXPECT_EQ(page.items[1].id, second);
    EXPECT_EQ(page.items[1].author, Author::Seller);
    ASSERT_TRUE(page.next_cursor);
    const auto rest = must(list_unread_files(app(), moderator_, {.limit = 2, .cursor = page.next_cursor}));
    ASSERT_THAT(rest.items, SizeIs(1));
    EXPECT_EQ(rest.items[0].id, first);
    EXPECT_FALSE(rest.next_cursor);
    EXPECT_EQ(code_of(list_unread_files(app(), moderator_, {.cursor = "nonsense"})), "invalid_cursor");
}

TEST_F(UnreadFiles, AreForOperatorsAndGoAfterAMonth) {
    const AttachmentId id = unread();
    EXPECT_EQ(code_of(list_unread_files(app(), mira_, {})), "forbidden");
    EXPECT_EQ(code_of(retry_unread_file(app(), luis_, oak_, id)), "forbidden");
    EXPECT_EQ(code_of(retry_unread_file(app(), moderator_, oak_, AttachmentId::make())), "not_found");
    now_ = now_ + UnreadFile::kept - seconds(1);
    EXPECT_EQ(must(sweep(app(), {})).unread_files, 0);
    now_ = now_ + seconds(2);
    EXPECT_EQ(must(sweep(app(), {})).unread_files, 1);
    EXPECT_THAT(listed(), IsEmpty());
}

}  // namespace
}  // namespace stoa
