#include "http/api/encode.h"

namespace stoa::http {

namespace {

void write_marks(JsonWriter& json, std::string_view name, const std::vector<SearchHit>& marks) {
    json.key(name).begin_array();
    for (const SearchHit& mark : marks) {
        json.begin_object()
            .member("begin", static_cast<std::int64_t>(mark.begin))
            .member("end", static_cast<std::int64_t>(mark.end))
            .end_object();
    }
    json.end_array();
}

void write_message_hit(JsonWriter& json, const MessageHit& hit) {
    json.begin_object().member("conversation_id", hit.conversation.text());
    if (hit.order) json.member("order_id", hit.order->text());
    json.member("other_side", hit.other_side).member("item_title", hit.item_title).member("seq", hit.seq);
    json.member("author", to_text(hit.author)).member("author_name", hit.author_name);
    json.member("delivered_at", format_time(hit.delivered_at)).member("excerpt", hit.excerpt);
    write_marks(json, "marks", hit.marks);
    if (hit.subject) {
        json.member("subject", hit.subject->text);
        write_marks(json, "subject_marks", hit.subject->marks);
    }
    if (!hit.other_side_marks.empty()) write_marks(json, "other_side_marks", hit.other_side_marks);
    if (!hit.title_marks.empty()) write_marks(json, "title_marks", hit.title_marks);
    json.end_object();
}

template <class Summary, class WriteOrder>
void write_result(JsonWriter& json, const SearchResult<Summary>& result, WriteOrder write) {
    json.begin_object().key("orders").begin_array();
    for (const OrderHit<Summary>& hit : result.orders) {
        json.begin_object().key("order");
        write(json, hit.order);
        write_marks(json, "id_marks", hit.id_marks);
        write_marks(json, "other_side_marks", hit.other_side_marks);
        write_marks(json, "title_marks", hit.title_marks);
        json.end_object();
    }
    json.end_array().key("items").begin_array();
    for (const MessageHit& hit : result.messages.items) write_message_hit(json, hit);
    json.end_array().member("next_cursor", result.messages.next_cursor).end_object();
}

}  // namespace

void write_search(JsonWriter& json, const SearchResult<OrderSummary>& result) { write_result(json, result, write_order_summary); }

void write_buyer_search(JsonWriter& json, const SearchResult<BuyerOrderSummary>& result) {
    write_result(json, result, write_buyer_order_summary);
}

}  // namespace stoa::http
