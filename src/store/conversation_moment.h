// Where something of a conversation stands in the order of time: a cursor over lists and marks.
#pragma once

#include "domain/ids.h"

namespace stoa::store {

struct ConversationMoment {
    Timestamp at{};
    ConversationId conversation{};
};

}  // namespace stoa::store
