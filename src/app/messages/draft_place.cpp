#include "app/messages/draft_place.h"

#include "app/access.h"
#include "store/buyer_conversations.h"
#include "store/buyers.h"
#include "store/conversations.h"
#include "store/orders.h"

namespace stoa {

namespace {

Result<store::DraftPlace> resolve_for_buyer(store::Reader& reader, BuyerId buyer, const DraftPlace& place) {
    if (place.conversation) {
        const auto own = TRY(store::find_buyer_conversation(reader, buyer, *place.conversation));
        if (!own) return not_found("conversation");
        return store::DraftPlace{own->seller, place.conversation, std::nullopt};
    }
    const auto own = TRY(store::find_buyer_order(reader, buyer, place.seller, *place.order));
    if (!own) return not_found("order");
    return store::DraftPlace{place.seller, std::nullopt, place.order};
}

}  // namespace

Result<store::DraftPlace> resolve_draft_place(store::Reader& reader, const Caller& caller, const DraftPlace& place) {
    if (caller.buyer) return resolve_for_buyer(reader, *caller.buyer, place);
    TRY(require(caller, Right::WriteMessages, place.seller));
    if (place.conversation) {
        if (!TRY(store::find_conversation(reader, place.seller, *place.conversation, caller.user))) return not_found("conversation");
    } else if (!TRY(store::find_order(reader, place.seller, *place.order))) {
        return not_found("order");
    }
    return store::DraftPlace{place.seller, place.conversation, place.order};
}

}  // namespace stoa
