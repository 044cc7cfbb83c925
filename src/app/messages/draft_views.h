// How the drafts of one side of a conversation are shown.
#pragma once

#include <vector>

#include "app/conversations/conversations.h"
#include "store/connection.h"
#include "store/drafts.h"

namespace stoa {

// With the findings that stopped it, if any did.
Result<DraftView> draft_view(store::Reader& reader, SellerId seller, store::DraftRow draft, UserId reader_id);
// Those that were submitted, at most 20, oldest first; for the one of that side who reads.
Result<std::vector<DraftView>> list_draft_views(store::Reader& reader, SellerId seller, ConversationId conversation, Author author,
                                                UserId reader_id);

}  // namespace stoa
