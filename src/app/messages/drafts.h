// What somebody is still writing: kept on the server, so that it follows its author to another tab or device.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "app/app.h"
#include "app/conversations/conversations.h"
#include "app/page.h"
#include "domain/caller.h"

namespace stoa {

// Lengths in code points. A text that has become too long to be sent is still kept.
struct DraftLimits {
    static constexpr std::size_t text_length_max = 20'000;
    static constexpr std::size_t form_length_max = 4'000;
};

// Where a text would go: a conversation, or a first message about an order. An author writes one draft at a place; others of
// its own there were stopped.
struct DraftPlace {
    SellerId seller{};  // Not needed for a buyer's conversation.
    std::optional<ConversationId> conversation{};
    std::optional<OrderId> order{};
};

struct DraftText {
    std::string text;
    std::optional<std::string> subject{};
    std::optional<Reason> reason{};
    std::optional<std::string> form{};  // What the page's form holds beside the text; opaque.
    std::optional<std::int32_t> seen_seq{};
    friend bool operator==(const DraftText&, const DraftText&) = default;
};

// The caller's own draft, or one of its seller's that waits for a reason (reason_question.h) and is nobody else's more than the caller's:
// this one, in whatever state it is, or the one that is being written, else the newest that was blocked.
Result<std::optional<DraftView>> find_my_draft(App& app, const Caller& caller, const DraftPlace& place,
                                               const std::optional<DraftId>& draft);

struct SaveDraft {
    DraftPlace place;
    std::optional<DraftId> draft{};  // None: the open one that find_my_draft gives.
    std::int32_t version = 0;        // Of the draft, that the text started from; 0: from nothing.
    DraftText said;
};
// Saved from elsewhere in the meantime: nothing was changed.
struct DraftChanged {
    DraftView stored;
};
using SaveResult = std::variant<DraftView, DraftChanged>;
// Creates or saves. Saving again what is stored changes nothing, whatever the version. NotFound where the draft that
// `version` names was sent or thrown away.
Result<SaveResult> save_draft(App& app, const Caller& caller, const SaveDraft& request);

// Throws the caller's own draft at the place away: this one, or the open one. None is no error.
Result<void> drop_my_draft(App& app, const Caller& caller, const DraftPlace& place, const std::optional<DraftId>& draft);

struct ListedDraft {
    DraftView draft;
    std::string buyer_name{};  // To whom, and
    std::string item_title{};  // about what.
};
// A member's own drafts of all states, the last changed first.
Result<Page<ListedDraft>> list_my_drafts(App& app, const Caller& caller, SellerId seller, const PageRequest& page);

}  // namespace stoa
