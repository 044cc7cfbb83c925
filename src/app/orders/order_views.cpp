#include "app/orders/order_views.h"
#include "app/mail/aliases.h"

#include "app/orders/allowed_reasons.h"
#include "store/buyers.h"
#include "store/conversations.h"
#include "store/orders.h"

namespace stoa {

namespace {

constexpr int other_conversations_max = 10;

Result<std::vector<OtherConversation>> list_other_conversations(store::Reader& reader, const Order& order) {
    std::vector<OtherConversation> others;
    if (!order.buyer) return others;
    auto rows = TRY(store::list_conversations_of_buyer(reader, order.seller, *order.buyer, other_conversations_max + 1));
    for (store::ConversationRow& row : rows) {
        Conversation& conversation = row.conversation;
        if (conversation.order == order.id || others.size() == other_conversations_max) continue;
        others.push_back({.id = conversation.id,
                          .order = std::move(conversation.order),
                          .item_title = std::move(conversation.item_title),
                          .topic = row.inbox.topic,
                          .section = row.inbox.section,
                          .last_message_at = row.inbox.last_message_at});
    }
    return others;
}

// `Known`: an Order or a store::OrderRow.
template <class Known>
ContactFacts facts_of(const Known& order) {
    return {.has_buyer = order.buyer.has_value(),
            .placed_at = order.placed_at,
            .delivery_state = order.delivery_state,
            .fulfilled_by = order.fulfilled_by,
            .completed_at = order.completed_at,
            .delivery_earliest = order.delivery_earliest,
            .delivery_latest = order.delivery_latest};
}

}  // namespace

OrderSummary summary_of(const App& app, const ContactWindows& windows, store::OrderRow row) {
    OrderSummary summary{.id = std::move(row.id),
                         .placed_at = row.placed_at,
                         .first_title = std::move(row.first_title),
                         .item_count = row.item_count,
                         .delivery_state = row.delivery_state,
                         .fulfilled_by = row.fulfilled_by,
                         .delivery_latest = row.delivery_latest,
                         .completed_at = row.completed_at,
                         .contact = windows.contact_of(facts_of(row), app.clock())};
    if (!row.buyer_name.empty()) summary.buyer_name = std::move(row.buyer_name);
    if (row.conversation && row.section) summary.conversation = OrderConversation{*row.conversation, *row.section};
    return summary;
}

Result<OrderView> get_order_view(const App& app, store::Reader& reader, SellerId seller, const OrderId& id) {
    auto order = TRY(store::find_order(reader, seller, id));
    if (!order) return not_found("order");
    OrderView view{.order = *std::move(order)};
    view.order.items = TRY(store::list_order_items(reader, seller, id));
    view.contact = ContactWindows(app.pack).contact_of(facts_of(view.order), app.clock());
    OrderBuyer known{};
    if (view.order.buyer) {
        const auto buyer = TRY(store::find_buyer(reader, *view.order.buyer));
        if (buyer) known = {.language = buyer->language, .opted_out = buyer->opted_out};
    }
    view.buyer_language = known.language;
    if (view.order.buyer && app.mail.is_on())
        view.buyer_alias = alias_address(app, {.seller = seller, .buyer = *view.order.buyer, .order = id, .party = Author::Buyer});
    view.allowed_reasons = list_allowed_reasons(app, view.order, known);
    for (AllowedReason& allowed : view.allowed_reasons) {
        if (has_fixed_text(allowed.reason)) allowed.fixed_text = fixed_text(allowed.reason, view.buyer_language.value_or(""), id);
    }
    const auto conversation = TRY(store::find_conversation_by_order(reader, seller, id));
    if (conversation)
        view.conversation = OrderConversation{conversation->conversation.id, conversation->inbox.section, conversation->inbox.last_seq};
    view.other_conversations = TRY(list_other_conversations(reader, view.order));
    return view;
}

}  // namespace stoa
