#include "domain/conversation.h"

namespace stoa {

Delivery deliver(const InboxRow& before, Author author, Timestamp at, std::string_view snippet, Duration response_target) {
    InboxRow after = before;
    std::optional<Response> response;
    after.last_seq = before.last_seq + 1;
    after.version = before.version + 1;
    after.last_message_at = at;
    after.snippet = std::string(snippet);
    after.last_author = author;
    if (author == Author::Buyer) {
        after.section = Section::NeedsReply;
        after.buyer_wrote = true;
        after.buyer_read_seq = after.last_seq;
        if (!before.waiting_since) {
            after.waiting_since = at;
            after.waiting_seq = after.last_seq;
        }
    }
    if (author == Author::Seller) {
        after.section = Section::Waiting;
        after.seller_read_seq = after.last_seq;
        if (before.waiting_since) response = Response{*before.waiting_seq, *before.waiting_since, at};
        after.waiting_since.reset();
        after.waiting_seq.reset();
    }
    after.sort_at = after.section == Section::NeedsReply && after.waiting_since ? *after.waiting_since + response_target : at;
    return {std::move(after), response};
}

}  // namespace stoa
