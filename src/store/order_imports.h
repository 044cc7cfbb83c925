// Order reports that were brought by a browser: their files in parts, and how far they are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/words.h"
#include "store/connection.h"

namespace stoa::store {

struct OrderImportRow {
    SellerId seller{};
    ImportId id{};
    UserId created_by{};
    Timestamp created_at{};
    std::optional<Timestamp> ended_at{};
    ImportState state = ImportState::Uploading;
    std::string file_name{};
    std::string encoding{};
    std::int64_t size_bytes = 0;
    std::int64_t received_bytes = 0;
    std::int64_t bytes_done = 0;
    std::int64_t lines_done = 0;
    std::int64_t orders_changed = 0;
    std::int64_t lines_refused = 0;
};

struct OrderImportRefusal {
    std::int64_t line = 0;
    std::string column;
    std::string code;
    std::string arguments;  // A JSON object.
};

// Where a page of the list, newest first, ended.
struct OrderImportPosition {
    Timestamp created_at{};
    ImportId id{};
};

Result<void> add_order_import(Transaction& transaction, const OrderImportRow& row);
Result<std::optional<OrderImportRow>> find_order_import(Reader& reader, SellerId seller, ImportId id);
Result<std::vector<OrderImportRow>> list_order_imports(Reader& reader, SellerId seller, const std::optional<OrderImportPosition>& before,
                                                       int limit);
// Of those that are not done or failed.
Result<std::int64_t> count_open_order_imports(Reader& reader, SellerId seller);
// All but what never changes. False: it was deleted.
Result<bool> update_order_import(Transaction& transaction, const OrderImportRow& row);
// With its parts and refusals.
Result<void> delete_order_import(Transaction& transaction, SellerId seller, ImportId id);
// Those whose upload was given up, and those that ended long ago.
Result<std::vector<OrderImportRow>> list_old_order_imports(Reader& reader, SellerId seller, Timestamp uploading_before,
                                                           Timestamp ended_before, int limit);

Result<void> add_order_import_part(Transaction& transaction, SellerId seller, ImportId id, std::int64_t begin, std::string_view bytes);
// The part that begins there.
Result<std::optional<std::string>> find_order_import_part(Reader& reader, SellerId seller, ImportId id, std::int64_t begin);
Result<void> delete_order_import_parts(Transaction& transaction, SellerId seller, ImportId id);

Result<void> add_order_import_refusal(Transaction& transaction, SellerId seller, ImportId id, std::int32_t number,
                                      const OrderImportRefusal& refusal);
Result<std::vector<OrderImportRefusal>> list_order_import_refusals(Reader& reader, SellerId seller, ImportId id, int limit);
Result<void> delete_order_import_refusals(Transaction& transaction, SellerId seller, ImportId id);

}  // namespace stoa::store
