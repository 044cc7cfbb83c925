#include "app/search/search.h"
#include "store/inquiry_words.h"

namespace stoa {

namespace {

constexpr int messages_max = 2'048;  // Few of them begin a conversation before a sale.

}  // namespace

Result<bool> index_new_inquiries(App& app) {
    const auto found = TRY(app.database.read([](store::Reader& reader) { return store::list_unindexed_inquiries(reader, messages_max); }));
    if (found.through <= found.after) return false;
    TRY(app.database.write([&](store::Transaction& transaction) { return store::index_inquiries(transaction, found); }));
    return found.through - found.after == messages_max;
}

}  // namespace stoa
