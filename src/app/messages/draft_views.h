// How the drafts of one side of a conversation, or of first messages about an order, are shown.
#pragma once

#include <vector>

#include "app/messages/draft_view.h"
#include "store/connection.h"
#include "store/drafts.h"

namespace stoa {

// With the findings that stopped it, if any did.
Result<DraftView> draft_view(store::Reader& reader, SellerId seller, store::DraftRow draft, UserId reader_id);
// Those of one side at the place that were submitted, at most 20, oldest first; for the one of that side who reads.
Result<std::vector<DraftView>> list_draft_views(store::Reader& reader, const store::DraftPlace& place, Author author, UserId reader_id);
// Likewise the author's questions before a sale about the item.
Result<std::vector<DraftView>> list_question_views(store::Reader& reader, SellerId seller, const std::string& sku, UserId author_id);

}  // namespace stoa
