#include "store/migrations.h"

#include <fmt/format.h>

#include <charconv>

#include "base/embedded.h"
#include "base/log.h"

namespace stoa {
std::span<const EmbeddedFile> embedded_files_of_stoa_store();
}

namespace stoa::store {

namespace {

// "src/store/migrations/0001_first.sql" is number 1.
int number_of(const EmbeddedFile& file) {
    const std::string_view name = file.path.substr(file.path.rfind('/') + 1);
    int number = 0;
    std::from_chars(name.data(), name.data() + 4, number);
    return number;
}

}  // namespace

int latest_migration() {
    int latest = 0;
    for (const EmbeddedFile& file : embedded_files_of_stoa_store()) latest = std::max(latest, number_of(file));
    return latest;
}

Result<int> applied_migration(Connection& connection) {
    Cursor cursor = TRY(connection.prepare("PRAGMA user_version", {}));
    TRY(cursor.step());
    Row row = cursor.row();
    return row.next<std::int32_t>();
}

Result<void> migrate(Connection& connection) {
    const int applied = TRY(applied_migration(connection));
    if (applied > latest_migration()) {
        return fail(problems::unavailable,
                    fmt::format("the database has version {}, this program knows {}: it was written by a newer Stoa; install that one",
                                applied, latest_migration()));
    }
    for (const EmbeddedFile& file : embedded_files_of_stoa_store()) {  // In the order of their names.
        if (number_of(file) <= applied) continue;
        const std::string sql = fmt::format("BEGIN IMMEDIATE;\n{}\nPRAGMA user_version = {};\nCOMMIT;", file.bytes, number_of(file));
        const auto done = connection.run(sql.c_str());
        if (!done) {
            (void)connection.run("ROLLBACK");
            return std::unexpected(done.error());
        }
        log::debug("database: applied {}", file.path);
    }
    return {};
}

}  // namespace stoa::store
