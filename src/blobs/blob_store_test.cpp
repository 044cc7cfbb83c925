// What every store of blobs does, asked of both.
#include "blobs/blob_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "base/temporary_folder.h"
#include "blobs/directory_store.h"
#include "blobs/s3/store.h"
#include "blobs/test_blobs.h"
#include "blobs/test_s3_server.h"

namespace stoa::blobs {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

enum class Kind { Directory, Bucket };

class Stores : public testing::TestWithParam<Kind> {
protected:
    void SetUp() override {
        start_crypto();
        if (GetParam() == Kind::Directory) {
            store_ = must(DirectoryStore::create(folder_.path() + "/blobs", system_now()));
            return;
        }
        if (!s3::TestServer::is_there(std::getenv("CI"))) GTEST_SKIP() << "python3-swift is not installed";
        s3::Options options = s3::TestServer::shared().options(folder_.path() + "/incoming");
        options.bucket = s3::TestServer::shared().new_bucket();
        store_ = must(s3::Store::create(std::move(options), system_now()));
    }
    std::ptrdiff_t incoming() const {
        return std::distance(std::filesystem::directory_iterator(store_->incoming_folder()), std::filesystem::directory_iterator());
    }
    std::vector<BlobName> list_all(int limit) {
        std::vector<BlobName> names;
        std::optional<BlobName> after;
        for (;;) {
            const auto page = must(store_->list(after, limit));
            EXPECT_LE(page.blobs.size(), static_cast<std::size_t>(limit));
            for (const StoredBlob& blob : page.blobs) names.push_back(blob.name);
            if (!page.has_more) return names;
            after = names.back();
        }
    }

