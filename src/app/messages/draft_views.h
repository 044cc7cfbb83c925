// How the drafts of one side of a conversation are shown.
#pragma once

#include <vector>

#include "app/conversations/conversations.h"
#include "store/connection.h"

namespace stoa {

// At most 20, oldest first; for the one of that side who reads.
Result<std::vector<DraftView>> list_draft_views(store::Reader& reader, SellerId seller, ConversationId conversation, Author author,
                                                UserId reader_id);

}  // namespace stoa
