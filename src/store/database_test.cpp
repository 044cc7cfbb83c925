#include "store/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/digest.h"
#include "base/temporary_folder.h"
#include "store/group_writer.h"
#include "store/people.h"

namespace stoa::store {
namespace {

class DatabaseTest : public ::testing::Test {
protected:
    DatabaseTest() {
        start_crypto();
        database_ = *Database::open(file_);
    }
    Result<void> set(const std::string& name, const std::string& value) {
        return database_->write([&](Transaction& transaction) { return add_setting(transaction, name, value); });
    }
    std::int64_t count(Database& database) {
        return *database.read([](Reader& reader) -> Result<std::int64_t> {
            return *TRY(reader.find("SELECT COUNT(*) FROM settings", [](Row& row) { return row.next<std::int64_t>(); }));
        });
    }
    const TemporaryFolder temporary_ = TemporaryFolder::make().value();
    const std::string& folder_ = temporary_.path();
    const std::string file_ = folder_ + "/stoa.db";
    std::unique_ptr<Database> database_;
};

TEST_F(DatabaseTest, KeepsWhatReturnsAValueAndUndoesWhatReturnsAnError) {
    EXPECT_TRUE(set("one", "1"));
    const auto refused = database_->write([](Transaction& transaction) -> Result<void> {
        TRY(add_setting(transaction, "two", "2"));
        return fail(problems::conversation_busy, "no");
    });
    EXPECT_EQ(refused.error().code(), "conversation_busy");
    EXPECT_EQ(count(*database_), 1);
}

TEST_F(DatabaseTest, AnExceptionArrivesAtTheCallerAndUndoesItsOwnWrites) {
    EXPECT_THROW((void)database_->write([](Transaction& transaction) -> Result<void> {
        TRY(add_setting(transaction, "one", "1"));
        throw std::runtime_error("bug");
    }),
                 std::runtime_error);
    EXPECT_EQ(count(*database_), 0);
    EXPECT_TRUE(set("one", "1")) << "the writer goes on";
}

TEST_F(DatabaseTest, AFailingSendNeverFailsItsNeighbours) {
    constexpr int writers = 32, each = 25;
    std::atomic<int> kept = 0, refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int w = 0; w < writers; ++w) {
            threads.emplace_back([&, w] {
                for (int n = 0; n < each; ++n) {
                    // Every other one of a writer breaks the unique key in the middle of its work.
                    const std::string name = n % 2 == 0 ? std::to_string(w) + "/" + std::to_string(n) : std::to_string(w) + "/0";
                    const auto done = database_->write([&](Transaction& transaction) -> Result<void> {
                        TRY(add_setting(transaction, name + "/first", "x"));
                        return add_setting(transaction, name, "x");
                    });
                    (done ? kept : refused) += 1;
                }
            });
        }
    }
    EXPECT_EQ(kept, writers * 13);
    EXPECT_EQ(refused, writers * 12);
    EXPECT_EQ(count(*database_), 2 * writers * 13) << "nothing of a refused one, all of a kept one";
}

TEST_F(DatabaseTest, AReaderSeesOneMoment) {
    const auto both = database_->read([&](Reader& reader) -> Result<std::pair<std::int64_t, std::int64_t>> {
        const auto ask = [&] { return reader.find("SELECT COUNT(*) FROM settings", [](Row& row) { return row.next<std::int64_t>(); }); };
        const auto before = TRY(ask());
        EXPECT_TRUE(set("meanwhile", "1"));
        const auto after = TRY(ask());
        return std::pair(*before, *after);
    });
    EXPECT_EQ(both->first, both->second);
    EXPECT_EQ(count(*database_), 1);
}

TEST_F(DatabaseTest, WritesGoOnWhileAReaderStandsStill) {
    // More than the log holds before it is begun anew, which cannot be while somebody reads in it.
    const std::string value(1'000'000, 'x');
    constexpr int values = 5 * GroupWriter::log_pages_max * 4096 / 4 / 1'000'000;
    ASSERT_TRUE(database_->read([&](Reader& reader) -> Result<int> {
        TRY(reader.find("SELECT 1 FROM settings", [](Row&) { return 0; }));
        for (int i = 0; i < values; ++i) EXPECT_TRUE(set(std::to_string(i), value));
        return 0;
    }));
    EXPECT_EQ(count(*database_), values);
}

TEST_F(DatabaseTest, TheLogIsBegunAnewWhileTheWriterIsNeverIdle) {
    constexpr std::uintmax_t value_bytes = 900'000;
    constexpr int writers = 4;
    const std::string value(value_bytes, 'x');
    constexpr std::uintmax_t log_bytes_max = std::uintmax_t{GroupWriter::log_pages_max} * 4096;
    constexpr int values = static_cast<int>(8 * log_bytes_max / value_bytes / writers);
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < writers; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < values; ++i) EXPECT_TRUE(set(std::to_string(thread * values + i), value));
            });
        }
    }
    EXPECT_LT(std::filesystem::file_size(file_ + "-wal"), 5 * log_bytes_max) << "of 8 that were written";
}

TEST_F(DatabaseTest, BackupIsAWholeCopyWhileWritesGoOn) {
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(set("before-" + std::to_string(i), std::string(4000, 'x')));
    std::jthread writer([&](const std::stop_token& stop) {
        for (int i = 0; !stop.stop_requested(); ++i) (void)set("during-" + std::to_string(i), "y");
    });
    const std::string copy = folder_ + "/copy.db";
    EXPECT_TRUE(database_->backup(copy, [](int, int) {}));
    writer.request_stop();
    writer.join();
    const auto restored = *Database::open(copy);
    EXPECT_GE(count(*restored), 50);
    EXPECT_EQ(database_->backup(copy, [](int, int) {}).error().code(), "already_exists");
}

TEST_F(DatabaseTest, ANewerDatabaseIsRefused) {
    database_.reset();
    {
        const auto connection = *Connection::open(file_, Connection::Mode::Write);
        ASSERT_TRUE(connection->run("PRAGMA user_version = 9999"));
    }
    const auto opened = Database::open(file_);
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().message, ::testing::HasSubstr("newer Stoa"));
    EXPECT_EQ(*Database::version_of(file_), 9999);
}

TEST_F(DatabaseTest, AWrongStatementIsABug) {
    EXPECT_THROW((void)database_->read([](Reader& reader) { return reader.list("SELECT nothing FROM nowhere", [](Row&) { return 0; }); }),
                 std::logic_error);
    EXPECT_EQ(count(*database_), 0) << "its connection is usable again";
}

}  // namespace
}  // namespace stoa::store
