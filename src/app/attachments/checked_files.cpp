#include "app/attachments/checked_files.h"

#include <algorithm>

#include "store/attachments.h"

namespace stoa {

Result<std::vector<CheckedFile>> list_checked_files(store::Reader& reader, SellerId seller, DraftId draft) {
    auto rows = TRY(store::list_draft_attachments(reader, seller, draft));
    std::vector<CheckedFile> files;
    files.reserve(rows.size());
    for (store::AttachmentRow& row : rows)
        files.push_back({row.id,
                         {.name = std::move(row.name),
                          .media_type = std::move(row.detected_type).value_or(std::move(row.declared_type)),
                          .size_bytes = static_cast<std::size_t>(row.size_bytes)}});
    return files;
}

Result<void> require_same_files(store::Reader& reader, SellerId seller, DraftId draft, const std::vector<CheckedFile>& checked) {
    const auto rows = TRY(store::list_draft_attachments(reader, seller, draft));
    const bool is_same = std::ranges::equal(rows, checked, {}, &store::AttachmentRow::id, &CheckedFile::id);
    if (!is_same) return fail(problems::conversation_busy, "the draft got other files meanwhile");
    return {};
}

}  // namespace stoa
