// The audit lines, which are also the seller's live events and their catch-up log; and the keys that make retries safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/words.h"
#include "store/connection.h"

namespace stoa::store {

struct AuditLine {
    SellerId seller{};  // marketplace_itself where no seller is concerned.
    std::optional<UserId> actor{};
    Role actor_role = Role::System;
    Verb verb{};
    std::optional<ConversationId> conversation{};
    std::optional<std::int32_t> version{};  // The conversation's new version: this line is a live event.
    std::optional<Uuid> object{};           // What it was done to.
    std::optional<std::string> details{};   // Words of the closed sets and numbers; never a person's words.
};
// To be called in the transaction of what it tells. `key` (the installation's) makes the line's digest. Lines of one
// seller get ascending ids in the order of their commits, because one thread writes.
Result<void> append_audit(Transaction& transaction, const AuditLine& line, std::string_view key);

struct EventRow {
    AuditId id{};
    ConversationId conversation{};
    std::int32_t version = 0;
    std::int32_t last_seq = 0;
    Verb verb{};
};
// The lines with a conversation's version after `after`, oldest first.
Result<std::vector<EventRow>> list_events(Reader& reader, SellerId seller, AuditId after, int limit);
// The newest line's id; nothing where there is none.
Result<std::optional<AuditId>> find_last_audit_id(Reader& reader, SellerId seller);

struct IdempotencyRow {
    std::string body_digest{};
    std::int16_t status = 0;
    std::optional<Uuid> result_id{};
    std::optional<ConversationId> conversation{};
    std::optional<std::int32_t> seq{};
};
// Looked up for `day` and the day before it.
Result<std::optional<IdempotencyRow>> find_idempotency(Reader& reader, SellerId seller, std::int32_t day, UserId caller,
                                                       std::string_view key_digest);
// AlreadyExists where the key is there.
Result<void> add_idempotency(Transaction& transaction, SellerId seller, std::int32_t day, UserId caller, std::string_view key_digest,
                             const IdempotencyRow& row);

}  // namespace stoa::store
