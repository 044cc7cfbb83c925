#include "store/imports.h"

namespace stoa::store {

Result<std::optional<ImportRow>> find_import(Reader& reader, SellerId seller, std::string_view file_sha256) {
    const auto make = [](Row& row) {
        ImportRow found;
        found.lines_done = row.next<std::int64_t>();
        found.rows_changed = row.next<std::int64_t>();
        found.rows_refused = row.next<std::int64_t>();
        return found;
    };
    return reader.find("SELECT lines_done, rows_changed, rows_refused FROM imports WHERE seller_id = ? AND file_sha256 = ?", make, seller,
                       Bytes{file_sha256});
}

Result<void> put_import(Transaction& transaction, SellerId seller, std::string_view file_sha256, const ImportRow& row) {
    TRY(transaction.execute(
        "INSERT INTO imports (seller_id, file_sha256, lines_done, rows_changed, rows_refused) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (seller_id, file_sha256) DO UPDATE SET lines_done = excluded.lines_done, rows_changed = excluded.rows_changed, "
        "rows_refused = excluded.rows_refused",
        seller, Bytes{file_sha256}, row.lines_done, row.rows_changed, row.rows_refused));
    return {};
}

}  // namespace stoa::store
