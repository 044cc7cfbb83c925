#include "app/conversations/conversation_summary.h"

namespace stoa {

namespace {

constexpr std::int64_t unread_days = 90;  // A conversation older than that counts as read.

}  // namespace

ConversationSummary summary_of(const App& app, store::ConversationRow row) {
    const bool recent = app.clock() - row.inbox.last_message_at < days(unread_days);
    const bool unread = recent && row.inbox.last_author == Author::Buyer && row.inbox.last_seq > row.member_read_seq;
    return {.conversation = std::move(row.conversation), .inbox = std::move(row.inbox), .unread = unread};
}

}  // namespace stoa
