// One connection to the database, and the two views of it that store functions take: Reader and Transaction.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "store/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace stoa::store {

// A statement that is being stepped; free for its next use when this ends.
class Cursor {
public:
    explicit Cursor(sqlite3_stmt* statement) : statement_(statement) {}
    Cursor(Cursor&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    Cursor& operator=(Cursor&&) = delete;
    ~Cursor();
    // Whether there is another row.
    Result<bool> step();
    Row row() { return Row(statement_); }

private:
    sqlite3_stmt* statement_;
};

// An open database file with its prepared statements. Used by one thread at a time.
class Connection {
public:
    enum class Mode { Read, Write };
    static constexpr int busy_wait_ms = 5000;  // For a lock that another process or a checkpoint holds.
    static Result<std::unique_ptr<Connection>> open(const std::string& file, Mode mode);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    // Prepares (once) and binds. A failure of the machine is Unavailable; a wrong statement throws: that is a bug.
    Result<Cursor> prepare(std::string_view sql, std::span<const Parameter> parameters);
    // Runs one or several statements for their effect.
    Result<void> run(const char* sql);
    // Runs one for its effect, that will often be run again.
    Result<void> run_prepared(std::string_view sql);
    Result<std::int64_t> run(std::string_view sql, std::span<const Parameter> parameters);
    sqlite3* handle() { return handle_; }

private:
    explicit Connection(sqlite3* handle) : handle_(handle) {}
    sqlite3* handle_;
    std::unordered_map<std::string, sqlite3_stmt*> statements_;  // The whole program has some hundred.
};

// Reads within one snapshot. Not to be shared by threads.
class Reader {
public:
    explicit Reader(Connection& connection) : connection_(connection) {}

    // The first row made into a value by `make(Row&)`, or nothing.
    template <class Make, class... Values>
    auto find(std::string_view sql, Make make, const Values&... values) -> Result<std::optional<std::invoke_result_t<Make, Row&>>> {
        std::optional<std::invoke_result_t<Make, Row&>> found;
        Cursor cursor = TRY(start(sql, values...));
        if (TRY(cursor.step())) {
            Row row = cursor.row();
            found.emplace(make(row));
        }
        return found;
    }

    // All rows, each made into a value. The statement carries its own LIMIT where history may grow.
    template <class Make, class... Values>
    auto list(std::string_view sql, Make make, const Values&... values) -> Result<std::vector<std::invoke_result_t<Make, Row&>>> {
        std::vector<std::invoke_result_t<Make, Row&>> rows;
        Cursor cursor = TRY(start(sql, values...));
        while (TRY(cursor.step())) {
            Row row = cursor.row();
            rows.push_back(make(row));
        }
        return rows;
    }

protected:
    template <class... Values>
    Result<Cursor> start(std::string_view sql, const Values&... values) {
        const std::array<Parameter, sizeof...(Values)> parameters{parameter(values)...};
        return connection_.prepare(sql, parameters);
    }

    Connection& connection_;
};

// Reads and writes; what it wrote is there for all or for none.
class Transaction : public Reader {
public:
    using Reader::Reader;

    // The number of rows changed.
    template <class... Values>
    Result<std::int64_t> execute(std::string_view sql, const Values&... values) {
        const std::array<Parameter, sizeof...(Values)> parameters{parameter(values)...};
        return connection_.run(sql, parameters);
    }
};

}  // namespace stoa::store
