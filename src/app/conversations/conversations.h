// Reading conversations: the seller's inbox, the buyer's messages, one conversation with its messages and drafts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/attachments/attachments.h"
#include "app/mail/message_mails.h"
#include "app/messages/draft_view.h"
#include "app/orders/orders.h"
#include "app/page.h"
#include "domain/caller.h"
#include "domain/conversation.h"
#include "policy/verdict.h"

namespace stoa {

struct SectionCount {
    static constexpr std::int32_t count_max = 1000;  // Counted no further: pages say "999+".
    Section section;
    std::int32_t count = 0;
};
Result<std::vector<SectionCount>> list_sections(App& app, const Caller& caller, SellerId seller);

struct ConversationSummary {
    Conversation conversation;
    InboxRow inbox;
    bool unread = false;  // For the member that asks.
};
// Due soonest first in NeedsReply, else newest first. No section: all.
Result<Page<ConversationSummary>> list_conversations(App& app, const Caller& caller, SellerId seller, std::optional<Section> section,
                                                     const PageRequest& page);

struct ConversationView {
    ConversationSummary summary;
    std::optional<OrderView> order{};
    std::vector<DraftView> drafts{};  // Of the seller's side.
};
Result<ConversationView> get_conversation(App& app, const Caller& caller, SellerId seller, ConversationId conversation);

struct MessagesRequest {
    std::optional<std::int32_t> after_seq{};  // Oldest first from there; otherwise the newest page.
    PageRequest page{};
};
// A message with what e-mail has to do with it, as far as the reader may know.
struct MessageView {
    Message message;
    MessageMail mail{};
    std::vector<AttachmentView> attachments{};
};
Result<Page<MessageView>> list_messages(App& app, const Caller& caller, SellerId seller, ConversationId conversation,
                                        const MessagesRequest& request);
// Into a section by hand (see domain's move()); answers with where it stands now. The live event tells the other members.
Result<ConversationSummary> move_conversation(App& app, const Caller& caller, SellerId seller, ConversationId conversation, Section to);
// Never goes back, never beyond the last message.
Result<void> mark_read(App& app, const Caller& caller, SellerId seller, ConversationId conversation, std::int32_t seq);

struct BuyerConversationSummary {
    ConversationId id{};
    SellerView seller;
    std::optional<OrderId> order{};
    std::string item_title;
    Timestamp last_message_at;
    std::int32_t last_seq = 0;
    Author last_author = Author::Buyer;
    std::string snippet;
    bool unread = false;
    bool waits_for_buyer = false;  // The seller's last message asks something.
};
struct BuyerConversationView {
    BuyerConversationSummary summary;
    std::int32_t seller_read_seq = 0;
    std::vector<DraftView> drafts{};
    std::optional<std::int32_t> answers_within_minutes{};  // How fast this seller usually answers, where that is known.
};
Result<Page<BuyerConversationSummary>> list_buyer_conversations(App& app, const Caller& caller, const PageRequest& page);
Result<BuyerConversationView> get_buyer_conversation(App& app, const Caller& caller, ConversationId conversation);
Result<Page<MessageView>> list_buyer_messages(App& app, const Caller& caller, ConversationId conversation, const MessagesRequest& request);
Result<void> mark_buyer_read(App& app, const Caller& caller, ConversationId conversation, std::int32_t seq);

}  // namespace stoa
