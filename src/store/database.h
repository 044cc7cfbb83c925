// The database: many readers, and one writer thread that puts the transactions that wait into one commit.
// SQLite in WAL mode with synchronous=FULL: when write() returns a value, it is on the disk.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/connection.h"

namespace stoa::store {

class GroupWriter;
class ReaderPool;

class Database {
public:
    // Opens or creates the file and brings its tables up to date. A file of a newer Stoa is refused.
    static Result<std::unique_ptr<Database>> open(const std::string& file);
    // The version that the file's tables have (0 where it has none), without changing anything.
    static Result<int> version_of(const std::string& file);
    // The version that this program makes.
    static int latest_version();

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    // Waits for the writes that were begun.
    ~Database();

    // Runs `function(Reader&) -> Result<T>` on one consistent snapshot. Any thread; it must not call the database itself.
    template <class Function>
    auto read(Function&& function) -> std::invoke_result_t<Function, Reader&> {
        std::optional<std::invoke_result_t<Function, Reader&>> result;
        const auto done = read_snapshot([&](Reader& reader) { result.emplace(function(reader)); });
        if (!done) return std::unexpected(done.error());
        return *std::move(result);
    }

    // Runs `function(Transaction&) -> Result<T>` on the writer thread and waits until it is committed. Its writes are
    // kept where it returns a value and undone where it returns an error or throws (the exception arrives here); its
    // neighbours in the same commit are not concerned. It should take well under a millisecond: everybody waits for it.
    template <class Function>
    auto write(Function&& function) -> std::invoke_result_t<Function, Transaction&> {
        std::optional<std::invoke_result_t<Function, Transaction&>> result;
        const auto committed = write_group([&](Transaction& transaction) {
            result.emplace(function(transaction));
            return result->has_value();
        });
        if (!committed) return std::unexpected(committed.error());
        return *std::move(result);
    }

    // A consistent copy into a new file while reading and writing go on. `progress` gets the pages done and all.
    Result<void> backup(const std::string& file, const std::function<void(int done, int all)>& progress);

private:
    explicit Database(std::string file);
    Result<void> read_snapshot(const std::function<void(Reader&)>& function);
    Result<void> write_group(const std::function<bool(Transaction&)>& function);

    std::string file_;
    std::unique_ptr<GroupWriter> writer_;  // Closed last: only who may write can empty the log at the end.
    std::unique_ptr<ReaderPool> readers_;
};

}  // namespace stoa::store
