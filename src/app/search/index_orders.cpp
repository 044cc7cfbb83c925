#include "app/search/search.h"
#include "store/order_words.h"

namespace stoa {

namespace {

constexpr int batch_max = 256;  // Some ten milliseconds of the one writer.

}  // namespace

Result<bool> index_waiting_orders(App& app) {
    const auto waiting = TRY(app.database.read([](store::Reader& reader) { return store::list_waiting_orders(reader, batch_max); }));
    if (waiting.orders.empty()) return false;
    TRY(app.database.write([&](store::Transaction& transaction) { return store::index_waiting_orders(transaction, waiting); }));
    return waiting.orders.size() == batch_max;
}

}  // namespace stoa
