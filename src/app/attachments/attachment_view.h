// Makes the view of one attachment.
#pragma once

#include "app/attachments/attachments.h"

namespace stoa {

Result<AttachmentView> attachment_view(store::Reader& reader, SellerId seller, const store::AttachmentRow& row);

}  // namespace stoa
