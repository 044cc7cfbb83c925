// What the policy held: a moderator reads it with all that is around it, and releases or rejects it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/conversations/conversations.h"
#include "app/messages/messages.h"
#include "app/page.h"
#include "domain/caller.h"

namespace stoa {

struct HeldView {
    static constexpr std::size_t note_length_max = 1000;

    SellerId seller{};
    std::string seller_name{};
    std::string author_name{};
    std::string buyer_name{};  // Whom a seller writes to, or who writes.
    std::string item_title{};
    std::optional<Kind> kind{};
    std::optional<std::string> unproven{};  // The From of the mail that it was, where nobody vouches for that.
    DraftView draft{};
    std::vector<Message> messages{};  // The newest of the conversation, oldest first; of a single one only.
};

// The longest waiting first.
Result<Page<HeldView>> list_held(App& app, const Caller& caller, const PageRequest& page);
// NotFound where it is not held.
Result<HeldView> get_held(App& app, const Caller& caller, SellerId seller, DraftId draft);
// Delivers it as its author's, with the next `seq`; its findings stay with it. NotFound where it is not held any more.
Result<Sent> release_held(App& app, const Caller& caller, SellerId seller, DraftId draft);
// Gives it back to its author with a note. NotFound where it is not held any more.
Result<void> reject_held(App& app, const Caller& caller, SellerId seller, DraftId draft, const std::string& note);

}  // namespace stoa
