// Whose an attachment is, and who may see it.
#pragma once

#include "app/app.h"
#include "domain/caller.h"
#include "store/attachments.h"

namespace stoa {

// NotFound unless the caller may write at all (for this seller, or as a buyer) and the file is its own.
Result<store::AttachmentRow> get_own_attachment(store::Reader& reader, const Caller& caller, SellerId seller, AttachmentId id);
// NotFound unless the caller may see it, as open_attachment() says.
Result<store::AttachmentRow> get_visible_attachment(store::Reader& reader, const Caller& caller, SellerId seller, AttachmentId id);
// The draft's author, and moderators while it is held; NotFound for all others.
Result<void> require_visible_draft(store::Reader& reader, const Caller& caller, SellerId seller, DraftId draft);

// "still uploading", "still checked", "was refused".
std::unexpected<Error> file_not_ready(const store::AttachmentRow& row);

}  // namespace stoa
