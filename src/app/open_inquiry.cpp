#include "app/access.h"
#include "app/messages.h"
#include "app/submit.h"
#include "store/buyers.h"

namespace stoa {

Result<SendResult> open_inquiry(App& app, const Caller& caller, const OpenInquiry& request) {
    const BuyerId buyer = TRY(require_buyer(caller));
    TRY(require_text(request.text));
    struct Loaded {
        std::optional<SendResult> earlier;
        Target target;
    };
    auto loaded = TRY(app.database.read([&](store::Reader& reader) -> Result<Loaded> {
        const auto own = TRY(store::find_buyer_order(reader, buyer, request.seller, request.order));
        if (!own) return not_found("order");
        Loaded found;
        found.earlier = TRY(find_earlier_answer(app, reader, request.seller, caller, request.idempotency));
        if (!found.earlier) found.target = TRY(load_order_target(reader, request.seller, request.order, request.topic, Author::Buyer));
        if (!found.earlier) TRY(require_own_draft(reader, request.seller, Author::Buyer, request.draft));
        return found;
    }));
    if (loaded.earlier) return *std::move(loaded.earlier);
    return submit(app, {.caller = caller,
                        .target = std::move(loaded.target),
                        .author = Author::Buyer,
                        .kind = Kind::Inquiry,
                        .text = request.text,
                        .draft = request.draft,
                        .idempotency = request.idempotency});
}

}  // namespace stoa
