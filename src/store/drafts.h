// Drafts that were not delivered, and the verdicts with their findings, also of what was delivered.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/words.h"
#include "store/connection.h"
#include "store/finding_arguments.h"

namespace stoa::store {

struct DraftRow {
    DraftId id{};
    std::optional<ConversationId> conversation{};
    std::optional<OrderId> order{};
    Author author = Author::Seller;
    UserId author_id{};
    std::optional<Kind> kind{};  // Nothing where it is not decided yet.
    std::optional<Reason> reason{};
    DraftState state = DraftState::Blocked;
    std::int32_t pack_version = 0;
    Timestamp updated_at{};
    std::optional<std::string> subject{};
    std::string body{};
    std::int32_t version = 1;
    std::optional<std::int32_t> seen_seq{};  // The last message that its author had seen.
    std::optional<std::string> form{};       // The page's own; opaque.
    std::optional<std::string> moderator_note{};
    // Of a first message that was submitted: what it would open. `sku` where it is about no order.
    std::optional<Topic> topic{};
    std::optional<std::string> sku{};
    std::optional<std::string> item_title{};
    std::optional<std::string> unproven{};  // The From of a mail that nobody vouches for.
};
Result<std::optional<DraftRow>> find_draft(Reader& reader, SellerId seller, DraftId draft);
// Where a draft's text would go: a conversation, or a first message about an order.
struct DraftPlace {
    SellerId seller{};
    std::optional<ConversationId> conversation{};
    std::optional<OrderId> order{};
};
// Those of one side at the place that were submitted and not delivered, oldest first.
Result<std::vector<DraftRow>> list_drafts(Reader& reader, const DraftPlace& place, Author author, int limit);
// The author's own at the place: the one that is being written, else the newest that was blocked.
Result<std::optional<DraftRow>> find_open_draft(Reader& reader, const DraftPlace& place, Author author, UserId author_id);
// The author's newest first message about the order that waits for its reason (came by mail without one).
Result<std::optional<DraftRow>> find_draft_without_reason(Reader& reader, SellerId seller, const OrderId& order, UserId author_id);
// The author's questions before a sale about the item that were submitted and not delivered, oldest first.
Result<std::vector<DraftRow>> list_questions(Reader& reader, SellerId seller, const std::string& sku, UserId author_id, int limit);
// The newest of them that was blocked or rejected.
Result<std::optional<DraftRow>> find_stopped_question(Reader& reader, SellerId seller, const std::string& sku, UserId author_id);
struct DraftPosition {
    Timestamp updated_at;
    DraftId draft;
};
// One author's, the last changed first.
Result<std::vector<DraftRow>> list_drafts_of(Reader& reader, SellerId seller, UserId author_id, const std::optional<DraftPosition>& before,
                                             int limit);
// Creates or replaces; a replaced one gets the next version, and is its latest author's.
Result<void> put_draft(Transaction& transaction, SellerId seller, const DraftRow& draft);
// Whether it was there.
Result<bool> delete_draft(Transaction& transaction, SellerId seller, DraftId draft);

struct FindingRow {
    std::int16_t rule = 0;
    Outcome outcome = Outcome::Pass;
    std::int16_t part = 0;
    std::optional<std::int32_t> begin{};
    std::optional<std::int32_t> end{};
    FindingArguments arguments{};  // For the catalogue's words of the rule.
    // Where it is to be seen, in a file: page, and a rectangle as x, y, width and height.
    std::optional<std::int32_t> page{};
    std::optional<std::array<std::int32_t, 4>> box{};
};
struct VerdictRow {
    static constexpr std::size_t findings_max = 100;
    DraftId draft{};
    std::optional<ConversationId> conversation{};
    Author author = Author::Seller;
    std::optional<UserId> author_id{};
    Outcome outcome = Outcome::Pass;
    std::optional<std::string> pack{};
    std::int32_t pack_version = 0;
    std::optional<std::string> engine{};    // Nothing, and no pack's name, where it was made before they were kept.
    std::optional<std::string> original{};  // The text before a modify.
    std::vector<FindingRow> findings{};
};
// One row and its findings; for every verdict that was not pass.
Result<void> add_verdict(Transaction& transaction, SellerId seller, const VerdictRow& verdict);
// The newest verdict on the draft.
Result<std::optional<VerdictRow>> find_verdict(Reader& reader, SellerId seller, DraftId draft);

}  // namespace stoa::store
