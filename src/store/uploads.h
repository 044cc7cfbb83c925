// How far the bytes of an attachment have come in (tus 1.0: offset, metadata, expiry).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"
#include "store/connection.h"

namespace stoa::store {

struct UploadRow {
    AttachmentId id{};
    std::int64_t received_bytes = 0;  // That are on the disk.
    std::string metadata{};
    Timestamp expires_at{};
};

Result<void> add_upload(Transaction& transaction, SellerId seller, const UploadRow& row);
Result<std::optional<UploadRow>> find_upload(Reader& reader, SellerId seller, AttachmentId id);
// Whether it still had received `from` bytes, and has `to` now.
Result<bool> move_upload(Transaction& transaction, SellerId seller, AttachmentId id, std::int64_t from, std::int64_t to,
                         Timestamp expires_at);
Result<void> delete_upload(Transaction& transaction, SellerId seller, AttachmentId id);
Result<std::vector<AttachmentId>> list_expired_uploads(Reader& reader, SellerId seller, Timestamp now, int limit);

}  // namespace stoa::store
