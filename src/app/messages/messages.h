// Writing: every way in which a message comes to be, checked while it is written and again when it is sent.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/app.h"
#include "app/attachments/attachments.h"
#include "app/conversations/conversations.h"
#include "domain/caller.h"
#include "domain/conversation.h"
#include "policy/verdict.h"

namespace stoa {

// Makes a retry safe: the same key and body of the same caller within a day get the first answer again.
struct IdempotencyKey {
    static constexpr std::size_t length_max = 128;
    std::string key;
    std::string body_digest;  // Of everything that the request says.
};

struct Sent {
    ConversationId conversation{};
    Message message;
    policy::Verdict verdict{};  // Pass, Warn or Modify. Empty of findings in the answer to a retry.
    std::vector<AttachmentView> attachments{};
};
// Blocked or held: nothing was delivered; the text is kept as a draft of its author.
struct Stopped {
    DraftId draft{};
    policy::Verdict verdict{};
};
// Others have written since what the author had seen: nothing was delivered or kept, until it is confirmed.
struct MovedOn {
    static constexpr int messages_max = 20;
    std::int32_t last_seq = 0;
    std::vector<Message> messages{};  // The newest of what came since, in the order of `seq`.
};
// So long a text waits for its files, as the pack says.
Duration checking_time(const App& app);
// Its files are still looked into: it is delivered, held or blocked when they were, as the draft tells meanwhile.
struct Checking {
    DraftView draft;
};
using SendResult = std::variant<Sent, Stopped, MovedOn, Checking>;

// What the author of a text had before its eyes. Without `last_seq` nobody asks.
struct Seen {
    std::optional<std::int32_t> last_seq{};
    bool confirmed = false;  // Sent all the same, whatever has come since.
};

// The author's own files that go with a text which is no stored draft yet; those of `draft` go with it by themselves.
using Files = std::vector<AttachmentId>;

// Contact Buyer about an order: opens its conversation, or adds to it.
struct ContactBuyer {
    SellerId seller{};
    OrderId order;
    Reason reason;
    std::string subject;  // Both empty where the reason has a fixed text.
    std::string text;
    std::optional<DraftId> draft{};  // The kept draft that this mends.
    std::optional<IdempotencyKey> idempotency{};
    Seen seen{};
    Files files{};
};
Result<SendResult> contact_buyer(App& app, const Caller& caller, const ContactBuyer& request);

// A seller's message in a conversation: a reply where the buyer has written, else seller-opened for `reason`.
struct SendMessage {
    SellerId seller{};
    ConversationId conversation{};
    std::optional<Reason> reason{};
    std::optional<std::string> subject{};
    std::string text;  // As in ContactBuyer.
    std::optional<DraftId> draft{};
    std::optional<IdempotencyKey> idempotency{};
    Seen seen{};
    Files files{};
};
Result<SendResult> send_message(App& app, const Caller& caller, const SendMessage& request);

struct SendBuyerMessage {
    ConversationId conversation{};
    std::string text;
    std::optional<DraftId> draft{};
    std::optional<IdempotencyKey> idempotency{};
    Seen seen{};
    Files files{};
};
Result<SendResult> send_buyer_message(App& app, const Caller& caller, const SendBuyerMessage& request);

struct OpenInquiry {
    SellerId seller{};
    OrderId order;
    Topic topic;
    std::string text;
    std::optional<DraftId> draft{};
    std::optional<IdempotencyKey> idempotency{};
    Seen seen{};
    Files files{};
};
Result<SendResult> open_inquiry(App& app, const Caller& caller, const OpenInquiry& request);

// As-you-type checks; nothing is kept.
struct CheckSellerDraft {
    SellerId seller{};
    std::optional<ConversationId> conversation{};  // A message there …
    std::optional<OrderId> order{};                // … or a Contact Buyer about this order …
    std::optional<Reason> reason{};                // … or, with neither, a reply to nobody in particular.
    std::string subject;
    std::string text;
    std::optional<DraftId> draft{};  // Whose files are checked too.
};
Result<policy::Verdict> check_seller_draft(App& app, const Caller& caller, const CheckSellerDraft& request);
// A text to no order and nobody in particular, by whoever comes: nothing is asked of the store, nothing is kept.
struct CheckTemplate {
    static constexpr std::size_t text_length_max = 50'000;  // Code points: HTML says with many what is short to read.
    std::string address;                                    // The client's IP address, by which checks are counted.
    Author author = Author::Seller;                         // Buyer or Seller.
    std::optional<Reason> reason{};                         // A message that a seller opens; without, an answer.
    TextFormat format = TextFormat::Text;
    std::string subject{};
    std::string text{};
};
// Throttled (with retry_after, seconds) where the address has used up its checks.
Result<policy::Verdict> check_template(App& app, const CheckTemplate& request);
struct CheckBuyerDraft {
    std::optional<ConversationId> conversation{};
    std::string text;
    std::optional<DraftId> draft{};    // Whose files are checked too; then it says
    std::optional<SellerId> seller{};  // whose it is where there is no conversation.
};
Result<policy::Verdict> check_buyer_draft(App& app, const Caller& caller, const CheckBuyerDraft& request);

// Throws away one's own side's draft that was not delivered.
Result<void> discard_draft(App& app, const Caller& caller, SellerId seller, DraftId draft);

}  // namespace stoa
