// Loads what a text is checked and delivered against.
#include "app/messages/submit.h"
#include "store/buyers.h"
#include "store/conversations.h"
#include "store/messages.h"
#include "store/orders.h"
#include "store/people.h"

namespace stoa {

namespace {

constexpr int history_max = 10;  // Earlier messages that the policy reads, for what is split over several.

Result<std::string> get_seller_name(store::Reader& reader, SellerId seller) {
    auto row = TRY(store::find_seller(reader, seller));
    if (!row) return not_found("seller");
    return std::move(row->name);
}

Result<void> load_buyer(store::Reader& reader, Target& target) {
    const auto buyer = TRY(store::find_buyer(reader, target.conversation.buyer));
    if (!buyer) return {};
    target.buyer_language = buyer->language;
    target.buyer_opted_out = buyer->opted_out;
    return {};
}

Result<std::optional<Order>> find_whole_order(store::Reader& reader, SellerId seller, const OrderId& id) {
    auto order = TRY(store::find_order(reader, seller, id));
    if (order) order->items = TRY(store::list_order_items(reader, seller, id));
    return order;
}

Result<Target> target_of(store::Reader& reader, store::ConversationRow row) {
    Target target{.conversation = std::move(row.conversation), .inbox = std::move(row.inbox)};
    const Conversation& conversation = target.conversation;
    target.seller_name = TRY(get_seller_name(reader, conversation.seller));
    if (conversation.order) target.order = TRY(find_whole_order(reader, conversation.seller, *conversation.order));
    TRY(load_buyer(reader, target));
    target.history = TRY(store::list_messages_before(reader, conversation.seller, conversation.id, INT32_MAX, history_max));
    std::ranges::reverse(target.history);
    return target;
}

}  // namespace

Result<Target> load_conversation_target(store::Reader& reader, SellerId seller, ConversationId conversation) {
    auto row = TRY(store::find_conversation(reader, seller, conversation, UserId{}));
    if (!row) return not_found("conversation");
    return target_of(reader, *std::move(row));
}

Result<Target> load_sku_target(store::Reader& reader, SellerId seller, BuyerId buyer, const std::string& sku, const std::string& title) {
    auto existing = TRY(store::find_conversation_by_sku(reader, seller, buyer, sku));
    if (existing) return target_of(reader, *std::move(existing));
    const auto row = TRY(store::find_buyer(reader, buyer));
    if (!row) return not_found("buyer");
    Target target;
    target.seller_name = TRY(get_seller_name(reader, seller));
    target.conversation = {.seller = seller,
                           .id = ConversationId::make(),
                           .buyer = buyer,
                           .sku = sku,
                           .topic = Topic::ProductQuestion,
                           .opened_by = Author::Buyer,
                           .language = row->language.value_or(""),
                           .buyer_name = row->name,
                           .item_title = title};
    target.inbox.topic = Topic::ProductQuestion;
    target.buyer_language = row->language;
    target.buyer_opted_out = row->opted_out;
    return target;
}

Result<Target> load_order_target(store::Reader& reader, SellerId seller, const OrderId& id, Topic topic, Author opened_by) {
    auto existing = TRY(store::find_conversation_by_order(reader, seller, id));
    if (existing) return target_of(reader, *std::move(existing));
    auto order = TRY(find_whole_order(reader, seller, id));
    if (!order) return not_found("order");
    if (!order->buyer) return fail(problems::order_without_buyer, "the order has no buyer, so nobody would get the message");
    Target target;
    target.seller_name = TRY(get_seller_name(reader, seller));
    target.conversation = {.seller = seller,
                           .id = ConversationId::make(),
                           .buyer = *order->buyer,
                           .order = id,
                           .topic = topic,
                           .opened_by = opened_by,
                           .buyer_name = order->buyer_name,
                           .item_title = order->items.empty() ? "" : order->items.front().title};
    target.inbox.topic = topic;
    target.order = std::move(order);
    TRY(load_buyer(reader, target));
    target.conversation.language = target.buyer_language.value_or("");
    return target;
}

}  // namespace stoa
