// How one row of the seller's inbox is shown to the member who reads it.
#pragma once

#include "app/conversations/conversations.h"
#include "store/conversations.h"

namespace stoa {

ConversationSummary summary_of(const App& app, store::ConversationRow row);

}  // namespace stoa
