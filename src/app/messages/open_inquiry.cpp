#include "app/access.h"
#include "app/messages/messages.h"
#include "app/messages/submit.h"
#include "store/buyers.h"

namespace stoa {

Result<SendResult> open_inquiry(App& app, const Caller& caller, const OpenInquiry& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    auto beginning = TRY(app.database.read([&](store::Reader& reader) -> Result<Beginning> {
        const auto own = TRY(store::find_buyer_order(reader, buyer, request.seller, request.order));
        if (!own) return not_found("order");
        return begin_send(app, reader, caller,
                          {request.seller, Author::Buyer, request.draft, request.idempotency, request.text, request.files},
                          [&] { return load_order_target(reader, request.seller, request.order, request.topic, Author::Buyer); });
    }));
    if (beginning.earlier) return *std::move(beginning.earlier);
    if (beginning.target.conversation.buyer != buyer) return not_found("order");
    return submit(app, {.caller = caller,
                        .target = std::move(beginning.target),
                        .author = Author::Buyer,
                        .kind = Kind::Inquiry,
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency,
                        .seen = request.seen,
                        .new_files = request.files});
}

}  // namespace stoa
