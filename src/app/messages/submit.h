// The one way from a text to a message: checked by the policy, then delivered or kept, in one transaction. Contact
// Buyer, replies and inquiries all end here, so no door can pass a rule by.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/app.h"
#include "app/attachments/checked_files.h"
#include "app/messages/messages.h"
#include "domain/caller.h"
#include "domain/conversation.h"
#include "domain/order.h"
#include "store/connection.h"

namespace stoa {

// What was loaded about the conversation that a text is for.
struct Target {
    Conversation conversation{};   // Its id is new where `inbox` is not stored yet.
    InboxRow inbox{};              // version 0: the conversation is opened by this message.
    std::optional<Order> order{};  // With its items.
    std::string seller_name{};
    std::optional<std::string> buyer_language{};
    bool buyer_opted_out = false;
    std::vector<Message> history{};  // The newest, oldest first.
};

struct Submission {
    const Caller& caller;
    Target target;
    Author author = Author::Seller;
    Kind kind = Kind::Reply;
    std::optional<Reason> reason{};
    std::string subject{};
    std::string text{};
    std::optional<DraftId> draft{};
    std::optional<Timestamp> written_at{};  // Where it waited, for its files or a moderator.
    std::optional<IdempotencyKey> idempotency{};
    Seen seen{};
    std::vector<AttachmentId> new_files{};  // To be put on the draft, which is made where there is none.
    std::vector<CheckedFile> files{};       // All that go with it; submit() loads them.
};

// The order's conversation, or the one that a first message would open. OrderWithoutBuyer where nobody would get it.
Result<Target> load_order_target(store::Reader& reader, SellerId seller, const OrderId& order, Topic topic, Author opened_by);
// The buyer's conversation with the seller about a SKU before a sale, or the one that a first message would open.
Result<Target> load_sku_target(store::Reader& reader, SellerId seller, BuyerId buyer, const std::string& sku, const std::string& title);
Result<Target> load_conversation_target(store::Reader& reader, SellerId seller, ConversationId conversation);

// What the policy says of the text, were it sent now.
policy::Verdict check(const App& app, const Submission& submission);
// The same, with what follows where nobody vouches for its author.
policy::Verdict judge(const App& app, const Submission& submission);

// What every way of sending begins with: the answer that was given to the same key before, or else what the text is
// to be checked against. NotFound where a draft is named that this side does not have.
struct Beginning {
    std::optional<SendResult> earlier{};
    Target target{};
};
struct SendKeys {
    SellerId seller{};
    Author author = Author::Seller;
    const std::optional<DraftId>& draft;
    const std::optional<IdempotencyKey>& idempotency;
    const std::string& text;  // As given; nothing is asked of it where the reason has a fixed one, or there are
    const std::vector<AttachmentId>& files;
    bool has_fixed_text = false;
};
Result<Beginning> begin_send(App& app, store::Reader& reader, const Caller& caller, const SendKeys& keys,
                             const std::function<Result<Target>()>& load_target);

// Checks, then delivers or keeps as a blocked or held draft. Texts must be within their limits.
Result<SendResult> submit(App& app, Submission submission);

// NotFound where a draft is named that this side does not have.
Result<void> require_own_draft(store::Reader& reader, const Caller& caller, SellerId seller, Author author,
                               const std::optional<DraftId>& draft);

// InvalidValue where the pack does not have the reason.
Result<void> require_reason(const App& app, Reason reason);

// Puts the fixed words into a message whose reason has them.
void fix_text(Submission& submission);

// TextEmpty where there is nothing but white space.
Result<void> require_text(const std::string& text);
// That, or files of the draft.
Result<void> require_text_or_files(store::Reader& reader, SellerId seller, const std::optional<DraftId>& draft, const std::string& text);

}  // namespace stoa
