// A conversation and the rules of how it moves: pure, so that they can be read and tested by tables of cases.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/words.h"

namespace stoa {

// Lengths in code points; the contract (api/openapi.yaml) names the same.
struct MessageLimits {
    static constexpr std::size_t text_length_max = 10'000;
    static constexpr std::size_t subject_length_max = 200;
    static constexpr std::size_t snippet_length = 140;
};

// What never changes of a conversation.
struct Conversation {
    SellerId seller{};
    ConversationId id{};
    BuyerId buyer{};
    std::optional<OrderId> order{};
    std::optional<std::string> sku{};
    Topic topic = Topic::Other;
    Author opened_by = Author::Buyer;
    Timestamp opened_at{};
    std::string language{};    // The buyer's, BCP 47; may be empty.
    std::string buyer_name{};  // Copies, so that a list asks no other table.
    std::string item_title{};
};

// What every message changes. Changed only by comparing `version`.
struct InboxRow {
    Section section = Section::NeedsReply;
    Timestamp sort_at{};  // In NeedsReply: when the answer is due; elsewhere the last message's time.
    Topic topic = Topic::Other;
    Timestamp last_message_at{};
    std::int32_t last_seq = 0;
    std::int32_t version = 0;                  // 0: not stored yet.
    std::optional<Timestamp> waiting_since{};  // First unanswered buyer message: the response clock.
    std::optional<std::int32_t> waiting_seq{};
    std::optional<Timestamp> set_aside_since{};  // The wait that a member ended without an answer, until the next message.
    std::optional<std::int32_t> set_aside_seq{};
    std::optional<DraftId> held_answer{};   // The draft by which a wait ended, as long as it waits for a moderator itself.
    std::optional<Timestamp> held_since{};  // That wait.
    std::optional<std::int32_t> held_seq{};
    std::int32_t buyer_read_seq = 0;
    std::int32_t seller_read_seq = 0;
    Author last_author = Author::Buyer;
    bool buyer_wrote = false;
    std::string snippet{};
};

enum class ResponseKind : std::int16_t { Answer = 1, HeldAnswer = 2 };

// A wait that a message ended: one row of the response statistics.
struct Response {
    std::int32_t waiting_seq = 0;
    Timestamp waiting_since{};
    Timestamp ended_at{};
    ResponseKind kind = ResponseKind::Answer;
};

struct Delivery {
    InboxRow inbox;
    std::optional<Response> response;
};

// What is delivered.
struct Utterance {
    Author author = Author::Buyer;
    Timestamp at{};
    std::string_view snippet{};
    std::optional<Timestamp> written_at{};  // Where it waited for a moderator: it answers nothing that came later.
    bool is_automatic = false;              // A fixed text, which answers nobody.
};

// How the inbox row stands after that. A buyer's message asks for a reply that is due `response_target` after the first
// unanswered one; a seller's answers it. System messages move nothing but the order.
Delivery deliver(const InboxRow& before, const Utterance& said, Duration response_target);

// How the inbox row stands when a seller's answer, the draft `answer`, waits for a moderator from `at` on: to its author it is
// written, so the wait ends. Only the version moves where nobody waits.
Delivery hold(const InboxRow& before, DraftId answer, Timestamp at, Duration response_target);

// How it stands when that draft was not delivered: the wait that it had ended stands again, as set aside where a member has put the
// conversation aside meanwhile. Only the version moves where it had ended none, or another answer has come.
InboxRow take_back(const InboxRow& before, DraftId answer, Duration response_target);

// How the inbox row stands after a member put the conversation into a section by hand. Resolved and NoReplyNeeded end the
// wait without an answer. NeedsReply and Waiting are the way back, which leads to where the messages left it: NeedsReply
// where the buyer waits, else Waiting. The version stays where nothing changes.
InboxRow move(const InboxRow& before, Section to, Duration response_target);

// A span of a delivered body that was hidden, in code points of the body.
struct Mask {
    std::int16_t rule = 0;
    std::int32_t begin = 0;
    std::int32_t end = 0;
    friend bool operator==(const Mask&, const Mask&) = default;
};

struct Message {
    MessageId id{};
    std::int32_t seq = 0;
    Author author = Author::Buyer;
    std::optional<UserId> author_id{};
    std::string author_name{};
    Kind kind = Kind::Reply;
    std::optional<Reason> reason{};
    Door door = Door::Web;
    bool modified = false;  // Changed by the policy before delivery.
    Outcome outcome = Outcome::Pass;
    std::int32_t pack_version = 0;
    Timestamp submitted_at{};
    Timestamp delivered_at{};
    std::string language{};
    std::optional<std::string> subject{};
    std::string body{};
    std::vector<Mask> masks{};
};

}  // namespace stoa
