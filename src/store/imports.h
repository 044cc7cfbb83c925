// How far the import of a file has come.
#pragma once

#include <optional>
#include <string_view>

#include "store/connection.h"

namespace stoa::store {

struct ImportRow {
    std::int64_t lines_done = 0;
    std::int64_t rows_changed = 0;
    std::int64_t rows_refused = 0;
};

Result<std::optional<ImportRow>> find_import(Reader& reader, SellerId seller, std::string_view file_sha256);
Result<void> put_import(Transaction& transaction, SellerId seller, std::string_view file_sha256, const ImportRow& row);

}  // namespace stoa::store
