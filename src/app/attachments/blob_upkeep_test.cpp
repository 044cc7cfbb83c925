// What is missing, damaged, nobody's; and that only what nobody needs is removed, whatever happens beside.
#include "app/attachments/blob_upkeep.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "app/attachments/attachments_world.h"
#include "app/attachments/blob_names.h"

namespace stoa {
namespace {

using testing::IsEmpty;

class BlobUpkeep : public AttachmentsWorld {
protected:
    std::filesystem::path path_of(const std::string& bytes) const {
        for (const auto& path : kept())
            if (read_file(path) == bytes) return path;
        throw std::runtime_error("no blob holds " + bytes);
    }
    Verified verify(Look look = Look::Bytes, const std::optional<BlobPoint>& from = {}) {
        found_.clear();
        return must(verify_blobs(app(), look, from, {.found = [this](const FoundFault& found) { found_.push_back(found); }}));
    }
    Collected collect(Collecting collecting = Collecting::Remove) { return must(collect_blobs(app(), collecting, {})); }
    void wait_long() { now_ = now_ + app().blobs_unused_kept + hours(1); }
    // Blobs lie by the clock of the machine, which the tests' own is behind.
    void make_old(const std::filesystem::path& path) {
        std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 4000));
    }
    blobs::BlobName orphan(const std::string& bytes) {
        auto writer = must(blobs::BlobWriter::begin(blobs_->incoming_folder(), 1000));
        must(writer.add(bytes));
        const auto sealed = must(writer.seal());
        const auto name = blobs::BlobName::make(sealed.sha256, oak_.number);
        must(blobs_->put(sealed, name));
        return name;
    }
    std::vector<FoundFault> found_;
};

TEST_F(BlobUpkeep, FindsWhatIsMissingDamagedAndNobodys) {
    upload(luis_, "fine", "fine.jpg");
    upload(luis_, "gone", "gone.jpg");
    upload(luis_, "gone", "again.jpg");
    upload(luis_, "bent", "bent.jpg");
    upload(luis_, "short", "short.jpg");
    EXPECT_FALSE(verify().has_faults());
    std::filesystem::remove(path_of("gone"));
    std::ofstream(path_of("bent")) << "BENT";
    std::ofstream(path_of("short")) << "shor";
    orphan("nobody's");
    const Verified verified = verify();
    EXPECT_EQ(verified.blobs, 4);
    EXPECT_EQ(verified.missing, 1);
    EXPECT_EQ(verified.damaged, 2);
    EXPECT_EQ(verified.orphaned, 1);
    EXPECT_EQ(verified.orphaned_bytes, 8);
    EXPECT_EQ(verified.unused, 0);
    ASSERT_EQ(found_.size(), 4U);
    const auto gone = std::ranges::find(found_, BlobFault::Missing, &FoundFault::fault);
    EXPECT_EQ(gone->files, 2);
    EXPECT_EQ(gone->file_name, "again.jpg");
    const Verified quick = verify(Look::Sizes);
    EXPECT_EQ(quick.missing, 1);
    EXPECT_EQ(quick.damaged, 1) << "sizes tell nothing of a flipped byte";
    EXPECT_EQ(quick.bytes, 0);
}

TEST_F(BlobUpkeep, IsMendedByWhoeverSendsTheSameFileAgain) {
    upload(luis_, "bent", "bent.jpg");
    std::ofstream(path_of("bent")) << "BENT";
    EXPECT_EQ(verify().damaged, 1);
    upload(mira_, "bent", "other.jpg");
    EXPECT_FALSE(verify().has_faults());
}

TEST_F(BlobUpkeep, GoesOnWhereItWasInterrupted) {
    for (int i = 0; i < 10; ++i) upload(luis_, "blob " + std::to_string(i));
    int passed = 0;
    const Verified first = must(
        verify_blobs(app(), Look::Bytes, {}, {.progressed = [&](auto, auto) { ++passed; }, .is_interrupted = [&] { return passed >= 4; }}));
    ASSERT_TRUE(first.interrupted_after);
    EXPECT_EQ(first.blobs, 4);
    const auto point = must(BlobPoint::parse(first.interrupted_after->text()));
    EXPECT_EQ(verify(Look::Bytes, point).blobs, 6);
    for (const char* text : {"", "1", "x:y", "1:abc", "1:2:3"}) EXPECT_FALSE(BlobPoint::parse(text)) << text;
}

