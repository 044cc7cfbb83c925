#include "app/explain.h"
#include "app/orders/allowed_reasons.h"
#include "http/api/encode.h"

namespace stoa::http {

namespace {

void write_time(JsonWriter& json, std::string_view name, const std::optional<Timestamp>& at) {
    if (at) json.member(name, format_time(*at));
}

void write_contact(JsonWriter& json, const Contact& contact) {
    json.key("contact").begin_object().member("open", contact.open);
    write_time(json, "closes_at", contact.closes_at);
    if (!contact.why_closed.empty()) json.member("why_closed", contact.why_closed);
    json.end_object();
}

void write_order_conversation(JsonWriter& json, const std::optional<OrderConversation>& conversation) {
    if (!conversation) return;
    json.key("conversation").begin_object().member("id", conversation->id.text());
    json.member("section", to_text(conversation->section)).member("last_seq", conversation->last_seq).end_object();
}

void write_items(JsonWriter& json, const std::vector<OrderItem>& items) {
    json.key("items").begin_array();
    for (const OrderItem& item : items) {
        json.begin_object().member("sku", item.sku).member("title", item.title).member("quantity", item.quantity).end_object();
    }
    json.end_array();
}

std::string why_closed(const AllowedReason& allowed, const Reader& reader) {
    const Catalogues& catalogues = reader.app.catalogues;
    const std::string_view language = catalogues.language_for(reader.language);
    if (allowed.closed_by == ReasonClosedBy::Rule) return explain(catalogues, language, Author::Seller, *allowed.finding).why;
    if (allowed.closed_by == ReasonClosedBy::NoBuyer) return catalogues.format(language, "reason_closed.no_buyer", {});
    return catalogues.format(language, key_of_closed(catalogues, allowed.reason), {});
}

void write_fixed_text(JsonWriter& json, const std::optional<FixedText>& fixed) {
    if (!fixed) return;
    json.key("fixed_text").begin_object().member("language", fixed->language);
    json.member("subject", fixed->subject).member("text", fixed->text).end_object();
}

void write_allowed_reasons(JsonWriter& json, const std::vector<AllowedReason>& reasons, const Reader& reader) {
    json.key("allowed_reasons").begin_array();
    for (const AllowedReason& allowed : reasons) {
        const bool open = allowed.closed_by == ReasonClosedBy::Nothing;
        json.begin_object().member("reason", to_text(allowed.reason)).member("kind", to_text(kind_of(allowed.reason)));
        json.member("critical", allowed.critical).member("open", open);
        if (allowed.finding) json.member("rule", allowed.finding->rule_id);
        if (!open) json.member("why", why_closed(allowed, reader));
        write_fixed_text(json, allowed.fixed_text);
        json.end_object();
    }
    json.end_array();
}

void write_order_buyer(JsonWriter& json, const OrderView& view) {
    if (!view.order.buyer) return;
    json.key("buyer").begin_object().member("id", view.order.buyer->text()).member("name", view.order.buyer_name);
    json.member("language", view.buyer_language).end_object();
}

void write_other_conversations(JsonWriter& json, const std::vector<OtherConversation>& others) {
    json.key("other_conversations").begin_array();
    for (const OtherConversation& other : others) {
        json.begin_object().member("id", other.id.text());
        if (other.order) json.member("order_id", other.order->text());
        json.member("item_title", other.item_title).member("topic", to_text(other.topic)).member("section", to_text(other.section));
        json.member("last_message_at", format_time(other.last_message_at)).end_object();
    }
    json.end_array();
}

}  // namespace

void write_buyer(JsonWriter& json, const BuyerView& buyer) {
    json.begin_object().member("id", buyer.id.text()).member("external_id", buyer.external_id).member("name", buyer.name);
    json.member("language", buyer.language).member("opted_out", buyer.opted_out).end_object();
}

void write_order_summary(JsonWriter& json, const OrderSummary& order) {
    json.begin_object()
        .member("id", order.id.text())
        .member("placed_at", format_time(order.placed_at))
        .member("buyer_name", order.buyer_name);
    json.member("first_title", order.first_title).member("item_count", order.item_count);
    json.member("delivery_state", to_text(order.delivery_state)).member("fulfilled_by", to_text(order.fulfilled_by));
    write_time(json, "delivery_latest", order.delivery_latest);
    write_time(json, "completed_at", order.completed_at);
    write_contact(json, order.contact);
    write_order_conversation(json, order.conversation);
    json.end_object();
}

void write_order(JsonWriter& json, const OrderView& view, const Reader& reader) {
    const Order& order = view.order;
    json.begin_object().member("id", order.id.text()).member("seller_id", order.seller.number);
    write_order_buyer(json, view);
    json.member("buyer_alias", view.buyer_alias);
    json.member("placed_at", format_time(order.placed_at)).member("delivery_state", to_text(order.delivery_state));
    json.member("fulfilled_by", to_text(order.fulfilled_by)).member("currency", order.currency).member("total_minor", order.total_minor);
    write_time(json, "completed_at", order.completed_at);
    write_time(json, "delivery_earliest", order.delivery_earliest);
    write_time(json, "delivery_latest", order.delivery_latest);
    json.key("tracking_numbers").begin_array();
    for (const std::string& number : order.tracking_numbers) json.text(number);
    json.end_array().member("returns", order.returns).member("ship_country", order.ship_country);
    write_items(json, order.items);
    write_contact(json, view.contact);
    write_allowed_reasons(json, view.allowed_reasons, reader);
    write_order_conversation(json, view.conversation);
    write_other_conversations(json, view.other_conversations);
    write_drafts(json, view.drafts, reader);
    json.end_object();
}

void write_buyer_order_summary(JsonWriter& json, const BuyerOrderSummary& order) {
    json.begin_object().member("id", order.id.text()).key("seller");
    write_seller(json, order.seller);
    json.member("placed_at", format_time(order.placed_at)).member("first_title", order.first_title);
    if (order.conversation) json.member("conversation_id", order.conversation->text());
    json.end_object();
}

void write_buyer_order(JsonWriter& json, const BuyerOrderView& view, const Reader& reader) {
    json.begin_object().key("summary");
    write_buyer_order_summary(json, view.summary);
    json.member("delivery_state", to_text(view.delivery_state));
    write_time(json, "delivery_latest", view.delivery_latest);
    write_time(json, "completed_at", view.completed_at);
    write_items(json, view.items);
    json.member("answers_within_minutes", view.answers_within_minutes);
    write_drafts(json, view.drafts, reader);
    json.end_object();
}

}  // namespace stoa::http
