#include "domain/conversation.h"

namespace stoa {

namespace {

Timestamp sort_at(const InboxRow& row, Duration response_target) {
    return row.section == Section::NeedsReply && row.waiting_since ? *row.waiting_since + response_target : row.last_message_at;
}

}  // namespace

Delivery deliver(const InboxRow& before, Author author, Timestamp at, std::string_view snippet, Duration response_target) {
    InboxRow after = before;
    std::optional<Response> response;
    after.last_seq = before.last_seq + 1;
    after.version = before.version + 1;
    after.last_message_at = at;
    after.snippet = std::string(snippet);
    after.last_author = author;
    if (author == Author::Buyer || author == Author::Seller) {
        after.set_aside_since.reset();
        after.set_aside_seq.reset();
    }
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
    after.sort_at = sort_at(after, response_target);
    return {std::move(after), response};
}

InboxRow move(const InboxRow& before, Section to, Duration response_target) {
    const bool aside = to == Section::NoReplyNeeded || to == Section::Resolved;
    InboxRow after = before;
    if (aside ? before.waiting_since : before.set_aside_since) {
        std::swap(after.set_aside_since, after.waiting_since);
        std::swap(after.set_aside_seq, after.waiting_seq);
    }
    after.section = aside ? to : after.waiting_since ? Section::NeedsReply : Section::Waiting;
    if (after.section == before.section) return before;
    after.version = before.version + 1;
    after.sort_at = sort_at(after, response_target);
    return after;
}

}  // namespace stoa
