// The files of a draft as the policy is asked about them when it is sent.
#pragma once

#include <vector>

#include "domain/caller.h"
#include "policy/draft.h"
#include "store/connection.h"

namespace stoa {

struct CheckedFile {
    AttachmentId id{};
    AttachmentState state{};
    policy::Attachment file{};  // By its content where somebody has looked, otherwise as it was declared.
};
Result<std::vector<CheckedFile>> list_checked_files(store::Reader& reader, SellerId seller, DraftId draft);
// The caller's own that are on nothing yet, in this order. NotFound where one is not.
Result<std::vector<CheckedFile>> list_checked_files(store::Reader& reader, const Caller& caller, SellerId seller,
                                                    const std::vector<AttachmentId>& files);

// ConversationBusy where the draft has other files now than those that were checked, or one was looked into since: decide again.
Result<void> require_same_files(store::Reader& reader, SellerId seller, DraftId draft, const std::vector<CheckedFile>& checked);

}  // namespace stoa
