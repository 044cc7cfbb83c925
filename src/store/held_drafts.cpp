#include "store/held_drafts.h"

namespace stoa::store {

namespace {

// As the statements and the index say it.
static_assert(static_cast<int>(DraftState::Held) == 3);

HeldDraft read_held(Row& row) {
    HeldDraft held;
    held.seller = row.next<SellerId>();
    held.id = row.next<DraftId>();
    held.submitted_at = row.next<Timestamp>();
    return held;
}

}  // namespace

Result<std::vector<HeldDraft>> list_held_drafts(Reader& reader, const std::optional<HeldDraft>& after, int limit) {
    const HeldDraft from = after.value_or(HeldDraft{});
    return reader.list(
        "SELECT seller_id, draft_id, submitted_at FROM drafts WHERE state = 3 AND (submitted_at, draft_id) > (?, ?) "
        "ORDER BY submitted_at, draft_id LIMIT ?",
        read_held, from.submitted_at, from.id, limit);
}

Result<void> reject_held_draft(Transaction& transaction, SellerId seller, DraftId draft, std::string_view note, Timestamp now) {
    TRY(transaction.execute(
        "UPDATE drafts SET state = ?, version = version + 1, moderator_note = ?, updated_at = ? WHERE seller_id = ? AND draft_id = ? "
        "AND state = 3",
        DraftState::Rejected, note, now, seller, draft));
    return {};
}

}  // namespace stoa::store
