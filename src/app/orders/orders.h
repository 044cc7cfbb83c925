// Orders: pushed or imported by the marketplace, listed and opened by the seller and by the buyer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/messages/draft_view.h"
#include "app/messages/fixed_text.h"
#include "app/page.h"
#include "app/people/people.h"
#include "domain/caller.h"
#include "domain/order.h"
#include "domain/order_sort.h"
#include "policy/verdict.h"

namespace stoa {

enum class Change { Created, Changed, Same };

struct BuyerView {
    BuyerId id{};
    std::string external_id;
    std::string name;
    std::optional<std::string> language{};
    bool opted_out = false;
};
struct PutBuyer {
    std::string external_id;
    std::string name;
    std::optional<std::string> language{};
    std::optional<bool> opted_out{};
    std::optional<std::string> email{};  // Where the buyer gets mail. None: stays as it is.
};
struct BuyerPut {
    BuyerView buyer;
    Change change;
};
Result<BuyerPut> put_buyer(App& app, const Caller& caller, const PutBuyer& request);

// Whether a seller can open a message about an order now, as far as its state and the pack's windows tell (contact_windows.h).
struct Contact {
    bool open = false;
    std::optional<Timestamp> closes_at{};  // The end of the last window.
    std::string why_closed{};              // "window_closed", "order_state", "no_buyer"; empty where open.
};
struct OrderConversation {
    ConversationId id{};
    Section section = Section::NeedsReply;
    std::optional<std::int32_t> last_seq{};  // Not in lists.
};
struct OrderSummary {
    OrderId id;
    Timestamp placed_at;
    std::optional<std::string> buyer_name{};
    std::string first_title;
    std::int32_t item_count = 0;
    DeliveryState delivery_state;
    FulfilledBy fulfilled_by;
    std::optional<Timestamp> delivery_latest{};
    std::optional<Timestamp> completed_at{};
    Contact contact{};
    std::optional<OrderConversation> conversation{};
};
// Another conversation of the same buyer with the same seller.
struct OtherConversation {
    ConversationId id{};
    std::optional<OrderId> order{};
    std::string item_title{};
    Topic topic = Topic::Other;
    Section section = Section::NeedsReply;
    Timestamp last_message_at{};
};
enum class ReasonClosedBy { Nothing, NoBuyer, OrderState, Rule };
struct AllowedReason {
    Reason reason{};
    bool critical = false;  // Reaches also a buyer who opted out.
    ReasonClosedBy closed_by = ReasonClosedBy::Nothing;
    std::optional<policy::Finding> finding{};  // Of the rule that closes it.
    std::optional<FixedText> fixed_text{};     // What would be sent, where that is not the seller's to write.
};
struct OrderView {
    Order order;
    std::optional<std::string> buyer_language{};
    std::optional<std::string> buyer_alias{};  // The address that reaches the buyer by e-mail; none where there is no e-mail.
    Contact contact{};
    std::vector<AllowedReason> allowed_reasons{};
    std::optional<OrderConversation> conversation{};
    std::vector<OtherConversation> other_conversations{};  // The ten that were opened last, newest first.
    std::vector<DraftView> drafts{};  // First messages of the seller's side that were submitted and not delivered. Of get_order only.
};

struct OrderFilter {
    // The beginning of an order id (capitals need not be typed), a SKU, or words of the id, the buyer's name and the items;
    // what fits any of them is found.
    std::string search{};
    std::optional<Timestamp> placed_from{};   // This moment or later.
    std::optional<Timestamp> placed_until{};  // Earlier than this moment.
    std::optional<DeliveryState> delivery_state{};
    std::optional<bool> has_conversation{};
    std::optional<bool> can_be_messaged{};  // What Contact::open tells.
    OrderSort sort = OrderSort::Newest;
};
// A page looks at no more than store::OrderQuery::walked_max orders: it may be short, or empty, and yet have a next one.
Result<Page<OrderSummary>> list_orders(App& app, const Caller& caller, SellerId seller, const OrderFilter& filter, const PageRequest& page);
Result<OrderView> get_order(App& app, const Caller& caller, SellerId seller, const OrderId& order);

// `buyer_external_id` names the buyer; it must have been put before (InvalidValue, pointer /buyer). None: no buyer.
struct PutOrder {
    Order order;
    std::optional<std::string> buyer_external_id{};
};
struct OrderPut {
    OrderView order;
    Change change;
};
Result<OrderPut> put_order(App& app, const Caller& caller, const PutOrder& request);

// One order of a report, whose buyer is known by another system's relay address only.
struct ImportedOrder {
    Order order;                // buyer is ignored; buyer_name is used.
    std::string relay_address;  // Empty: the order has no buyer.
    std::int64_t lines = 1;     // Of the report.
};
// Where a file stands; kept in the same transaction as the rows, so an interrupted run goes on from `lines_done`.
struct ImportProgress {
    std::int64_t lines_done = 0;
    std::int64_t rows_changed = 0;
    std::int64_t rows_refused = 0;
};
Result<std::optional<ImportProgress>> find_import(App& app, SellerId seller, const std::string& file_sha256);
struct OrdersImported {
    std::int64_t changed = 0;
    std::vector<OrderId> too_large{};  // With the items that are stored: more than OrderLimits::items_max. Not written.
};
// Writes a batch (up to some hundred orders) and the progress after it in one transaction. An order that is there
// already gets the new items that it lacks; one with nothing new is not written. The lines of those that are too large
// are added to the refused rows of `after`.
Result<OrdersImported> import_orders(App& app, SellerId seller, const std::string& file_sha256, const std::vector<ImportedOrder>& batch,
                                     const ImportProgress& after);
// Those of the batch that import_orders would find too large.
Result<std::vector<OrderId>> find_too_large(App& app, SellerId seller, const std::vector<ImportedOrder>& batch);

struct BuyerOrderSummary {
    OrderId id;
    SellerView seller;
    Timestamp placed_at;
    std::string first_title;
    std::optional<ConversationId> conversation{};
};
struct BuyerOrderView {
    BuyerOrderSummary summary;
    DeliveryState delivery_state;
    std::optional<Timestamp> delivery_latest{};
    std::optional<Timestamp> completed_at{};
    std::vector<OrderItem> items{};
    std::optional<std::int32_t> answers_within_minutes{};  // How fast this seller usually answers, where that is known.
    std::vector<DraftView> drafts{};                       // First messages of the buyer's that were submitted and not delivered.
};
// `search`: words, each perhaps a word's beginning, that all stand in id, seller's name or items; empty: all. With it a page looks at no
// more than store::OrderQuery::walked_max orders: it may be short, or empty, and yet have a next one.
Result<Page<BuyerOrderSummary>> list_buyer_orders(App& app, const Caller& caller, const PageRequest& page, const std::string& search = {});
Result<BuyerOrderView> get_buyer_order(App& app, const Caller& caller, SellerId seller, const OrderId& order);

Result<Page<SellerView>> list_sellers(App& app, const Caller& caller, const PageRequest& page);

}  // namespace stoa
