#include "app/messages/delivery.h"

#include <algorithm>
#include <array>

#include "app/attachments/attachments.h"
#include "app/mail/aliases.h"
#include "app/mail/outgoing_mails.h"
#include "app/messages/fixed_text.h"
#include "app/messages/kept_draft.h"
#include "store/audit.h"
#include "store/buyer_conversations.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/messages.h"
#include "store/orders.h"

#include "base/text.h"

namespace stoa {

namespace {

store::VerdictRow verdict_row(const Submission& submission, ConversationId conversation, DraftId draft, const policy::Verdict& verdict) {
    store::VerdictRow row{.draft = draft,
                          .conversation = conversation,
                          .author = submission.author,
                          .author_id = submission.caller.user,
                          .outcome = verdict.outcome,
                          .pack = verdict.pack,
                          .pack_version = verdict.pack_version,
                          .engine = verdict.engine};
    if (verdict.outcome == Outcome::Modify) row.original = submission.text;
    for (const policy::Finding& finding : verdict.findings) {
        store::FindingRow found{.rule = finding.rule, .outcome = finding.outcome, .part = static_cast<std::int16_t>(finding.part)};
        found.arguments = finding.arguments;
        if (finding.span) {
            found.begin = static_cast<std::int32_t>(finding.span->begin);
            found.end = static_cast<std::int32_t>(finding.span->end);
        }
        if (finding.place) {
            found.page = finding.place->page;
            if (const auto& box = finding.place->box) found.box = {box->x, box->y, box->width, box->height};
        }
        row.findings.push_back(found);
    }
    return row;
}

// Members sign with their first name; the rest of it is the seller's matter.
std::string author_name(const Submission& submission) {
    if (submission.author == Author::Buyer) return submission.target.conversation.buyer_name;
    if (submission.caller.role == Role::Token) return submission.target.seller_name;
    return submission.caller.name.substr(0, submission.caller.name.find(' '));
}

Message message_of(const Submission& submission, const policy::Verdict& verdict, Timestamp now) {
    Message message{.id = MessageId{submission.draft ? submission.draft->uuid : make_uuid()},
                    .author = submission.author,
                    .author_id = submission.caller.user,
                    .author_name = author_name(submission),
                    .kind = submission.kind,
                    .reason = submission.reason,
                    .door = submission.caller.door,
                    .outcome = verdict.outcome,
                    .pack_version = verdict.pack_version,
                    .submitted_at = now,
                    .delivered_at = now,
                    .body = submission.text};
    if (!submission.subject.empty()) message.subject = submission.subject;
    if (verdict.outcome == Outcome::Modify && verdict.modified) {
        message.modified = true;
        message.body = verdict.modified->body;
        if (message.subject) message.subject = verdict.modified->subject;
        for (const policy::Mask& mask : verdict.modified->masks) {
            if (mask.part != policy::Part::Body) continue;
            message.masks.push_back({mask.rule, static_cast<std::int32_t>(mask.span.begin), static_cast<std::int32_t>(mask.span.end)});
        }
    }
    return message;
}

struct Place {
    Conversation conversation;
    InboxRow inbox;
};

// The order's buyer may have been changed since the target was loaded; a first message must not go to the earlier one.
Result<void> require_same_buyer(store::Reader& reader, const Conversation& wanted) {
    if (!wanted.order) return {};
    const auto order = TRY(store::find_order(reader, wanted.seller, *wanted.order));
    if (!order || order->buyer != wanted.buyer) return not_found("order");
    return {};
}

// Where the message goes; the conversation is opened where it is not there yet.
Result<Place> take_place(const App& app, store::Transaction& transaction, const Submission& submission, const Standing& standing,
                         Timestamp now) {
    const Conversation& wanted = submission.target.conversation;
    if (standing && standing->conversation.buyer != wanted.buyer) return not_found("order");
    if (standing) return Place{standing->conversation, standing->inbox};
    TRY(require_same_buyer(transaction, wanted));
    Place place{wanted, submission.target.inbox};
    place.conversation.opened_at = now;
    TRY(store::add_conversation(transaction, place.conversation));
    TRY(keep_aliases(app, transaction, alias_of(place.conversation, Author::Buyer)));
    return place;
}

// Whether a text holds a question mark: Latin, Greek, Arabic, full-width.
bool asks(std::string_view text) {
    constexpr std::array<std::string_view, 4> marks{"?", "\u037e", "\u061f", "\uff1f"};
    return std::ranges::any_of(marks, [&](std::string_view mark) { return text.contains(mark); });
}

Result<void> tell_buyer(store::Transaction& transaction, const Submission& submission, const Conversation& conversation,
                        const InboxRow& inbox, const std::string& body) {
    return store::apply_to_buyer(transaction, conversation.buyer,
                                 {.id = conversation.id,
                                  .seller = conversation.seller,
                                  .order = conversation.order,
                                  .seller_name = submission.target.seller_name,
                                  .item_title = conversation.item_title,
                                  .last_message_at = inbox.last_message_at,
                                  .last_seq = inbox.last_seq,
                                  .read_seq = submission.author == Author::Buyer ? inbox.last_seq : 0,
                                  .last_author = submission.author,
                                  .waits_for_buyer = submission.author == Author::Seller && asks(body),
                                  .snippet = inbox.snippet});
}

// What timing.frequency counts. ConversationBusy where another message was counted since the policy decided.
Result<void> count_opened(store::Transaction& transaction, const Submission& submission, Timestamp at) {
    if (!is_seller_opened(submission.kind) || !submission.target.order) return {};
    const bool asks_feedback = submission.reason == Reason::FeedbackRequest;
    const bool counted =
        TRY(store::count_seller_opened(transaction, *submission.target.order, asks_feedback ? std::optional(at) : std::nullopt));
    if (!counted) return fail(problems::conversation_busy, "another message about this order was faster");
    return {};
}

Result<void> keep_traces(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict,
                         const Conversation& conversation, const Delivery& delivery, const Message& message) {
    const SellerId seller = conversation.seller;
    if (delivery.response) TRY(store::add_response(transaction, conversation, *delivery.response, submission.caller.user));
    if (verdict.outcome != Outcome::Pass) {
        TRY(store::add_verdict(transaction, seller, verdict_row(submission, conversation.id, DraftId{message.id.uuid}, verdict)));
    }
    if (submission.draft) {
        // Sent by another tab or member a moment ago: it must not be delivered twice.
        const bool there = TRY(store::delete_draft(transaction, seller, *submission.draft));
        if (!there) return not_found("draft");
    }
    TRY(count_opened(transaction, submission, message.delivered_at));
    if (submission.author == Author::Seller) {
        TRY(store::put_read_mark(transaction, seller, submission.caller.user, conversation.id, message.seq));
    }
    return store::append_audit(transaction,
                               {.seller = seller,
                                .actor = submission.caller.user,
                                .actor_role = submission.caller.role,
                                .verb = Verb::MessageDelivered,
                                .conversation = conversation.id,
                                .version = delivery.inbox.version,
                                .object = message.id.uuid},
                               app.key);
}

// What lists show of a message: where it says nothing, what it carries.
std::string first_words(const Message& message, const Submission& submission) {
    if (!trim(message.body).empty()) return message.body;
    std::string names;
    for (const CheckedFile& file : submission.files) names += (names.empty() ? "" : ", ") + file.file.name;
    return names;
}

}  // namespace

// One that was not there may have been opened since.
Result<Standing> find_standing(store::Transaction& transaction, const Target& target) {
    const Conversation& wanted = target.conversation;
    if (target.inbox.version == 0 && wanted.order) return store::find_conversation_by_order(transaction, wanted.seller, *wanted.order);
    if (target.inbox.version == 0 && wanted.sku)
        return store::find_conversation_by_sku(transaction, wanted.seller, wanted.buyer, *wanted.sku);
    return store::find_conversation(transaction, wanted.seller, wanted.id, UserId{});
}

Result<std::optional<MovedOn>> find_moved_on(store::Transaction& transaction, const Submission& submission, const Standing& standing) {
    const Seen& seen = submission.seen;
    if (!seen.last_seq || seen.confirmed) return std::nullopt;
    if (!standing || standing->inbox.last_seq <= *seen.last_seq) return std::nullopt;
    const SellerId seller = standing->conversation.seller;
    const ConversationId conversation = standing->conversation.id;
    // What the author wrote itself in another tab is no news to it.
    if (!TRY(store::has_others_message_after(transaction, seller, conversation, *seen.last_seq, submission.caller.user)))
        return std::nullopt;
    MovedOn moved{.last_seq = standing->inbox.last_seq};
    moved.messages = TRY(store::list_messages_before(transaction, seller, conversation, INT32_MAX, MovedOn::messages_max));
    std::erase_if(moved.messages, [&](const Message& message) { return message.seq <= *seen.last_seq; });
    std::ranges::reverse(moved.messages);
    return moved;
}

Result<Sent> deliver_message(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict) {
    const auto standing = TRY(find_standing(transaction, submission.target));
    return deliver_message(app, transaction, submission, verdict, standing);
}

Result<Sent> deliver_message(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict,
                             const Standing& standing) {
    const Timestamp now = app.clock();
    const auto place = TRY(take_place(app, transaction, submission, standing, now));
    Message message = message_of(submission, verdict, now);
    const std::string words = snippet(first_words(message, submission), MessageLimits::snippet_length);
    const Delivery delivery = deliver(place.inbox,
                                      {.author = submission.author,
                                       .at = now,
                                       .snippet = words,
                                       .written_at = submission.written_at,
                                       .is_automatic = submission.reason && has_fixed_text(*submission.reason)},
                                      app.response_target);
    const bool moved = TRY(store::move_inbox(transaction, place.conversation.seller, place.conversation.id, delivery.inbox));
    if (!moved) return fail(problems::conversation_busy, "another message of this conversation was faster");
    message.seq = delivery.inbox.last_seq;
    TRY(store::add_message(transaction, place.conversation.seller, place.conversation.id, message));
    std::vector<AttachmentView> files;
    if (submission.draft)
        files = TRY(deliver_attachments(transaction, place.conversation.seller, *submission.draft, place.conversation.id, message.seq));
    TRY(tell_buyer(transaction, submission, place.conversation, delivery.inbox, message.body));
    TRY(keep_traces(app, transaction, submission, verdict, place.conversation, delivery, message));
    TRY(queue_message_mails(app, transaction, place.conversation, message));
    return Sent{place.conversation.id, std::move(message), verdict, std::move(files)};
}

store::DraftRow draft_row(App& app, const Submission& submission, DraftState state) {
    const Conversation& conversation = submission.target.conversation;
    store::DraftRow row{.id = submission.draft.value_or(DraftId::make()),
                        .order = conversation.order,
                        .author = submission.author,
                        .author_id = submission.caller.user,
                        .kind = submission.kind,
                        .reason = submission.reason,
                        .state = state,
                        .updated_at = app.clock(),
                        .body = submission.text,
                        .unproven = submission.caller.unproven};
    if (submission.target.inbox.version > 0) {
        row.conversation = conversation.id;
    } else {
        row.topic = conversation.topic;
        row.sku = conversation.sku;
        row.item_title = conversation.item_title;
    }
    if (!submission.subject.empty()) row.subject = submission.subject;
    return row;
}

Result<Stopped> keep_draft(App& app, store::Transaction& transaction, const Submission& submission, const policy::Verdict& verdict) {
    const Conversation& conversation = submission.target.conversation;
    store::DraftRow row = draft_row(app, submission, verdict.outcome == Outcome::Block ? DraftState::Blocked : DraftState::Held);
    row.pack_version = verdict.pack_version;
    const DraftId draft = row.id;
    TRY(store::put_draft(transaction, conversation.seller, row));
    auto kept = verdict_row(submission, conversation.id, draft, verdict);
    if (!row.conversation) kept.conversation.reset();
    TRY(store::add_verdict(transaction, conversation.seller, kept));
    const auto version = row.state == DraftState::Held ? TRY(hold_answer(app, transaction, conversation.seller, row))
                                                       : TRY(raise_version(transaction, conversation.seller, row));
    TRY(store::append_audit(transaction,
                            {.seller = conversation.seller,
                             .actor = submission.caller.user,
                             .actor_role = submission.caller.role,
                             .verb = verdict.outcome == Outcome::Block ? Verb::MessageBlocked : Verb::MessageHeld,
                             .conversation = kept.conversation,
                             .version = version,
                             .object = draft.uuid},
                            app.key));
    return Stopped{draft, verdict};
}

}  // namespace stoa
