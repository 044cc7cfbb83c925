// Files whose inspection failed, of all sellers. A row outlives its file: its author throws that away soon.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/attachments.h"

namespace stoa::store {

struct UnreadFileRow {
    SellerId seller{};
    AttachmentId id{};
    Author author = Author::Seller;
    UserId author_id{};
    std::string name{};
    std::int64_t size_bytes = 0;
    std::string trouble{};    // A code: "crashed".
    std::int32_t looks = 1;   // How often it could not be read.
    Timestamp happened_at{};  // The last time.
};
// The first time, or once more.
Result<void> put_unread_file(Transaction& transaction, const UnreadFileRow& row);
Result<void> delete_unread_file(Transaction& transaction, SellerId seller, AttachmentId id);
// Those of before, `limit` at most; how many.
Result<std::int64_t> delete_old_unread_files(Transaction& transaction, SellerId seller, Timestamp before, int limit);

// With what is known of the file now.
struct ListedUnreadFile {
    UnreadFileRow row{};
    std::string seller_name{};
    std::string author_name{};               // Empty where nobody is known by that id.
    std::optional<AttachmentState> state{};  // Nothing where the file is gone.
    std::optional<std::string> refusal{};
};
struct UnreadFilePosition {
    Timestamp happened_at{};
    AttachmentId id{};
};
// The last first.
Result<std::vector<ListedUnreadFile>> list_unread_files(Reader& reader, const std::optional<UnreadFilePosition>& before, int limit);
Result<std::optional<ListedUnreadFile>> find_unread_file(Reader& reader, SellerId seller, AttachmentId id);

}  // namespace stoa::store
