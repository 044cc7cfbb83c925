#include "store/order_imports.h"

#include <fmt/format.h>

namespace stoa::store {

namespace {

constexpr std::string_view columns =
    "import_id, created_by, created_at, ended_at, state, file_name, encoding, size_bytes, received_bytes, bytes_done, lines_done, "
    "orders_changed, lines_refused";

auto reads(SellerId seller) {
    return [seller](Row& row) {
        OrderImportRow found{.seller = seller};
        found.id = row.next<ImportId>();
        found.created_by = row.next<UserId>();
        found.created_at = row.next<Timestamp>();
        found.ended_at = row.next<std::optional<Timestamp>>();
        found.state = row.next<ImportState>();
        found.file_name = row.next<std::string>();
        found.encoding = row.next<std::string>();
        found.size_bytes = row.next<std::int64_t>();
        found.received_bytes = row.next<std::int64_t>();
        found.bytes_done = row.next<std::int64_t>();
        found.lines_done = row.next<std::int64_t>();
        found.orders_changed = row.next<std::int64_t>();
        found.lines_refused = row.next<std::int64_t>();
        return found;
    };
}

std::string select(std::string_view rest) { return fmt::format("SELECT {} FROM order_imports WHERE seller_id = ? AND {}", columns, rest); }

}  // namespace

Result<void> add_order_import(Transaction& transaction, const OrderImportRow& row) {
    TRY(transaction.execute(
        "INSERT INTO order_imports (seller_id, import_id, created_by, created_at, ended_at, state, file_name, encoding, "
        "size_bytes, received_bytes, bytes_done, lines_done, orders_changed, lines_refused) "
        "VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?, 0, 0, 0, 0, 0)",
        row.seller, row.id, row.created_by, row.created_at, row.state, row.file_name, row.encoding, row.size_bytes));
    return {};
}

Result<std::optional<OrderImportRow>> find_order_import(Reader& reader, SellerId seller, ImportId id) {
    return reader.find(select("import_id = ?"), reads(seller), seller, id);
}

Result<std::vector<OrderImportRow>> list_order_imports(Reader& reader, SellerId seller, const std::optional<OrderImportPosition>& before,
                                                       int limit) {
    if (!before) return reader.list(select("TRUE ORDER BY created_at DESC, import_id DESC LIMIT ?"), reads(seller), seller, limit);
    return reader.list(select("(created_at, import_id) < (?, ?) ORDER BY created_at DESC, import_id DESC LIMIT ?"), reads(seller), seller,
                       before->created_at, before->id, limit);
}

Result<std::int64_t> count_open_order_imports(Reader& reader, SellerId seller) {
    const auto count = TRY(reader.find(
        "SELECT COUNT(*) FROM order_imports WHERE seller_id = ? AND state NOT IN (?, ?)", [](Row& row) { return row.next<std::int64_t>(); },
        seller, ImportState::Done, ImportState::Failed));
    return count.value_or(0);
}

Result<bool> update_order_import(Transaction& transaction, const OrderImportRow& row) {
    const auto changed = TRY(transaction.execute(
        "UPDATE order_imports SET ended_at = ?, state = ?, received_bytes = ?, bytes_done = ?, lines_done = ?, orders_changed = ?, "
        "lines_refused = ? WHERE seller_id = ? AND import_id = ?",
        row.ended_at, row.state, row.received_bytes, row.bytes_done, row.lines_done, row.orders_changed, row.lines_refused, row.seller,
        row.id));
    return changed > 0;
}

Result<void> delete_order_import(Transaction& transaction, SellerId seller, ImportId id) {
    TRY(delete_order_import_parts(transaction, seller, id));
    TRY(delete_order_import_refusals(transaction, seller, id));
    TRY(transaction.execute("DELETE FROM order_imports WHERE seller_id = ? AND import_id = ?", seller, id));
    return {};
}

Result<std::vector<OrderImportRow>> list_old_order_imports(Reader& reader, SellerId seller, Timestamp uploading_before,
                                                           Timestamp ended_before, int limit) {
    return reader.list(select("((state = ? AND created_at < ?) OR ended_at < ?) ORDER BY created_at, import_id LIMIT ?"), reads(seller),
                       seller, ImportState::Uploading, uploading_before, ended_before, limit);
}

Result<void> add_order_import_part(Transaction& transaction, SellerId seller, ImportId id, std::int64_t begin, std::string_view bytes) {
    TRY(transaction.execute("INSERT INTO order_import_parts (seller_id, import_id, begin_byte, bytes) VALUES (?, ?, ?, ?)", seller, id,
                            begin, Bytes{bytes}));
    return {};
}

Result<std::optional<std::string>> find_order_import_part(Reader& reader, SellerId seller, ImportId id, std::int64_t begin) {
    return reader.find(
        "SELECT bytes FROM order_import_parts WHERE seller_id = ? AND import_id = ? AND begin_byte = ?",
        [](Row& row) { return row.next<std::string>(); }, seller, id, begin);
}

Result<void> delete_order_import_parts(Transaction& transaction, SellerId seller, ImportId id) {
    TRY(transaction.execute("DELETE FROM order_import_parts WHERE seller_id = ? AND import_id = ?", seller, id));
    return {};
}

Result<void> add_order_import_refusal(Transaction& transaction, SellerId seller, ImportId id, std::int32_t number,
                                      const OrderImportRefusal& refusal) {
    TRY(transaction.execute(
        "INSERT INTO order_import_refusals (seller_id, import_id, number, line, column_name, code, arguments) VALUES (?, ?, ?, ?, ?, ?, ?)",
        seller, id, number, refusal.line, refusal.column, refusal.code, refusal.arguments));
    return {};
}

Result<std::vector<OrderImportRefusal>> list_order_import_refusals(Reader& reader, SellerId seller, ImportId id, int limit) {
    return reader.list(
        "SELECT line, column_name, code, arguments FROM order_import_refusals WHERE seller_id = ? AND import_id = ? ORDER BY number LIMIT "
        "?",
        [](Row& row) {
            OrderImportRefusal refusal;
            refusal.line = row.next<std::int64_t>();
            refusal.column = row.next<std::string>();
            refusal.code = row.next<std::string>();
            refusal.arguments = row.next<std::string>();
            return refusal;
        },
        seller, id, limit);
}

Result<void> delete_order_import_refusals(Transaction& transaction, SellerId seller, ImportId id) {
    TRY(transaction.execute("DELETE FROM order_import_refusals WHERE seller_id = ? AND import_id = ?", seller, id));
    return {};
}

}  // namespace stoa::store
