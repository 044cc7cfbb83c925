#include "app/conversations/quiet_events.h"

namespace stoa {

Result<std::optional<store::ConversationRow>> note_quiet_event(App& app, store::Transaction& transaction, ConversationId conversation,
                                                               store::AuditLine line) {
    auto row = TRY(store::find_conversation(transaction, line.seller, conversation, UserId{}));
    if (!row) return std::nullopt;
    line.conversation = conversation;
    line.version = row->inbox.version;
    TRY(store::append_audit(transaction, line, app.key));
    return row;
}

}  // namespace stoa
