#include "store/audit.h"

#include <fmt/format.h>

#include "base/digest.h"

namespace stoa::store {

Result<void> append_audit(Transaction& transaction, const AuditLine& line, std::string_view key) {
    const AuditId id = AuditId::make();
    std::string told = fmt::format("{} {} {} ", line.seller.number, static_cast<int>(line.verb), line.version.value_or(0));
    told += id.uuid.raw();
    if (line.actor) told += line.actor->uuid.raw();
    if (line.conversation) told += line.conversation->uuid.raw();
    if (line.object) told += line.object->raw();
    told += line.details.value_or("");
    TRY(transaction.execute(
        "INSERT INTO audit (seller_id, audit_id, actor_id, actor_role, verb, conversation_id, version, object_id, details, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        line.seller, id, line.actor, line.actor_role, line.verb, line.conversation, line.version, line.object, line.details,
        Bytes{keyed_digest(key, told)}));
    return {};
}

Result<std::vector<EventRow>> list_events(Reader& reader, SellerId seller, AuditId after, int limit) {
    const auto make = [](Row& row) {
        EventRow event;
        event.id = row.next<AuditId>();
        event.conversation = row.next<ConversationId>();
        event.version = row.next<std::int32_t>();
        event.last_seq = row.next<std::int32_t>();
        event.verb = row.next<Verb>();
        return event;
    };
    return reader.list(
        "SELECT a.audit_id, a.conversation_id, a.version, i.last_seq, a.verb FROM audit a "
        "JOIN inbox i ON i.seller_id = a.seller_id AND i.conversation_id = a.conversation_id "
        "WHERE a.seller_id = ? AND a.audit_id > ? AND a.version IS NOT NULL ORDER BY a.audit_id LIMIT ?",
        make, seller, after, limit);
}

Result<std::optional<AuditId>> find_last_audit_id(Reader& reader, SellerId seller) {
    return reader.find(
        "SELECT audit_id FROM audit WHERE seller_id = ? ORDER BY audit_id DESC LIMIT 1", [](Row& row) { return row.next<AuditId>(); },
        seller);
}

Result<std::optional<IdempotencyRow>> find_idempotency(Reader& reader, SellerId seller, std::int32_t day, UserId caller,
                                                       std::string_view key_digest) {
    const auto make = [](Row& row) {
        IdempotencyRow found;
        found.body_digest = row.next<std::string>();
        found.status = row.next<std::int16_t>();
        found.result_id = row.next<std::optional<Uuid>>();
        found.conversation = row.next<std::optional<ConversationId>>();
        found.seq = row.next<std::optional<std::int32_t>>();
        return found;
    };
    return reader.find(
        "SELECT body_digest, status, result_id, conversation_id, seq FROM idempotency_keys "
        "WHERE seller_id = ? AND day IN (?, ?) AND caller_id = ? AND key_digest = ?",
        make, seller, day, day - 1, caller, Bytes{key_digest});
}

Result<void> add_idempotency(Transaction& transaction, SellerId seller, std::int32_t day, UserId caller, std::string_view key_digest,
                             const IdempotencyRow& row) {
    TRY(transaction.execute(
        "INSERT INTO idempotency_keys (seller_id, day, caller_id, key_digest, body_digest, status, result_id, conversation_id, seq) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seller, day, caller, Bytes{key_digest}, Bytes{row.body_digest}, row.status, row.result_id, row.conversation, row.seq));
    return {};
}

}  // namespace stoa::store
