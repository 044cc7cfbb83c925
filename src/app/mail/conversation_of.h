// What there is already between the two whom an alias joins.
#pragma once

#include <optional>

#include "app/app.h"
#include "domain/mail.h"
#include "store/conversations.h"

namespace stoa {

// NotFound where it is another buyer's by now.
Result<std::optional<store::ConversationRow>> find_conversation_of(App& app, const Alias& alias);

}  // namespace stoa
