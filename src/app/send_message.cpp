// A seller's message in a conversation, and a buyer's.
#include "app/access.h"
#include "app/messages.h"
#include "app/submit.h"
#include "store/buyer_conversations.h"

namespace stoa {

namespace {

struct Loaded {
    std::optional<SendResult> earlier;
    Target target;
};

}  // namespace

Result<SendResult> send_message(App& app, const Caller& caller, const SendMessage& request) {
    TRY(require(caller, Right::WriteMessages, request.seller));
    TRY(require_text(request.text));
    auto loaded = TRY(app.database.read([&](store::Reader& reader) -> Result<Loaded> {
        Loaded found;
        found.earlier = TRY(find_earlier_answer(app, reader, request.seller, caller, request.idempotency));
        if (!found.earlier) found.target = TRY(load_conversation_target(reader, request.seller, request.conversation));
        if (!found.earlier) TRY(require_own_draft(reader, request.seller, Author::Seller, request.draft));
        return found;
    }));
    if (loaded.earlier) return *std::move(loaded.earlier);
    if (request.reason) {
        TRY(require_reason(app, *request.reason));
    } else if (!loaded.target.inbox.buyer_wrote) {
        return std::unexpected(Error{.problem = problems::reason_required,
                                     .message = "the buyer has not written yet, so a message needs a reason",
                                     .pointer = "/reason"});
    }
    return submit(app, {.caller = caller,
                        .target = std::move(loaded.target),
                        .author = Author::Seller,
                        .kind = request.reason ? kind_of(*request.reason) : Kind::Reply,
                        .reason = request.reason,
                        .subject = request.subject.value_or(""),
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency});
}

Result<SendResult> send_buyer_message(App& app, const Caller& caller, const SendBuyerMessage& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    TRY(require_text(request.text));
    auto loaded = TRY(app.database.read([&](store::Reader& reader) -> Result<Loaded> {
        const auto own = TRY(store::find_buyer_conversation(reader, buyer, request.conversation));
        if (!own) return not_found("conversation");
        Loaded found;
        found.earlier = TRY(find_earlier_answer(app, reader, own->seller, caller, request.idempotency));
        if (!found.earlier) found.target = TRY(load_conversation_target(reader, own->seller, own->id));
        if (!found.earlier) TRY(require_own_draft(reader, own->seller, Author::Buyer, request.draft));
        return found;
    }));
    if (loaded.earlier) return *std::move(loaded.earlier);
    return submit(app, {.caller = caller,
                        .target = std::move(loaded.target),
                        .author = Author::Buyer,
                        .kind = Kind::Reply,
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency});
}

}  // namespace stoa
