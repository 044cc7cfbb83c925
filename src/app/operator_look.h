// What is everybody's own is nobody's concern; that an operator looked at something of other people's is noted.
#pragma once

#include <optional>

#include "app/app.h"
#include "domain/caller.h"

namespace stoa {

struct OperatorLook {
    SellerId seller{};
    Verb verb{};
    std::optional<ConversationId> conversation{};
    Uuid object{};
};
// An audit line where the caller is an operator.
Result<void> note_operator_look(App& app, const Caller& caller, const OperatorLook& look);

}  // namespace stoa
