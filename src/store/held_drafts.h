// Drafts that wait for a moderator, of all sellers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/connection.h"
#include "store/drafts.h"

namespace stoa::store {

struct HeldDraft {
    SellerId seller{};
    DraftId id{};
    Timestamp submitted_at{};
};
// The longest waiting first, behind `after`.
Result<std::vector<HeldDraft>> list_held_drafts(Reader& reader, const std::optional<HeldDraft>& after, int limit);
// Of one that is held.
Result<void> reject_held_draft(Transaction& transaction, SellerId seller, DraftId draft, std::string_view note, Timestamp now);

}  // namespace stoa::store
