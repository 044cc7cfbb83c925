// Events of a conversation that move nothing in the inbox: how far somebody has read, what a mail has become, what the buyer is called.
#pragma once

#include <optional>

#include "app/app.h"
#include "store/audit.h"
#include "store/conversations.h"

namespace stoa {

// Appends `line`, whose seller is set, with the conversation and the version of it that was told before. The conversation's row; nothing
// where it has gone, and nothing is told then. Who calls publishes to the hub once it is committed.
Result<std::optional<store::ConversationRow>> note_quiet_event(App& app, store::Transaction& transaction, ConversationId conversation,
                                                               store::AuditLine line);

}  // namespace stoa
