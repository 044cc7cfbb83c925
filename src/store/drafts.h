// Drafts that were not delivered, and the verdicts with their findings, also of what was delivered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/words.h"
#include "store/connection.h"

namespace stoa::store {

struct DraftRow {
    DraftId id{};
    std::optional<ConversationId> conversation{};
    std::optional<OrderId> order{};
    Author author = Author::Seller;
    UserId author_id{};
    Kind kind = Kind::Reply;
    std::optional<Reason> reason{};
    DraftState state = DraftState::Blocked;
    std::int32_t pack_version = 0;
    Timestamp updated_at{};
    std::optional<std::string> subject{};
    std::string body{};
};
Result<std::optional<DraftRow>> find_draft(Reader& reader, SellerId seller, DraftId draft);
Result<std::vector<DraftRow>> list_drafts(Reader& reader, SellerId seller, ConversationId conversation, Author author, int limit);
// Creates or replaces.
Result<void> put_draft(Transaction& transaction, SellerId seller, const DraftRow& draft);
// Whether it was there.
Result<bool> delete_draft(Transaction& transaction, SellerId seller, DraftId draft);

struct FindingRow {
    std::int16_t rule = 0;
    Outcome outcome = Outcome::Pass;
    std::int16_t part = 0;
    std::optional<std::int32_t> begin{};
    std::optional<std::int32_t> end{};
};
struct VerdictRow {
    static constexpr std::size_t findings_max = 100;
    DraftId draft{};
    std::optional<ConversationId> conversation{};
    Author author = Author::Seller;
    std::optional<UserId> author_id{};
    Outcome outcome = Outcome::Pass;
    std::int32_t pack_version = 0;
    std::optional<std::string> original{};  // The text before a modify.
    std::vector<FindingRow> findings{};
};
// One row and its findings; for every verdict that was not pass.
Result<void> add_verdict(Transaction& transaction, SellerId seller, const VerdictRow& verdict);
// The newest verdict on the draft.
Result<std::optional<VerdictRow>> find_verdict(Reader& reader, SellerId seller, DraftId draft);

}  // namespace stoa::store
