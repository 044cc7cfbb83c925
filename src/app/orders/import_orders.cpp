// Orders from another system's report. A report has a line an item, and an order's lines may come in different batches.
#include <algorithm>

#include "app/mail/aliases.h"
#include "app/orders/order_digest.h"
#include "app/orders/orders.h"
#include "app/people/secrets.h"
#include "store/audit.h"
#include "store/buyers.h"
#include "store/imports.h"
#include "store/orders.h"
#include "store/people.h"

namespace stoa {

namespace {

// The buyer behind a relay address, made where it is new.
Result<BuyerId> find_or_add_buyer(store::Transaction& transaction, const std::string& address_digest, const std::string& name) {
    const auto known = TRY(store::find_buyer_by_relay(transaction, address_digest));
    if (known) return *known;
    const BuyerId buyer = BuyerId::make();
    TRY(store::put_buyer(transaction, {.id = buyer, .name = name}));
    TRY(store::add_relay(transaction, address_digest, buyer));
    return buyer;
}

void keep_stored_total(Order& order, const Order& stored) {
    order.currency = stored.currency;
    order.total_minor = stored.total_minor;
}

// A report says less of an order than the marketplace may have pushed: what it does not say stays as it is stored, and
// the delivery never goes back. Its buyer too: a conversation hangs on it.
void keep_stored(Order& order, const Order& stored) {
    if (stored.buyer) {
        order.buyer = stored.buyer;
        order.buyer_name = stored.buyer_name;
    }
    order.delivery_state = std::max(order.delivery_state, stored.delivery_state);
    order.fulfilled_by = stored.fulfilled_by;
    if (!order.total_minor) keep_stored_total(order, stored);
    if (!order.ship_country) order.ship_country = stored.ship_country;
    if (!order.completed_at) order.completed_at = stored.completed_at;
    order.delivery_earliest = stored.delivery_earliest;
    if (!order.delivery_latest) order.delivery_latest = stored.delivery_latest;
    order.tracking_numbers = stored.tracking_numbers;
    order.returns = stored.returns;
}

bool is_too_large(const Order& order) { return order.items.size() > OrderLimits::items_max; }

// Adds to `order` the items that are stored already. An item is the same by SKU and title.
Result<void> merge_items(store::Reader& reader, Order& order, const Order& stored) {
    auto items = TRY(store::list_order_items(reader, order.seller, order.id));
    const std::size_t stored_count = items.size();
    std::size_t reported_count = 0;  // Of the stored ones.
    for (const OrderItem& item : order.items) {
        const auto same = [&](const OrderItem& other) { return other.sku == item.sku && other.title == item.title; };
        const auto found = std::ranges::find_if(items, same);
        if (found == items.end()) {
            items.push_back(item);
        } else {
            found->quantity = item.quantity;
            ++reported_count;
        }
    }
    // The report's total is that of its own lines. With others stored, the whole order's is what it was, or unknown.
    if (reported_count < stored_count) {
        order.total_minor.reset();
        if (items.size() == stored_count) keep_stored_total(order, stored);
    }
    order.items = std::move(items);
    return {};
}

enum class Written { Same, Changed, TooLarge };

Result<Written> import_one(App& app, store::Transaction& transaction, SellerId seller, const std::string& seller_name,
                           const ImportedOrder& imported) {
    Order order = imported.order;
    order.seller = seller;
    order.buyer.reset();
    const auto stored = TRY(store::find_order(transaction, seller, order.id));
    if (stored) {
        keep_stored(order, *stored);
        TRY(merge_items(transaction, order, *stored));
    }
    if (is_too_large(order)) return Written::TooLarge;
    if (!order.buyer && !imported.relay_address.empty()) {
        order.buyer = TRY(find_or_add_buyer(transaction, relay_digest(app, imported.relay_address), order.buyer_name));
    }
    const std::string digest_now = order_digest(order);
    if (TRY(store::find_order_digest(transaction, seller, order.id)) == digest_now) return Written::Same;
    TRY(store::put_order(transaction, order, digest_now, seller_name));
    TRY(keep_aliases_of(app, transaction, order));
    return Written::Changed;
}

}  // namespace

Result<std::optional<ImportProgress>> find_import(App& app, SellerId seller, const std::string& file_sha256) {
    const auto row = TRY(app.database.read([&](store::Reader& reader) { return store::find_import(reader, seller, file_sha256); }));
    if (!row) return std::nullopt;
    return ImportProgress{row->lines_done, row->rows_changed, row->rows_refused};
}

Result<OrdersImported> import_orders(App& app, SellerId seller, const std::string& file_sha256, const std::vector<ImportedOrder>& batch,
                                     const ImportProgress& after) {
    return app.database.write([&](store::Transaction& transaction) -> Result<OrdersImported> {
        const auto row = TRY(store::find_seller(transaction, seller));
        if (!row) return not_found("seller");
        OrdersImported done;
        std::int64_t refused = after.rows_refused;
        for (const ImportedOrder& imported : batch) {
            const Written written = TRY(import_one(app, transaction, seller, row->name, imported));
            if (written == Written::Changed) ++done.changed;
            if (written != Written::TooLarge) continue;
            done.too_large.push_back(imported.order.id);
            refused += imported.lines;
        }
        const auto before = TRY(store::find_import(transaction, seller, file_sha256));
        const std::int64_t changed_before = before ? before->rows_changed : 0;
        TRY(store::put_import(transaction, seller, file_sha256, {after.lines_done, changed_before + done.changed, refused}));
        TRY(store::append_audit(transaction, {.seller = seller, .verb = Verb::OrdersImported, .details = std::to_string(done.changed)},
                                app.key));
        return done;
    });
}

Result<std::vector<OrderId>> find_too_large(App& app, SellerId seller, const std::vector<ImportedOrder>& batch) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<OrderId>> {
        std::vector<OrderId> found;
        for (const ImportedOrder& imported : batch) {
            const auto stored = TRY(store::find_order(reader, seller, imported.order.id));
            if (!stored) continue;
            Order order = imported.order;
            order.seller = seller;
            TRY(merge_items(reader, order, *stored));
            if (is_too_large(order)) found.push_back(order.id);
        }
        return found;
    });
}

}  // namespace stoa
