// A bucket behind a real S3-compatible server that checks signatures: large files in parts, both ways to address it, TLS, and all that
// can be wrong with it.
#include "blobs/s3/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/temporary_folder.h"
#include "blobs/test_blobs.h"
#include "blobs/test_s3_server.h"

namespace stoa::blobs::s3 {
namespace {

namespace files = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Bucket : public testing::Test {
protected:
    void SetUp() override {
        start_crypto();
        if (!TestServer::is_there(std::getenv("CI"))) GTEST_SKIP() << "python3-swift is not installed";
    }
    Options options(const TestServer& server) const { return server.options(folder_.path() + "/incoming"); }
    static std::unique_ptr<Store> open(Options options) { return must(Store::create(std::move(options), system_now())); }
    static std::string words(const Result<void>& result) { return result ? "no error" : result.error().message; }

    const TemporaryFolder folder_ = must(TemporaryFolder::make());
};

TEST_F(Bucket, TakesLargeFilesInParts) {
    TestServer& server = TestServer::shared();
    Options parted = options(server);
    parted.part_bytes = 5 * 1024 * 1024;
    const auto store = open(parted);
    for (const std::size_t size : {5UL * 1024 * 1024, 5UL * 1024 * 1024 + 1, 12UL * 1024 * 1024}) {
        const std::string bytes = noise(size, size);
        const BlobName name = keep(*store, bytes);
        EXPECT_EQ(must(store->find(name))->size_bytes, static_cast<std::int64_t>(size));
        EXPECT_TRUE(must(read_blob(*store, name)) == bytes);
        EXPECT_EQ(must(read_blob(*store, name, {.begin = 5'242'870, .size = 20})), bytes.substr(5'242'870, 20));
    }
}

TEST_F(Bucket, LeavesNoPartsOfWhatCouldNotBeSent) {
    const TestServer server;
    Options parted = options(server);
    parted.part_bytes = 5 * 1024 * 1024;
    const auto store = open(parted);
    BlobWriter writer = must(BlobWriter::begin(store->incoming_folder(), 20'000'000));
    must(writer.add(noise(12'000'000, 5)));
    SealedFile file = must(writer.seal());
    file.size_bytes = 13'000'000;  // The file turns out shorter than it was: its last part cannot be read.
    const BlobName name = BlobName::make(file.sha256, 7);
    EXPECT_FALSE(store->put(file, name));
    EXPECT_FALSE(must(store->find(name)));
    std::int64_t left = 0;
    for (const auto& entry : files::recursive_directory_iterator(server.folder()))
        if (entry.is_regular_file()) left += static_cast<std::int64_t>(entry.file_size());
    EXPECT_LT(left, 1'000'000) << "the parts are gone";
}

TEST_F(Bucket, IsReachedByItsNameInTheHost) {
    TestServer& server = TestServer::shared();
    Options by_host = options(server);
    by_host.endpoint = "http://s3.localhost:" + std::to_string(server.port());
    by_host.addressing = Addressing::Host;
    const auto store = open(by_host);
    must(store->check());
    const BlobName name = keep(*store, "by its host");
    EXPECT_EQ(must(read_blob(*store, name)), "by its host");
    EXPECT_EQ(must(read_blob(*open(options(server)), name)), "by its host") << "the same bucket by its path";
}

TEST_F(Bucket, ThatHoldsOtherThingsTooIsListedPageByPage) {
    TestServer& server = TestServer::shared();
    Options own = options(server);
    own.bucket = server.new_bucket();
    const auto store = open(own);
    // "0…" stands before every blob, and a page is full of them.
    Client client(own);
    for (int i = 0; i < 12; ++i) {
        const Request other{.method = Method::Put, .key = "0000-other-" + std::to_string(10 + i)};
        ASSERT_TRUE(must(client.perform(other)).is_done());
    }
    std::vector<BlobName> names;
    for (int i = 0; i < 9; ++i) names.push_back(keep(*store, std::to_string(i)));
    std::ranges::sort(names);
    const auto first = must(store->list({}, 5));
    ASSERT_EQ(first.blobs.size(), 5U);
    EXPECT_TRUE(first.has_more);
    const auto second = must(store->list(first.blobs.back().name, 5));
    ASSERT_EQ(second.blobs.size(), 4U);
    EXPECT_FALSE(second.has_more);
    EXPECT_EQ(second.blobs.back().name, names.back());
}

TEST_F(Bucket, ThatIsNotThereIsNamed) {
    TestServer& server = TestServer::shared();
    Options missing = options(server);
    missing.bucket = "nowhere";
    const auto store = open(missing);
    const auto says = AllOf(HasSubstr("there is no bucket nowhere"), HasSubstr("blobs.s3_bucket"));
    EXPECT_THAT(words(store->check()), says);
    const auto refused = try_to_keep(*store, "x");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), "unavailable");
    EXPECT_THAT(refused.error().message, says);
    EXPECT_THAT(read_blob(*store, BlobName::make(sha256_of("x"), 7)).error().message, says);
    EXPECT_TRUE(files::is_empty(store->incoming_folder()));
}

