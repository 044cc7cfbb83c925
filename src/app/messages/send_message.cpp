// A seller's message in a conversation, and a buyer's.
#include "app/access.h"
#include "app/messages/fixed_text.h"
#include "app/messages/messages.h"
#include "app/messages/submit.h"
#include "app/orders/allowed_reasons.h"
#include "store/buyer_conversations.h"

namespace stoa {

namespace {

// A fixed text names the order, so without one there is nothing to send.
Result<void> require_order_for(Reason reason, const std::optional<Order>& order) {
    if (order || !has_fixed_text(reason)) return {};
    return std::unexpected(Error{.problem = problems::reason_not_open,
                                 .message = "the conversation is about no order, so its buyer cannot be asked about one",
                                 .pointer = "/reason",
                                 .arguments = {{"why", "reason_closed.no_order"}}});
}

}  // namespace

Result<SendResult> send_message(App& app, const Caller& caller, const SendMessage& request) {
    TRY(require(caller, Right::WriteMessages, request.seller));
    auto beginning = TRY(app.database.read([&](store::Reader& reader) {
        return begin_send(app, reader, caller,
                          {request.seller, Author::Seller, request.draft, request.idempotency, request.text, request.files,
                           request.reason && has_fixed_text(*request.reason)},
                          [&] { return load_conversation_target(reader, request.seller, request.conversation); });
    }));
    if (beginning.earlier) return *std::move(beginning.earlier);
    if (request.reason) {
        TRY(require_reason(app, *request.reason));
        TRY(require_open_reason(app, beginning.target.order, *request.reason));
        TRY(require_order_for(*request.reason, beginning.target.order));
    } else if (!beginning.target.inbox.buyer_wrote) {
        return std::unexpected(Error{.problem = problems::reason_required,
                                     .message = "the buyer has not written yet, so a message needs a reason",
                                     .pointer = "/reason"});
    }
    return submit(app, {.caller = caller,
                        .target = std::move(beginning.target),
                        .author = Author::Seller,
                        .kind = request.reason ? kind_of(*request.reason) : Kind::Reply,
                        .reason = request.reason,
                        .subject = request.subject.value_or(""),
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency,
                        .seen = request.seen,
                        .new_files = request.files});
}

Result<SendResult> send_buyer_message(App& app, const Caller& caller, const SendBuyerMessage& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    auto beginning = TRY(app.database.read([&](store::Reader& reader) -> Result<Beginning> {
        const auto own = TRY(store::find_buyer_conversation(reader, buyer, request.conversation));
        if (!own) return not_found("conversation");
        return begin_send(app, reader, caller,
                          {own->seller, Author::Buyer, request.draft, request.idempotency, request.text, request.files},
                          [&] { return load_conversation_target(reader, own->seller, own->id); });
    }));
    if (beginning.earlier) return *std::move(beginning.earlier);
    return submit(app, {.caller = caller,
                        .target = std::move(beginning.target),
                        .author = Author::Buyer,
                        .kind = Kind::Reply,
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency,
                        .seen = request.seen,
                        .new_files = request.files});
}

}  // namespace stoa
