#include "store/connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <stdexcept>

#include "base/log.h"
#include "base/search_words.h"

namespace stoa::store {

namespace {

// A full disk, a lock that was not freed, a file that cannot be read: the same request may pass later.
std::unexpected<Error> unavailable(sqlite3* handle, std::string_view what) {
    log::error("database: {}: {}", what, sqlite3_errmsg(handle));
    return fail(problems::unavailable,
                fmt::format("the database cannot be used now ({})", sqlite3_errstr(sqlite3_extended_errcode(handle))));
}

void bind(sqlite3_stmt* statement, int index, const Parameter& parameter) {
    const auto size = static_cast<sqlite3_uint64>(parameter.bytes.size());
    // An empty view may have a null pointer, which SQLite would take for NULL.
    const char* bytes = parameter.bytes.data() ? parameter.bytes.data() : "";
    switch (parameter.type) {
        case Parameter::Type::Null:
            sqlite3_bind_null(statement, index);
            break;
        case Parameter::Type::Integer:
            sqlite3_bind_int64(statement, index, parameter.integer);
            break;
        case Parameter::Type::Text:
            sqlite3_bind_text64(statement, index, bytes, size, SQLITE_STATIC, SQLITE_UTF8);
            break;
        case Parameter::Type::Blob:
            sqlite3_bind_blob64(statement, index, bytes, size, SQLITE_STATIC);
            break;
    }
}

// holds_words(text, search): whether all that is searched for is among the words of the text, the last of each phrase
// perhaps going on.
void holds_words(sqlite3_context* context, int, sqlite3_value** values) {
    const auto text_of = [](sqlite3_value* value) {
        const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
        return std::string_view(bytes ? bytes : "", static_cast<std::size_t>(sqlite3_value_bytes(value)));
    };
    auto* terms = static_cast<SearchTerms*>(sqlite3_get_auxdata(context, 1));
    std::unique_ptr<SearchTerms> parsed;
    if (!terms) {
        parsed = std::make_unique<SearchTerms>(parse_search(text_of(values[1])));
        terms = parsed.get();
    }
    sqlite3_result_int(context, !terms->empty() && holds_terms(search_words(text_of(values[0])), *terms, true));
    if (parsed) sqlite3_set_auxdata(context, 1, parsed.release(), [](void* kept) { delete static_cast<SearchTerms*>(kept); });
}

sqlite3_stmt* raw(void* statement) { return static_cast<sqlite3_stmt*>(statement); }

}  // namespace

bool Row::is_null() const { return sqlite3_column_type(raw(statement_), column_) == SQLITE_NULL; }
std::int64_t Row::integer() { return sqlite3_column_int64(raw(statement_), column_++); }

std::string Row::text() {
    const int column = column_++;
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(raw(statement_), column));
    return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(raw(statement_), column))};
}

Uuid Row::uuid() {
    auto uuid = Uuid::from_bytes(text());
    if (!uuid) throw std::logic_error("a column holds no id");
    return *uuid;
}

OrderId Row::read(OrderId*) {
    auto order = OrderId::parse(text());
    if (!order) throw std::logic_error("a column holds no order id");
    return *std::move(order);
}

Cursor::~Cursor() {
    if (!statement_) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Result<bool> Cursor::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    sqlite3* handle = sqlite3_db_handle(statement_);
    if ((code & 0xff) == SQLITE_CONSTRAINT)
        return fail(problems::already_exists, fmt::format("already there ({})", sqlite3_errmsg(handle)));
    return unavailable(handle, "step");
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& file, Mode mode) {
    // Statistics of memory are kept under one lock for all connections: at every allocation of every thread.
    static const int without_statistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)without_statistics;
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_NOMUTEX | (mode == Mode::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle));
    if (code != SQLITE_OK) return fail(problems::unavailable, fmt::format("cannot open {}: {}", file, sqlite3_errstr(code)));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busy_wait_ms);
    sqlite3_create_function_v2(handle, "holds_words", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, holds_words,
                               nullptr, nullptr, nullptr);
    // The writer's commit is on disk when it returns (FULL); checkpoints are a thread's own work. A reader's cache is
    // emptied by every commit of somebody else, so a large one is of no use; mmap costs more than it spares while the
    // file grows (each growth unmaps it).
    const char* settings = mode == Mode::Write ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA "
                                                 "foreign_keys=ON; PRAGMA cache_size=-65536; "
                                                 "PRAGMA temp_store=MEMORY;"
                                               : "PRAGMA query_only=ON; PRAGMA cache_size=-2048; PRAGMA temp_store=MEMORY;";
    if (const int set = sqlite3_exec(handle, settings, nullptr, nullptr, nullptr); set != SQLITE_OK) {
        if (set == SQLITE_NOTADB)
            return fail(problems::unavailable, fmt::format("{} is no database; move it away, or name another data directory", file));
        return fail(problems::unavailable, fmt::format("cannot use {}: {}", file, sqlite3_errmsg(handle)));
    }
    return connection;
}

Connection::~Connection() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

Result<Cursor> Connection::prepare(std::string_view sql, std::span<const Parameter> parameters) {
    if (log::should_log(log::level::trace)) log::trace("sql {}", sql);  // Never the values: they are people's words.
    thread_local std::string key;                                       // Spares an allocation a statement.
    key.assign(sql);
    auto found = statements_.find(key);
    if (found == statements_.end()) {
        sqlite3_stmt* statement = nullptr;
        const int code =
            sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code == SQLITE_ERROR) throw std::logic_error(fmt::format("{}: {}", sqlite3_errmsg(handle_), sql));
        if (code != SQLITE_OK) return unavailable(handle_, "prepare");
        found = statements_.emplace(key, statement).first;
    }
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(found->second)) != parameters.size()) {
        throw std::logic_error(fmt::format("{} values for: {}", parameters.size(), sql));
    }
    int index = 0;
    for (const Parameter& value : parameters) bind(found->second, ++index, value);
    return Cursor(found->second);
}

Result<void> Connection::run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return unavailable(handle_, sql);
    return {};
}

Result<void> Connection::run_prepared(std::string_view sql) {
    TRY(run(sql, {}));
    return {};
}

Result<std::int64_t> Connection::run(std::string_view sql, std::span<const Parameter> parameters) {
    Cursor cursor = TRY(prepare(sql, parameters));
    while (TRY(cursor.step())) {
    }
    return sqlite3_changes64(handle_);
}

}  // namespace stoa::store