TEST_F(BlobUpkeep, CollectsOnlyWhatNobodyHasNeededForAWhile) {
    const AttachmentId kept_file = upload(luis_, "needed"), thrown = upload(luis_, "thrown away");
    must(remove_attachment(app(), luis_, oak_, thrown));
    orphan("an orphan");
    make_old(path_of("an orphan"));
    orphan("a young orphan");
    EXPECT_EQ(verify().unused, 1);
    EXPECT_EQ(collect(Collecting::Tell).orphaned, 1);
    EXPECT_EQ(kept().size(), 4U) << "only told";
    const Collected first = collect();
    EXPECT_EQ(first.unused, 0) << "thrown away a moment ago";
    EXPECT_EQ(first.orphaned, 1);
    wait_long();
    make_old(path_of("a young orphan"));
    const Collected second = collect();
    EXPECT_EQ(second.unused, 1);
    EXPECT_EQ(second.orphaned, 1);
    EXPECT_EQ(kept().size(), 1U);
    must(inspect(kept_file));
    EXPECT_EQ(must(read(luis_, kept_file)), "needed");
    EXPECT_FALSE(verify().has_faults());
}

TEST_F(BlobUpkeep, NeverTouchesWhatIsUnderWay) {
    const AttachmentId id = begin(luis_, 11).id;
    must(append(luis_, id, 0, "Hello "));
    wait_long();
    now_ = now_ - app().blobs_unused_kept;  // The upload itself lives on.
    EXPECT_EQ(collect().unused, 0);
    EXPECT_TRUE(append(luis_, id, 6, "world"));
}

TEST_F(BlobUpkeep, GivesTheSameBytesAnotherNameOnceTheyWereCollected) {
    const AttachmentId first = upload(luis_, "the same");
    const std::string name = path_of("the same").filename();
    must(remove_attachment(app(), luis_, oak_, first));
    wait_long();
    EXPECT_EQ(collect().unused, 1);
    upload(luis_, "the same");
    EXPECT_NE(path_of("the same").filename(), name) << "a slow collector cannot hit it";
}

TEST_F(BlobUpkeep, MeetsUploadsOfTheSameBytesWithoutLosingAny) {
    // Every blob is old enough to be collected the moment that nobody needs it.
    App hasty = app_over(*database_, *blobs_);
    hasty.blobs_unused_kept = Duration{-1000};
    std::atomic<bool> over = false;
    std::jthread collector([&] {
        while (!over) must(collect_blobs(hasty, Collecting::Remove, {}));
    });
    for (int round = 0; round < 60; ++round) {
        const AttachmentId id = begin(luis_, 8).id;
        const auto done = append(luis_, id, 0, "the same");
        if (!done) {  // Collected between its two transactions, which takes days elsewhere: told, and to be sent again.
            EXPECT_EQ(code_of(done), "upload_busy");
            must(remove_attachment(app(), luis_, oak_, id));
            continue;
        }
        must(inspect(id));
        EXPECT_EQ(must(read(luis_, id)), "the same");
        must(remove_attachment(app(), luis_, oak_, id));
    }
    over = true;
}

TEST_F(BlobUpkeep, IsInterruptedBetweenTwoAndGoesOn) {
    for (int i = 0; i < 6; ++i) must(remove_attachment(app(), luis_, oak_, upload(luis_, std::to_string(i))));
    wait_long();
    int left = 3;
    const Collected first = must(collect_blobs(app(), Collecting::Remove, {.is_interrupted = [&] { return left-- <= 0; }}));
    EXPECT_TRUE(first.is_interrupted);
    EXPECT_EQ(first.unused, 3);
    EXPECT_EQ(collect().unused, 3);
    EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(BlobUpkeep, ThatDiedBetweenRowAndBytesLeavesAnOrphanForTheNext) {
    must(remove_attachment(app(), luis_, oak_, upload(luis_, "x")));
    wait_long();
    must(app().database.write([&](store::Transaction& transaction) -> Result<bool> {
        const auto row = TRY(store::list_blobs(transaction, oak_, "", 1)).at(0);
        return store::delete_unused_blob(transaction, oak_, row, now_);
    }));
    EXPECT_EQ(verify().orphaned, 1);
    make_old(kept().at(0));
    EXPECT_EQ(collect().orphaned, 1);
    EXPECT_THAT(kept(), IsEmpty());
}

}  // namespace
}  // namespace stoa
