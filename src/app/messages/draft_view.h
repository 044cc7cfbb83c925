// A draft as its author's side sees it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/attachments/attachments.h"
#include "base/clock.h"
#include "domain/ids.h"
#include "domain/order.h"
#include "domain/words.h"
#include "policy/verdict.h"

namespace stoa {

// A text that was not delivered, with the findings that stopped it.
struct DraftView {
    DraftId id{};
    bool mine = false;  // Of the one who reads, not of a colleague.
    DraftState state;
    std::optional<Reason> reason{};
    std::optional<std::string> subject{};
    std::string body;
    Timestamp updated_at;
    policy::Verdict verdict{};
    Author author = Author::Seller;
    std::int32_t version = 1;
    std::optional<ConversationId> conversation{};
    std::optional<OrderId> order{};
    std::optional<std::string> form{};
    std::optional<std::int32_t> seen_seq{};
    std::optional<Topic> topic{};                 // Of a buyer's first message that was submitted.
    std::optional<std::string> moderator_note{};  // Why it was rejected.
    std::vector<AttachmentView> attachments{};
};

}  // namespace stoa
