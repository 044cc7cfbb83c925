#include "app/attachments/blob_walk.h"

#include "app/all_sellers.h"

namespace stoa {

namespace {

constexpr int rows_a_read = 200;  // Looking at one may take as long as a file is large; the snapshot does not.

Result<Walk> walk_rows_of(App& app, SellerId seller, std::string after,
                          const std::function<Result<Walk>(SellerId seller, const store::BlobRow& row)>& step) {
    for (;;) {
        const auto rows =
            TRY(app.database.read([&](store::Reader& reader) { return store::list_blobs(reader, seller, after, rows_a_read); }));
        for (const store::BlobRow& row : rows)
            if (TRY(step(seller, row)) == Walk::Ended) return Walk::Ended;
        if (rows.size() < rows_a_read) return Walk::On;
        after = rows.back().sha256;
    }
}

Result<std::vector<blobs::StoredBlob>> orphans_among(App& app, std::vector<blobs::StoredBlob> stored) {
    return app.database.read([&](store::Reader& reader) -> Result<std::vector<blobs::StoredBlob>> {
        std::vector<blobs::StoredBlob> orphans;
        for (blobs::StoredBlob& blob : stored) {
            const auto row = TRY(store::find_blob(reader, SellerId{blob.name.owner}, blob.name.sha256));
            if (!row || row->copy != blob.name.copy) orphans.push_back(std::move(blob));
        }
        return orphans;
    });
}

}  // namespace

Result<Walk> walk_blob_rows(App& app, const std::optional<BlobPoint>& from,
                            const std::function<Result<Walk>(SellerId seller, const store::BlobRow& row)>& step) {
    if (from && TRY(walk_rows_of(app, from->seller, from->sha256, step)) == Walk::Ended) return Walk::Ended;
    const bool all = TRY(for_each_seller(app, from ? from->seller : marketplace_itself, [&](SellerId seller) -> Result<bool> {
        return TRY(walk_rows_of(app, seller, {}, step)) == Walk::On;
    }));
    return all ? Walk::On : Walk::Ended;
}

Result<Walk> walk_orphans(App& app, const std::function<Result<Walk>(const blobs::StoredBlob& orphan)>& step,
                          const std::function<Walk(std::int64_t count)>& passed) {
    std::optional<blobs::BlobName> after;
    for (;;) {
        auto page = TRY(app.blobs.list(after, blobs::BlobStore::list_max));
        if (page.blobs.empty()) return Walk::On;
        after = page.blobs.back().name;
        const auto count = static_cast<std::int64_t>(page.blobs.size());
        for (const blobs::StoredBlob& orphan : TRY(orphans_among(app, std::move(page.blobs))))
            if (TRY(step(orphan)) == Walk::Ended) return Walk::Ended;
        if (passed(count) == Walk::Ended) return Walk::Ended;
        if (!page.has_more) return Walk::On;
    }
}

}  // namespace stoa
