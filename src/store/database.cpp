#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "store/group_writer.h"
#include "store/migrations.h"
#include "store/reader_pool.h"

namespace stoa::store {

Database::Database(std::string file) : file_(std::move(file)), readers_(std::make_unique<ReaderPool>(file_)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::string& file) {
    {
        const auto connection = TRY(Connection::open(file, Connection::Mode::Write));
        TRY(migrate(*connection));
    }
    std::unique_ptr<Database> database(new Database(file));
    database->writer_ = TRY(GroupWriter::start(file));
    return database;
}

Result<int> Database::version_of(const std::string& file) {
    if (!std::filesystem::exists(file)) return 0;
    const auto connection = TRY(Connection::open(file, Connection::Mode::Read));
    return applied_migration(*connection);
}

int Database::latest_version() { return latest_migration(); }

Result<void> Database::read_snapshot(const std::function<void(Reader&)>& function) {
    auto connection = TRY(readers_->take());
    // Gives the connection back, its snapshot ended, whatever the function does.
    struct Loan {
        ReaderPool& pool;
        std::unique_ptr<Connection> connection;
        ~Loan() {
            const bool usable = sqlite3_get_autocommit(connection->handle()) != 0 || connection->run_prepared("COMMIT");
            pool.give_back(usable ? std::move(connection) : nullptr);
        }
    } loan{*readers_, std::move(connection)};
    TRY(loan.connection->run_prepared("BEGIN"));
    Reader reader(*loan.connection);
    function(reader);
    return {};
}

Result<void> Database::write_group(const std::function<bool(Transaction&)>& function) { return writer_->write(function); }

Result<void> Database::backup(const std::string& file, const std::function<void(int done, int all)>& progress) {
    constexpr int pages_a_step = 256;
    if (std::filesystem::exists(file)) return fail(problems::already_exists, fmt::format("{} exists already; name a new file", file));
    const auto source = TRY(Connection::open(file_, Connection::Mode::Read));
    sqlite3* target = nullptr;
    int code = sqlite3_open(file.c_str(), &target);
    // One snapshot is read from beginning to end, so writes meanwhile do not start the copy anew.
    TRY(source->run("BEGIN; SELECT count(*) FROM settings;"));
    if (code == SQLITE_OK) {
        sqlite3_backup* backup = sqlite3_backup_init(target, "main", source->handle(), "main");
        do {
            code = sqlite3_backup_step(backup, pages_a_step);
            progress(sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup));
            if (code == SQLITE_BUSY || code == SQLITE_LOCKED) std::this_thread::sleep_for(std::chrono::milliseconds(20));
        } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
        sqlite3_backup_finish(backup);
    }
    const std::string why = sqlite3_errmsg(target);
    sqlite3_close(target);
    if (code == SQLITE_DONE) return {};
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return fail(problems::unavailable, fmt::format("cannot copy into {}: {}", file, why));
}

}  // namespace stoa::store
