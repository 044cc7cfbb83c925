// Which blobs there are: their bytes lie outside the database. A row comes before its bytes and goes before them, so that bytes without a
// row are nobody's; which blobs are used is not counted anywhere, but found by the files that name them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"
#include "store/connection.h"

namespace stoa::store {

struct BlobRow {
    std::string sha256;  // Raw.
    std::int64_t copy = 0;
    std::int64_t size_bytes = 0;
    Timestamp created_at{};
    Timestamp touched_at{};  // When somebody last meant to use it, or used it no more.
};

Result<std::optional<BlobRow>> find_blob(Reader& reader, SellerId seller, std::string_view sha256);
// The seller's blob of these bytes, touched now; `fresh` where there was none.
Result<BlobRow> put_blob(Transaction& transaction, SellerId seller, const BlobRow& fresh);

// In the order of their digests, behind `after` (empty: from the first).
Result<std::vector<BlobRow>> list_blobs(Reader& reader, SellerId seller, std::string_view after, int limit);
Result<std::int64_t> count_blobs(Reader& reader);

// Those that no file names and that nobody has touched since: the same order.
Result<std::vector<BlobRow>> list_unused_blobs(Reader& reader, SellerId seller, Timestamp touched_before, std::string_view after,
                                               int limit);
// Whether it was still so, and is deleted now: its bytes may go.
Result<bool> delete_unused_blob(Transaction& transaction, SellerId seller, const BlobRow& blob, Timestamp touched_before);

}  // namespace stoa::store