TEST_F(Bucket, ThatKnowsAnotherSecretSaysSoAndTheSecretIsNotTold) {
    TestServer& server = TestServer::shared();
    Options wrong = options(server);
    wrong.secret = "not-the-secret-of-this-key";
    const auto store = open(wrong);
    const auto says = AllOf(HasSubstr("blobs.s3_secret_file is not that of the key stoa:files"), Not(HasSubstr(wrong.secret)));
    EXPECT_THAT(words(store->check()), says);
    EXPECT_THAT(try_to_keep(*store, "x").error().message, says);
    EXPECT_THAT(store->find(BlobName::make(sha256_of("x"), 7)).error().message, says);
    EXPECT_THAT(store->list({}, 5).error().message, says);
    wrong.key_id = "WHOEVER";
    EXPECT_THAT(words(open(wrong)->check()), HasSubstr("the key WHOEVER"));
}

TEST_F(Bucket, ThatIsAwayIsToldAndIsUsedAgainWhenItIsBack) {
    TestServer server;
    const auto store = open(options(server));
    const std::string bytes = noise(300'000, 9);
    const BlobName before = keep(*store, bytes);
    server.stop();
    const auto refused = try_to_keep(*store, "meanwhile");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code(), "unavailable");
    EXPECT_THAT(refused.error().message, HasSubstr("does not answer"));
    EXPECT_THAT(read_blob(*store, before).error().message, HasSubstr("does not answer"));
    EXPECT_THAT(words(store->check()), HasSubstr("does not answer"));
    server.start();
    EXPECT_TRUE(must(read_blob(*store, before)) == bytes);
    EXPECT_TRUE(try_to_keep(*store, "meanwhile"));
}

TEST_F(Bucket, ThatComesBackWhileOneWaitsIsNoFault) {
    TestServer server;
    Options patient = options(server);
    patient.first_pause = Duration{300};
    const auto store = open(patient);
    server.stop();
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        server.start();
    });
    EXPECT_EQ(must(read_blob(*store, keep(*store, "patience"))), "patience");
}

TEST_F(Bucket, WhoseServerDiesInTheMiddleOfABlobGivesTheRestOfIt) {
    TestServer server;
    Options patient = options(server);
    patient.first_pause = Duration{500};
    const auto store = open(patient);
    const std::string bytes = noise(30'000'000, 4);
    const BlobName name = keep(*store, bytes);
    const auto reader = must(store->open(name));
    std::string given, buffer(100'000, '\0');
    const std::size_t first = must(reader->read(buffer));
    given.append(buffer, 0, first);
    server.stop();
    std::jthread later([&] { server.start(); });
    given += must(read_all(*reader));
    EXPECT_TRUE(given == bytes);
}

TEST_F(Bucket, IsReadWithLittleMemoryHoweverSlowTheReader) {
    TestServer& server = TestServer::shared();
    const auto store = open(options(server));
    const BlobName name = keep(*store, noise(40'000'000, 8));
    ::malloc_trim(0);
    const auto in_use = [] { return static_cast<std::int64_t>(::mallinfo2().uordblks + ::mallinfo2().hblkhd); };
    const std::int64_t before = in_use();
    const auto reader = must(store->open(name));
    std::string buffer(65'536, '\0');
    for (int i = 0; i < 100; ++i) {
        ASSERT_GT(must(reader->read(buffer)), 0U);
        if (i == 3) std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    EXPECT_LT(in_use() - before, 2'000'000);
}

TEST_F(Bucket, BehindTlsIsBelievedByItsCertificateAlone) {
    const std::string key = folder_.path() + "/key.pem";
    const std::string certificate = folder_.path() + "/certificate.pem";
    const std::string make =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout " + key +
        " -out " + certificate + " 2> /dev/null";
    if (std::system(make.c_str()) != 0) GTEST_SKIP() << "openssl is not installed";
    const TestServer server(certificate, key);
    Options secure = options(server);
    secure.ca_file.clear();
    EXPECT_THAT(words(open(secure)->check()), AllOf(HasSubstr("cannot be verified"), HasSubstr("blobs.s3_ca_file")));
    secure.ca_file = certificate;
    const auto store = open(secure);
    EXPECT_EQ(words(store->check()), "no error");
    EXPECT_EQ(must(read_blob(*store, keep(*store, "safe"))), "safe");
    secure.endpoint = "https://127.0.0.1:" + std::to_string(server.port());
    EXPECT_THAT(words(open(secure)->check()), HasSubstr("cannot be verified")) << "the certificate is another host's";
}

}  // namespace
}  // namespace stoa::blobs::s3
