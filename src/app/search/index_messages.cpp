#include "app/search/search.h"
#include "store/search.h"

namespace stoa {

namespace {

constexpr int batch_max = 256;  // Some ten milliseconds of the one writer.

}  // namespace

Result<bool> index_new_messages(App& app) {
    store::SearchProgress progress;
    const auto batch = TRY(app.database.read([&](store::Reader& reader) -> Result<std::vector<store::UnindexedMessage>> {
        progress = TRY(store::find_search_progress(reader));
        if (progress.indexed >= progress.newest) return std::vector<store::UnindexedMessage>{};
        return store::list_unindexed_messages(reader, progress.indexed, batch_max);
    }));
    if (batch.empty()) return false;
    TRY(app.database.write([&](store::Transaction& transaction) { return store::index_messages(transaction, progress.indexed, batch); }));
    return batch.back().number < progress.newest;
}

Result<std::int64_t> count_unindexed_messages(App& app) {
    const auto progress = TRY(app.database.read([](store::Reader& reader) { return store::find_search_progress(reader); }));
    return progress.newest - progress.indexed;
}

}  // namespace stoa
