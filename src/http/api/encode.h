// The product's things as the contract's JSON. Each write_ function writes one value.
#pragma once

#include <string>

#include "app/attachments/attachments.h"
#include "app/conversations/conversations.h"
#include "app/conversations/events.h"
#include "app/messages/messages.h"
#include "app/orders/orders.h"
#include "app/page.h"
#include "app/people/invitations.h"
#include "app/people/sessions.h"
#include "app/search/search.h"
#include "base/json.h"

namespace stoa::http {

// Who reads, so that words are made for them.
struct Reader {
    const App& app;
    std::string_view language;
    Author side;  // Buyer or Seller.
};

// session
void write_session(JsonWriter& json, const SessionView& view);
void write_invitation(JsonWriter& json, const InvitationView& view);
void write_seller(JsonWriter& json, const SellerView& seller);

// orders and buyers
void write_buyer(JsonWriter& json, const BuyerView& buyer);
void write_order_summary(JsonWriter& json, const OrderSummary& order);
void write_order(JsonWriter& json, const OrderView& view, const Reader& reader);
void write_buyer_order_summary(JsonWriter& json, const BuyerOrderSummary& order);
void write_buyer_order(JsonWriter& json, const BuyerOrderView& view, const Reader& reader);

// conversations
void write_sections(JsonWriter& json, const std::vector<SectionCount>& sections);
void write_conversation_summary(JsonWriter& json, const ConversationSummary& summary);
void write_conversation(JsonWriter& json, const ConversationView& view, const Reader& reader);
void write_buyer_conversation_summary(JsonWriter& json, const BuyerConversationSummary& summary);
void write_buyer_conversation(JsonWriter& json, const BuyerConversationView& view, const Reader& reader);
void write_draft(JsonWriter& json, const DraftView& draft, const Reader& reader);
// As the member "drafts".
void write_drafts(JsonWriter& json, const std::vector<DraftView>& drafts, const Reader& reader);
void write_event(JsonWriter& json, const LiveEvent& event);

// search
void write_search(JsonWriter& json, const SearchResult<OrderSummary>& result);
void write_buyer_search(JsonWriter& json, const SearchResult<BuyerOrderSummary>& result);

// messages
void write_message(JsonWriter& json, const Message& message);
void write_messages(JsonWriter& json, const std::vector<Message>& messages);
void write_checking(JsonWriter& json, const Checking& checking, const Reader& reader);
// With what the reader may know of its mails.
void write_message_view(JsonWriter& json, const MessageView& view);
void write_verdict(JsonWriter& json, const policy::Verdict& verdict, const Reader& reader);
void write_sent(JsonWriter& json, const Sent& sent, const Reader& reader);

// files
void write_attachment(JsonWriter& json, const AttachmentView& attachment);
void write_attachments(JsonWriter& json, const std::vector<AttachmentView>& attachments);
// As the member `attachments` of an object, left out where there are none.
void add_attachments(JsonWriter& json, const std::vector<AttachmentView>& attachments);

// The text of one value: encode(write_order, view), encode(write_sent, sent, reader).
template <class Write, class... Values>
std::string encode(Write write, const Values&... values) {
    JsonWriter json;
    write(json, values...);
    return json.take();
}

template <class T, class Write>
std::string encode_page(const Page<T>& page, Write write) {
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (const T& item : page.items) write(json, item);
    json.end_array().member("next_cursor", page.next_cursor).end_object();
    return json.take();
}

}  // namespace stoa::http
