#include "http/api/encode.h"

namespace stoa::http {

void write_draft(JsonWriter& json, const DraftView& draft, const Reader& reader) {
    json.begin_object().member("id", draft.id.text()).member("state", to_text(draft.state)).member("mine", draft.mine);
    json.member("version", draft.version);
    if (draft.conversation) json.member("conversation_id", draft.conversation->text());
    if (draft.order) json.member("order_id", draft.order->text());
    if (draft.reason) json.member("reason", to_text(*draft.reason));
    json.member("subject", draft.subject).member("text", draft.body).member("form", draft.form).member("seen_seq", draft.seen_seq);
    if (draft.topic) json.member("topic", to_text(*draft.topic));
    json.member("moderator_note", draft.moderator_note);
    add_attachments(json, draft.attachments);
    json.member("updated_at", format_time(draft.updated_at)).key("verdict");
    write_verdict(json, draft.verdict, reader);
    json.end_object();
}

void write_drafts(JsonWriter& json, const std::vector<DraftView>& drafts, const Reader& reader) {
    json.key("drafts").begin_array();
    for (const DraftView& draft : drafts) write_draft(json, draft, reader);
    json.end_array();
}

void write_sections(JsonWriter& json, const std::vector<SectionCount>& sections) {
    json.begin_object().key("items").begin_array();
    for (const SectionCount& section : sections) {
        json.begin_object().member("section", to_text(section.section)).member("count", section.count).end_object();
    }
    json.end_array().end_object();
}

void write_conversation_summary(JsonWriter& json, const ConversationSummary& summary) {
    const Conversation& conversation = summary.conversation;
    const InboxRow& inbox = summary.inbox;
    json.begin_object().member("id", conversation.id.text());
    if (conversation.order) json.member("order_id", conversation.order->text());
    json.member("buyer_name", conversation.buyer_name).member("item_title", conversation.item_title).member("topic", to_text(inbox.topic));
    json.member("section", to_text(inbox.section)).member("last_message_at", format_time(inbox.last_message_at));
    json.member("last_seq", inbox.last_seq).member("version", inbox.version).member("last_author", to_text(inbox.last_author));
    json.member("snippet", inbox.snippet).member("unread", summary.unread);
    if (inbox.section == Section::NeedsReply) json.member("due_at", format_time(inbox.sort_at));
    json.end_object();
}

void write_conversation(JsonWriter& json, const ConversationView& view, const Reader& reader) {
    const Conversation& conversation = view.summary.conversation;
    json.begin_object().key("summary");
    write_conversation_summary(json, view.summary);
    json.member("language", conversation.language).member("opened_by", to_text(conversation.opened_by));
    json.member("opened_at", format_time(conversation.opened_at)).member("buyer_read_seq", view.summary.inbox.buyer_read_seq);
    json.member("can_reply", view.summary.inbox.buyer_wrote).member("sku", conversation.sku);
    if (view.order) {
        json.key("order");
        write_order(json, *view.order, reader);
    }
    write_drafts(json, view.drafts, reader);
    json.end_object();
}

void write_buyer_conversation_summary(JsonWriter& json, const BuyerConversationSummary& summary) {
    json.begin_object().member("id", summary.id.text()).key("seller");
    write_seller(json, summary.seller);
    if (summary.order) json.member("order_id", summary.order->text());
    json.member("item_title", summary.item_title).member("last_message_at", format_time(summary.last_message_at));
    json.member("last_seq", summary.last_seq).member("last_author", to_text(summary.last_author));
    json.member("snippet", summary.snippet).member("unread", summary.unread);
    json.member("waits_for_buyer", summary.waits_for_buyer).end_object();
}

void write_buyer_conversation(JsonWriter& json, const BuyerConversationView& view, const Reader& reader) {
    json.begin_object().key("summary");
    write_buyer_conversation_summary(json, view.summary);
    json.member("seller_read_seq", view.seller_read_seq).member("answers_within_minutes", view.answers_within_minutes);
    write_drafts(json, view.drafts, reader);
    json.end_object();
}

static std::string_view word_of(LiveSubject subject) {
    switch (subject) {
        case LiveSubject::Mail:
            return "mail";
        case LiveSubject::Reading:
            return "reading";
        case LiveSubject::OwnReading:
            return "own_reading";
        case LiveSubject::Name:
            return "name";
    }
    return "";
}

void write_event(JsonWriter& json, const LiveEvent& event) {
    json.begin_object().member("conversation_id", event.conversation.text()).member("version", event.version);
    json.member("last_seq", event.last_seq);
    if (event.about) json.member("about", word_of(*event.about));
    json.end_object();
}

}  // namespace stoa::http