    const TemporaryFolder folder_ = must(TemporaryFolder::make());
    std::unique_ptr<BlobStore> store_;
};

TEST_P(Stores, GiveBackWhatWasKept) {
    for (const std::size_t size : {0UL, 1UL, 9'999UL, 10'000UL, 10'001UL, 1'000'000UL}) {
        const std::string bytes = noise(size, size);
        const BlobName name = keep(*store_, bytes);
        EXPECT_EQ(name.sha256, sha256_of(bytes));
        const auto found = must(store_->find(name));
        ASSERT_TRUE(found) << size;
        EXPECT_EQ(found->size_bytes, static_cast<std::int64_t>(size));
        EXPECT_LT(std::abs((found->kept_at - system_now()).ms), 60'000);
        EXPECT_TRUE(must(read_blob(*store_, name)) == bytes) << size;
    }
    EXPECT_EQ(incoming(), 0) << "nothing is left of what was kept";
    EXPECT_TRUE(store_->check());
}

TEST_P(Stores, GiveARange) {
    const std::string bytes = noise(100'000, 1);
    const BlobName name = keep(*store_, bytes);
    struct Case {
        ByteRange range;
        std::string expected;
    };
    for (const Case& one : {Case{{0, 1}, bytes.substr(0, 1)}, Case{{5, 0}, ""}, Case{{99'999, 1}, bytes.substr(99'999)},
                            Case{{40'000, 30'000}, bytes.substr(40'000, 30'000)}, Case{{70'000, {}}, bytes.substr(70'000)},
                            Case{{99'000, 5'000}, bytes.substr(99'000)}, Case{{100'000, {}}, ""}, Case{{200'000, 10}, ""}})
        EXPECT_TRUE(must(read_blob(*store_, name, one.range)) == one.expected) << one.range.begin;
}

TEST_P(Stores, KeepWhatIsThereAgainAndWhatIsAnotherCopyBeside) {
    const std::string bytes = "the same";
    const BlobName name = keep(*store_, bytes);
    BlobWriter writer = must(BlobWriter::begin(store_->incoming_folder(), 100));
    must(writer.add(bytes));
    must(store_->put(must(writer.seal()), name));
    EXPECT_EQ(must(read_blob(*store_, name)), bytes);
    EXPECT_EQ(list_all(10).size(), 1U);
    EXPECT_EQ(incoming(), 0);
    EXPECT_NE(keep(*store_, bytes), name);
    EXPECT_EQ(list_all(10).size(), 2U);
}

TEST_P(Stores, KnowNothingOfWhatWasNeverKeptOrWasRemoved) {
    const BlobName never = BlobName::make(sha256_of("never"), 7);
    EXPECT_FALSE(must(store_->find(never)));
    EXPECT_FALSE(must(store_->open(never)));
    EXPECT_FALSE(must(store_->remove(never)));
    const BlobName name = keep(*store_, "for a while");
    EXPECT_TRUE(must(store_->remove(name)));
    EXPECT_FALSE(must(store_->find(name)));
    EXPECT_FALSE(must(store_->remove(name)));
    EXPECT_THAT(list_all(10), IsEmpty());
}

TEST_P(Stores, ListInOrderFromWhereOneStood) {
    std::vector<BlobName> names;
    for (int i = 0; i < 25; ++i) names.push_back(keep(*store_, "blob " + std::to_string(i % 20)));
    std::ranges::sort(names);
    EXPECT_THAT(list_all(7), ElementsAreArray(names));
    EXPECT_THAT(list_all(25), ElementsAreArray(names));
    EXPECT_THAT(list_all(1000), ElementsAreArray(names));
}

TEST_P(Stores, ShowNothingOfWhatIsNotWhole) {
    {
        BlobWriter writer = must(BlobWriter::begin(store_->incoming_folder(), 10));
        must(writer.add("12345"));
        const auto refused = writer.add("123456");
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code(), "file_too_large");
        EXPECT_THAT(list_all(10), IsEmpty());
        EXPECT_EQ(incoming(), 1);
    }
    EXPECT_EQ(incoming(), 0) << "what was given up goes";
}

TEST_P(Stores, TakeManyAtOnce) {
    constexpr int threads = 8, each = 10;
    {
        std::vector<std::jthread> all;
        for (int thread = 0; thread < threads; ++thread) {
            all.emplace_back([&, thread] {
                for (int i = 0; i < each; ++i) {
                    const std::string bytes = noise(20'000, static_cast<std::uint64_t>(thread * each + i));
                    const auto name = try_to_keep(*store_, bytes);
                    ASSERT_TRUE(name) << name.error().message;
                    const auto back = read_blob(*store_, *name);
                    ASSERT_TRUE(back) << back.error().message;
                    EXPECT_TRUE(*back == bytes);
                }
            });
        }
    }
    EXPECT_EQ(list_all(1000).size(), static_cast<std::size_t>(threads * each));
}

INSTANTIATE_TEST_SUITE_P(All, Stores, testing::Values(Kind::Directory, Kind::Bucket),
                         [](const auto& one) { return one.param == Kind::Directory ? "Directory" : "Bucket"; });

TEST(BlobName, IsReadBackAndIsOfOneFormOnly) {
    const BlobName name{.sha256 = sha256_of("x"), .owner = 10, .copy = 0x1f};
    EXPECT_EQ(name.text(), "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881-000000000000000a-000000000000001f");
    EXPECT_EQ(BlobName::parse(name.text()), name);
    EXPECT_GE(BlobName::make(name.sha256, 7).copy, 0);
    EXPECT_NE(BlobName::make(name.sha256, 7), BlobName::make(name.sha256, 7));
    std::string wrong = name.text();
    for (const char* text : {"", "incoming", "2d71-01"}) EXPECT_FALSE(BlobName::parse(text)) << text;
    wrong[0] = 'A';
    EXPECT_FALSE(BlobName::parse(wrong));
    EXPECT_FALSE(BlobName::parse(name.text() + "0"));
    EXPECT_FALSE(BlobName::parse(name.text().substr(0, 82) + "ffffffffffffffff")) << "never negative";
}

class PartialFiles : public testing::Test {
protected:
    PartialFile open(std::int64_t size) { return must(PartialFile::open(folder_.path(), "one", size)); }
    const TemporaryFolder folder_ = must(TemporaryFolder::make());
};

TEST_F(PartialFiles, GoOnWhereTheyWere) {
    {
        PartialFile file = open(0);
        must(file.add("Hello ", 11));
        must(file.sync());
        must(file.add("lost when the process died", 100));
    }
    PartialFile file = open(6);
    EXPECT_EQ(file.size_bytes(), 6);
    must(file.add("world", 11));
    EXPECT_EQ(file.add("!", 11).error().code(), "file_too_large");
    const SealedFile sealed = must(file.seal());
    EXPECT_EQ(sealed.sha256, sha256_of("Hello world"));
    EXPECT_EQ(sealed.size_bytes, 11);
}

TEST_F(PartialFiles, AreHeldByOneAtATime) {
    {
        const PartialFile file = open(0);
        EXPECT_EQ(PartialFile::open(folder_.path(), "one", 0).error().code(), "upload_busy");
    }
    EXPECT_TRUE(PartialFile::open(folder_.path(), "one", 0));
}

TEST_F(PartialFiles, ThatAreGoneOrShorterThanTheyWereAreMissing) {
    EXPECT_EQ(PartialFile::open(folder_.path(), "one", 5).error().code(), "not_found");
    must(open(0).add("abc", 10));
    EXPECT_EQ(PartialFile::open(folder_.path(), "one", 5).error().code(), "not_found");
    must(PartialFile::remove(folder_.path(), "one"));
    must(PartialFile::remove(folder_.path(), "one"));
}

}  // namespace
}  // namespace stoa::blobs
