#include "domain/conversation.h"

namespace stoa {

namespace {

Timestamp sort_at(const InboxRow& row, Duration response_target) {
    return row.section == Section::NeedsReply && row.waiting_since ? *row.waiting_since + response_target : row.last_message_at;
}

// Where somebody waits.
Response end_wait(InboxRow& row, Timestamp at) {
    const Response response{.waiting_seq = row.waiting_seq.value_or(0), .waiting_since = *row.waiting_since, .ended_at = at};
    row.waiting_since.reset();
    row.waiting_seq.reset();
    return response;
}

void forget_held(InboxRow& row) {
    row.held_answer.reset();
    row.held_since.reset();
    row.held_seq.reset();
}

}  // namespace

Delivery deliver(const InboxRow& before, const Utterance& said, Duration response_target) {
    InboxRow after = before;
    std::optional<Response> response;
    after.last_seq = before.last_seq + 1;
    after.version = before.version + 1;
    after.last_message_at = said.at;
    after.snippet = std::string(said.snippet);
    after.last_author = said.author;
    const bool answers = said.author == Author::Seller && !said.is_automatic;
    if (answers || said.author == Author::Buyer) {
        after.set_aside_since.reset();
        after.set_aside_seq.reset();
    }
    if (said.author == Author::Buyer) {
        after.section = Section::NeedsReply;
        after.buyer_wrote = true;
        after.buyer_read_seq = after.last_seq;
        if (!before.waiting_since) {
            after.waiting_since = said.at;
            after.waiting_seq = after.last_seq;
        }
    }
    if (said.author == Author::Seller) after.seller_read_seq = after.last_seq;
    if (answers) {
        if (before.waiting_since && *before.waiting_since <= said.written_at.value_or(said.at)) response = end_wait(after, said.at);
        forget_held(after);
        after.section = after.waiting_since ? Section::NeedsReply : Section::Waiting;
    } else if (said.author == Author::Seller && before.version == 0) {
        after.section = Section::Waiting;
    }
    after.sort_at = sort_at(after, response_target);
    return {std::move(after), response};
}

Delivery hold(const InboxRow& before, DraftId answer, Timestamp at, Duration response_target) {
    InboxRow after = before;
    after.version = before.version + 1;
    if (!before.waiting_since) return {std::move(after), std::nullopt};
    after.held_answer = answer;
    after.held_since = before.waiting_since;
    after.held_seq = before.waiting_seq;
    Response response = end_wait(after, at);
    response.kind = ResponseKind::HeldAnswer;
    after.section = Section::Waiting;
    after.sort_at = sort_at(after, response_target);
    return {std::move(after), response};
}

InboxRow take_back(const InboxRow& before, DraftId answer, Duration response_target) {
    InboxRow after = before;
    after.version = before.version + 1;
    if (before.held_answer != answer) return after;
    const bool is_aside = before.section == Section::NoReplyNeeded || before.section == Section::Resolved;
    (is_aside ? after.set_aside_since : after.waiting_since) = before.held_since;  // It is the older one, where another has begun since.
    (is_aside ? after.set_aside_seq : after.waiting_seq) = before.held_seq;
    forget_held(after);
    if (!is_aside) after.section = Section::NeedsReply;
    after.sort_at = sort_at(after, response_target);
    return after;
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
