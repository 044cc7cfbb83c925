// How the bytes of a file come in: in pieces, over broken connections, beside each other, and through the death of the process.
#include "app/attachments/uploads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "app/attachments/attachments_world.h"
#include "app/attachments/blob_upkeep.h"
#include "app/attachments/upload_limits.h"
#include "app/upkeep/housekeeping.h"
#include "store/jobs.h"

namespace stoa {
namespace {

namespace files = std::filesystem;
using testing::IsEmpty;

class Uploads : public AttachmentsWorld {};

TEST_F(Uploads, ComeInPiecesAndAreThenChecked) {
    const UploadView begun = begin(luis_, 11);
    EXPECT_EQ(begun.state, AttachmentState::Uploading);
    EXPECT_EQ(begun.received_bytes, 0);
    EXPECT_EQ(begun.expires_at, now_ + UploadLimits::kept);
    now_ = now_ + hours(2);
    const UploadView half = must(append(luis_, begun.id, 0, "Hello "));
    EXPECT_EQ(half.received_bytes, 6);
    EXPECT_EQ(half.expires_at, now_ + UploadLimits::kept) << "each piece begins the time anew";
    const UploadView asked = must(get_upload(app(), luis_, oak_, begun.id));
    EXPECT_EQ(asked.received_bytes, 6);
    EXPECT_EQ(asked.metadata, "filename bXVnLmpwZw==");
    EXPECT_THAT(kept(), IsEmpty());
    const UploadView whole = must(append(luis_, begun.id, 6, "world"));
    EXPECT_EQ(whole.received_bytes, 11);
    EXPECT_EQ(whole.state, AttachmentState::Checking) << "nothing is ready by itself";
    EXPECT_EQ(must(get_upload(app(), luis_, oak_, begun.id)).received_bytes, 11);
    EXPECT_THAT(incoming(), IsEmpty());
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(read_file(kept()[0]), "Hello world");
    const auto job = must(take_job(app(), std::array{JobKind::InspectAttachment}));
    ASSERT_TRUE(job);
    EXPECT_EQ(job->payload, begun.id.text());
}

TEST_F(Uploads, GoOnOnlyWhereTheyAre) {
    const AttachmentId id = begin(luis_, 11).id;
    must(append(luis_, id, 0, "Hello "));
    for (const std::int64_t offset : {0, 5, 7, 11}) {
        const auto wrong = append(luis_, id, offset, "x");
        ASSERT_EQ(code_of(wrong), "upload_misplaced") << offset;
        EXPECT_EQ(wrong.error().arguments[0].second, "6");
    }
    EXPECT_EQ(code_of(append(luis_, id, 6, "world and more")), "file_too_large");
    EXPECT_EQ(must(get_upload(app(), luis_, oak_, id)).received_bytes, 6);
    must(append(luis_, id, 6, "world"));
    EXPECT_EQ(must(append(luis_, id, 11, "")).state, AttachmentState::Checking) << "the answer to the last piece may have been lost";
}

TEST_F(Uploads, ThatBreakOffKeepWhatWasCommitted) {
    const AttachmentId id = begin(luis_, 11).id;
    {
        auto broken = must(UploadAppend::begin(app(), luis_, oak_, id, 0));
        must(broken.add("Hel"));
        must(broken.commit());
        must(broken.add("lost"));
    }
    EXPECT_EQ(must(get_upload(app(), luis_, oak_, id)).received_bytes, 3);
    must(append(luis_, id, 3, "lo world"));
    EXPECT_EQ(read_file(kept().at(0)), "Hello world");
}

TEST_F(Uploads, AreWrittenByOneConnectionAtATime) {
    const AttachmentId id = begin(luis_, 11).id;
    {
        auto first = must(UploadAppend::begin(app(), luis_, oak_, id, 0));
        EXPECT_EQ(code_of(UploadAppend::begin(app(), luis_, oak_, id, 0)), "upload_busy");
        must(first.add("Hello "));
        must(first.commit());
    }
    EXPECT_TRUE(append(luis_, id, 6, "world"));
}

TEST_F(Uploads, AreTheirAuthorsAlone) {
    const AttachmentId id = begin(luis_, 5).id;
    for (const Caller& other : {dana_, mira_, flora_, moderator_}) {
        EXPECT_EQ(append(other, id, 0, "x").error().kind() == ErrorKind::NotFound || code_of(append(other, id, 0, "x")) == "forbidden",
                  true);
        EXPECT_FALSE(get_upload(app(), other, oak_, id));
        EXPECT_FALSE(remove_attachment(app(), other, oak_, id));
    }
    EXPECT_FALSE(get_upload(app(), luis_, fern_, id)) << "by another seller";
    EXPECT_EQ(code_of(begin_upload(app(), dana_, named("a.jpg", "", 5))), "not_found") << "another buyer's order";
    EXPECT_EQ(code_of(begin_upload(app(), flora_, named("a.jpg", "", 5))), "not_found") << "another seller's";
    EXPECT_TRUE(begin_upload(app(), mira_, named("invoice.pdf", "", 5)));
}

TEST_F(Uploads, AreRefusedBeforeTheFirstByte) {
    const std::size_t max = 10'485'760;
    EXPECT_EQ(code_of(begin_upload(app(), luis_, named("a.jpg", "image/jpeg", max + 1))), "file_too_large");
    EXPECT_TRUE(begin_upload(app(), luis_, named("a.jpg", "image/jpeg", max)));
    EXPECT_EQ(code_of(begin_upload(app(), luis_, named("a.jpg", "", 0))), "invalid_value");
    for (const char* name : {"a.exe", "a.html", "a.svg", "a.zip", "a.docm", "a", "a.mp4"})
        EXPECT_EQ(code_of(begin_upload(app(), luis_, named(name, "", 5))), "file_type_refused") << name;
    const auto disguised = begin_upload(app(), luis_, named("invoice.exe.pdf", "", 5));
    ASSERT_EQ(code_of(disguised), "file_type_refused");
    EXPECT_EQ(disguised.error().arguments[0].second, "disguised");
    EXPECT_EQ(code_of(begin_upload(app(), luis_, named("a\u202egpj.pdf", "", 5))), "file_type_refused");
    EXPECT_EQ(code_of(begin_upload(app(), luis_, named("a.pdf", "image/png", 5))), "file_type_refused");
    EXPECT_EQ(code_of(begin_upload(app(), mira_, named("a.gif", "", 5))), "file_type_refused");
    EXPECT_TRUE(begin_upload(app(), luis_, named("a.gif", "", 5))) << "a buyer's may move";
    for (const std::string& name : {std::string(), std::string(".."), std::string("a/"), std::string(1001, 'a'), std::string("\xff.jpg")})
        EXPECT_EQ(code_of(begin_upload(app(), luis_, named(name, "image/jpeg", 5))), "invalid_value") << name;
    EXPECT_EQ(code_of(begin_upload(app(), luis_, named("a.jpg", "image/jpeg\r\nX: y", 5))), "invalid_value");
    EXPECT_THAT(incoming(), IsEmpty());
}

TEST_F(Uploads, HaveANameThatIsSafe) {
    EXPECT_EQ(begin(luis_, 5, "C:\\Photos\\..\\my \"mug\"\t.jpg").name, "my \"mug\".jpg");
    EXPECT_EQ(begin(luis_, 5, "../../etc/passwd.txt", "text/plain").name, "passwd.txt");
    EXPECT_EQ(begin(luis_, 5, std::string(300, 'x') + ".jpg").name.size(), 200U);
}

TEST_F(Uploads, AreFewAtATime) {
    for (int i = 0; i < UploadLimits::open_max; ++i) begin(luis_, 5);
    EXPECT_EQ(code_of(begin_upload(app(), luis_, named("a.jpg", "", 5))), "too_many_uploads");
    EXPECT_TRUE(begin_upload(app(), mira_, named("a.jpg", "", 5))) << "others have their own";
    now_ = now_ + UploadLimits::kept;
    must(sweep(app(), {}));
    EXPECT_TRUE(begin_upload(app(), luis_, named("a.jpg", "", 5)));
}

TEST_F(Uploads, ThatNobodyGoesOnWithAreSwept) {
    const AttachmentId left = begin(luis_, 11).id, slow = begin(luis_, 11).id;
    must(append(luis_, left, 0, "Hello "));
    now_ = now_ + hours(23);
    must(append(luis_, slow, 0, "Hello "));
    EXPECT_EQ(must(sweep(app(), {})).attachments, 0);
    now_ = now_ + hours(1);
    EXPECT_EQ(code_of(append(luis_, left, 6, "world")), "not_found") << "over is over, also before it is swept";
    EXPECT_EQ(must(sweep(app(), {})).attachments, 1);
    EXPECT_EQ(incoming().size(), 1U);
    EXPECT_FALSE(get_upload(app(), luis_, oak_, left));
    EXPECT_TRUE(append(luis_, slow, 6, "world"));
}

TEST_F(Uploads, ThatAreGivenUpLeaveNothing) {
    const AttachmentId id = begin(luis_, 11).id;
    must(append(luis_, id, 0, "Hello "));
    must(remove_attachment(app(), luis_, oak_, id));
    EXPECT_THAT(incoming(), IsEmpty());
    EXPECT_EQ(code_of(append(luis_, id, 6, "world")), "not_found");
    EXPECT_EQ(code_of(remove_attachment(app(), luis_, oak_, id)), "not_found");
}

TEST_F(Uploads, OfTheSameBytesAreKeptOncePerSeller) {
    upload(luis_, "the same photo", "a.jpg");
    upload(mira_, "the same photo", "b.jpg");
    EXPECT_EQ(kept().size(), 1U);
    upload(luis_, "another photo", "c.jpg");
    EXPECT_EQ(kept().size(), 2U);
}

TEST_F(Uploads, WhosePartialFileIsLostBeginAnew) {
    const AttachmentId id = begin(luis_, 11).id;
    must(append(luis_, id, 0, "Hello "));
    files::remove(incoming().at(0));
    EXPECT_EQ(code_of(append(luis_, id, 6, "world")), "not_found");
    EXPECT_EQ(code_of(get_upload(app(), luis_, oak_, id)), "not_found");
}

// Ends this process with SIGKILL where somebody with bad luck would have pulled the plug.
enum class Moment { BeforeBytes, AfterBytes };
class DyingStore : public blobs::BlobStore {
public:
    DyingStore(blobs::BlobStore& inner, Moment moment) : BlobStore(inner.incoming_folder()), inner_(inner), moment_(moment) {}
    Result<void> put(const blobs::SealedFile& file, const blobs::BlobName& name) override {
        if (moment_ == Moment::AfterBytes) must(inner_.put(file, name));
        ::kill(::getpid(), SIGKILL);
        return {};
    }
    Result<std::optional<blobs::StoredBlob>> find(const blobs::BlobName& name) override { return inner_.find(name); }
    Result<blobs::BlobPage> list(const std::optional<blobs::BlobName>& after, int limit) override { return inner_.list(after, limit); }
    Result<bool> remove(const blobs::BlobName& name) override { return inner_.remove(name); }
    Result<void> check() override { return inner_.check(); }
    std::string describe() const override { return inner_.describe(); }

protected:
    Result<std::unique_ptr<blobs::BlobReader>> open_range(const blobs::BlobName& name, const blobs::ByteRange& range) override {
        return inner_.open(name, range);
    }

private:
    blobs::BlobStore& inner_;
    Moment moment_;
};

class Deaths : public Uploads, public testing::WithParamInterface<Moment> {
protected:
    // In a process of its own, over the same folder: sends the last piece and dies.
    void die_at_the_last_piece(AttachmentId id) {
        database_.reset();
        const pid_t child = ::fork();
        if (child == 0) {
            const auto database = must(store::Database::open(folder_ + "/stoa.db"));
            DyingStore dying(*blobs_, GetParam());
            App own = app_over(*database, dying);
            auto last = must(UploadAppend::begin(own, luis_, oak_, id, 6));
            must(last.add("world"));
            (void)last.commit();
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
        database_ = must(store::Database::open(folder_ + "/stoa.db"));
        again_.emplace(app_over(*database_, *blobs_));
    }
    std::optional<App> again_;
};

TEST_P(Deaths, BetweenBytesAndRowLeaveNothingHalfDone) {
    const AttachmentId id = begin(luis_, 11).id;
    must(append(luis_, id, 0, "Hello "));
    die_at_the_last_piece(id);
    EXPECT_EQ(must(get_upload(*again_, luis_, oak_, id)).received_bytes, 6) << "the last piece was never acknowledged";
    EXPECT_EQ(must(get_upload(*again_, luis_, oak_, id)).state, AttachmentState::Uploading);
    std::int64_t faults = 0;
    EXPECT_EQ(must(verify_blobs(*again_, Look::Bytes, {}, {.found = [&](const auto&) { ++faults; }})).missing, 0);
    EXPECT_EQ(faults, 0) << "what is under way is no loss";
    auto last = must(UploadAppend::begin(*again_, luis_, oak_, id, 6));
    must(last.add("world"));
    EXPECT_EQ(must(last.commit()).state, AttachmentState::Checking);
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(read_file(kept()[0]), "Hello world");
    EXPECT_THAT(incoming(), IsEmpty());
}

TEST_P(Deaths, OfUploadsThatNobodyGoesOnWithAreTidiedUp) {
    const AttachmentId id = begin(luis_, 11).id;
    must(append(luis_, id, 0, "Hello "));
    die_at_the_last_piece(id);
    now_ = now_ + UploadLimits::kept;
    must(sweep(*again_, {}));
    EXPECT_THAT(incoming(), IsEmpty());
    now_ = now_ + again_->blobs_unused_kept + Duration{1};
    must(sweep(*again_, {}));
    EXPECT_THAT(kept(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(All, Deaths, testing::Values(Moment::BeforeBytes, Moment::AfterBytes),
                         [](const auto& one) { return one.param == Moment::BeforeBytes ? "BeforeBytes" : "AfterBytes"; });

TEST_F(Uploads, OnAFullDiskStayWhereTheyAreUntilThereIsRoom) {
    const std::string disk = folder_ + "/disk";
    files::create_directory(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=2m") != 0) GTEST_SKIP() << "only root may mount, and not in every container";
    {
        const auto store = must(blobs::DirectoryStore::create(disk, now_));
        App own = app_over(*database_, *store);
        const std::string bytes(3'000'000, 'x');
        const AttachmentId id = must(begin_upload(own, luis_, named("a.jpg", "", bytes.size()))).id;
        {
            auto first = must(UploadAppend::begin(own, luis_, oak_, id, 0));
            must(first.add(bytes.substr(0, 1'000'000)));
            must(first.commit());
            const auto refused = first.add(bytes.substr(1'000'000));
            EXPECT_EQ(code_of(refused), "storage_full");
            must(first.add("xx"));  // What was written of the refused piece counts for nothing.
            EXPECT_EQ(must(first.commit()).received_bytes, 1'000'002);
        }
        ASSERT_EQ(::mount(nullptr, disk.c_str(), nullptr, MS_REMOUNT, "size=8m"), 0);
        auto rest = must(UploadAppend::begin(own, luis_, oak_, id, 1'000'002));
        must(rest.add(bytes.substr(1'000'002)));
        EXPECT_EQ(must(rest.commit()).state, AttachmentState::Checking);
        EXPECT_FALSE(must(verify_blobs(own, Look::Bytes, {}, {})).has_faults());
    }
    ::umount2(disk.c_str(), MNT_DETACH);
}

}  // namespace
}  // namespace stoa
