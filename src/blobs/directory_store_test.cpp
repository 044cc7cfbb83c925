// What can happen to a directory: processes that died, a full disk, rights that were taken away, bytes that rot.
#include "blobs/directory_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/temporary_folder.h"
#include "blobs/test_blobs.h"

namespace stoa::blobs {
namespace {

namespace files = std::filesystem;
using testing::HasSubstr;

class Directory : public testing::Test {
protected:
    Directory() { start_crypto(); }
    std::unique_ptr<DirectoryStore> open() { return must(DirectoryStore::create(path_, system_now())); }
    files::path file_of(const BlobName& name) const { return files::path(path_) / name.text().substr(0, 2) / name.text(); }
    static void write(const files::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

    const TemporaryFolder folder_ = must(TemporaryFolder::make());
    const std::string path_ = folder_.path() + "/blobs";
};

TEST_F(Directory, IsForItsUserAlone) {
    const auto store = open();
    const BlobName name = keep(*store, "secret");
    struct ::stat status{};
    for (const std::string& path : {path_, store->incoming_folder(), file_of(name).string()}) {
        ASSERT_EQ(::stat(path.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0077U, 0U) << path;
    }
}

TEST_F(Directory, LosesOldLeftoversAtAStartAndNothingElse) {
    const BlobName name = keep(*open(), "kept");
    const files::path incoming = files::path(path_) / "incoming";
    write(incoming / "old.blob", "x");
    write(incoming / "new.part", "x");
    const auto before = [](Duration age) { return files::file_time_type::clock::now() - std::chrono::milliseconds(age.ms); };
    files::last_write_time(incoming / "old.blob", before({BlobStore::incoming_kept.ms + hours(1).ms}));
    files::create_directory(incoming / "inspection");
    write(incoming / "inspection" / "original", "x");
    files::last_write_time(incoming / "inspection", before({BlobStore::incoming_kept.ms + hours(1).ms}));
    files::last_write_time(file_of(name), before(days(400)));
    const auto store = open();
    EXPECT_FALSE(files::exists(incoming / "old.blob"));
    EXPECT_FALSE(files::exists(incoming / "inspection"));
    EXPECT_TRUE(files::exists(incoming / "new.part"));
    EXPECT_EQ(must(read_blob(*store, name)), "kept");
}

TEST_F(Directory, TellsDamageBeforeTheLastBytes) {
    const auto store = open();
    const std::string bytes = noise(50'000, 3);
    const BlobName name = keep(*store, bytes);
    const auto damage = [&](std::string_view changed) {
        write(file_of(name), changed);
        const auto reader = must(store->open(name));
        std::string given, buffer(8'192, '\0');
        for (;;) {
            const auto count = reader->read(buffer);
            if (!count) {
                EXPECT_EQ(count.error().code(), "file_damaged");
                EXPECT_LT(given.size(), changed.size()) << "never all of it";
                return;
            }
            ASSERT_GT(*count, 0U) << "the end, and nobody said anything";
            given.append(buffer, 0, *count);
        }
    };
    std::string flipped = bytes;
    flipped.back() = static_cast<char>(flipped.back() ^ 1);
    damage(flipped);
    damage(bytes.substr(0, 49'999));
    damage(bytes + "x");
    write(file_of(name), "");
    EXPECT_EQ(read_blob(*store, name).error().code(), "file_damaged");
}

TEST_F(Directory, IsMendedByTheSameBytes) {
    const auto store = open();
    const BlobName name = keep(*store, "the bytes");
    write(file_of(name), "the rust!");
    BlobWriter writer = must(BlobWriter::begin(store->incoming_folder(), 100));
    must(writer.add("the bytes"));
    must(store->put(must(writer.seal()), name));
    EXPECT_EQ(must(read_blob(*store, name)), "the bytes");
}

TEST_F(Directory, WhatLiesThereBesideIsNoBlob) {
    const auto store = open();
    const BlobName name = keep(*store, "x");
    write(files::path(path_) / "00" / "notes.txt", "x");
    write(file_of(name).parent_path() / (name.text() + ".bak"), "x");
    EXPECT_EQ(must(store->list({}, 10)).blobs.size(), 1U);
}

TEST_F(Directory, ThatIsAFileOrCannotBeMadeIsNamed) {
    write(path_, "");
    EXPECT_THAT(DirectoryStore::create(path_, system_now()).error().message, HasSubstr("is a file, not a directory"));
    EXPECT_THAT(DirectoryStore::create(folder_.path() + "/a/b", system_now()).error().message, HasSubstr(folder_.path() + "/a/b"));
}

// A file system of its own, where this process may mount one.
class OwnDisk : public Directory {
protected:
    void SetUp() override {
        files::create_directory(path_);
        if (::mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=3m") != 0) GTEST_SKIP() << "only root may mount, and not in every container";
        is_mounted_ = true;
    }
    void TearDown() override {
        if (is_mounted_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    bool is_mounted_ = false;
};

TEST_F(OwnDisk, ThatIsFullRefusesAndGoesOnWhenThereIsRoom) {
    const auto store = open();
    const BlobName first = keep(*store, noise(1'000'000, 1));
    const auto refused = try_to_keep(*store, noise(2'500'000, 2));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), "storage_full");
    EXPECT_THAT(refused.error().message, HasSubstr("no room; make some"));
    EXPECT_TRUE(files::is_empty(store->incoming_folder())) << "what did not fit takes no room";
    EXPECT_EQ(must(store->list({}, 10)).blobs.size(), 1U);
    EXPECT_EQ(store->check().error().code(), "storage_full");
    must(store->remove(first));
    EXPECT_TRUE(try_to_keep(*store, noise(2'500'000, 2)));
}

TEST_F(OwnDisk, ThatIsReadOnlyRefusesAndCanStillBeRead) {
    const auto store = open();
    const BlobName name = keep(*store, "read me");
    ASSERT_EQ(::mount(nullptr, path_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
    const auto refused = try_to_keep(*store, "not me");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), "unavailable");
    EXPECT_THAT(refused.error().message, HasSubstr("mend its rights"));
    EXPECT_FALSE(store->remove(name));
    EXPECT_THAT(store->check().error().message, HasSubstr("cannot write files into " + path_));
    EXPECT_EQ(must(read_blob(*store, name)), "read me");
}

}  // namespace
}  // namespace stoa::blobs
