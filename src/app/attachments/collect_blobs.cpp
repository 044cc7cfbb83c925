// Removes what nobody needs any more, once it has not been needed for a while: a database that is put back from a copy finds its files.
#include "app/all_sellers.h"
#include "app/attachments/blob_names.h"
#include "app/attachments/blob_walk.h"

namespace stoa {

namespace {

constexpr int rows_a_read = 200;

class Collection {
public:
    Collection(App& app, Collecting collecting, const BlobListener& listener)
        : app_(app), collecting_(collecting), listener_(listener), unused_since_(app.clock() - app.blobs_unused_kept) {}

    Result<Collected> run() {
        if (TRY(collect_sellers()) == Walk::Ended || TRY(collect_orphans()) == Walk::Ended) collected_.is_interrupted = true;
        return collected_;
    }

    Result<Walk> collect_seller(SellerId seller) {
        for (std::string after;;) {
            const auto rows = TRY(app_.database.read(
                [&](store::Reader& reader) { return store::list_unused_blobs(reader, seller, unused_since_, after, rows_a_read); }));
            for (const store::BlobRow& row : rows) {
                if (listener_.is_interrupted()) return Walk::Ended;
                TRY(collect(seller, row));
            }
            if (rows.size() < rows_a_read) return Walk::On;
            after = rows.back().sha256;
        }
    }

    const Collected& collected() const { return collected_; }

private:
    Result<Walk> collect_sellers() {
        const bool all = TRY(for_each_seller(app_, marketplace_itself,
                                             [&](SellerId seller) -> Result<bool> { return TRY(collect_seller(seller)) == Walk::On; }));
        return all ? Walk::On : Walk::Ended;
    }

    // The row goes first, and only if nobody needs it still. Whoever keeps the same bytes from then on gets a copy of another name; where
    // a process dies between the two, the bytes are an orphan.
    Result<void> collect(SellerId seller, const store::BlobRow& row) {
        if (collecting_ == Collecting::Remove) {
            const bool deleted = TRY(app_.database.write(
                [&](store::Transaction& transaction) { return store::delete_unused_blob(transaction, seller, row, unused_since_); }));
            if (!deleted) return {};
            TRY(app_.blobs.remove(blob_name(seller, row)));
        }
        ++collected_.unused;
        return told(blob_name(seller, row), row.size_bytes);
    }

    Result<Walk> collect_orphans() {
        return walk_orphans(
            app_, [&](const blobs::StoredBlob& blob) { return collect_orphan(blob); },
            [&](std::int64_t count) {
                done_ += count;
                listener_.progressed(done_, collected_.unused + collected_.orphaned);
                return listener_.is_interrupted() ? Walk::Ended : Walk::On;
            });
    }

    Result<Walk> collect_orphan(const blobs::StoredBlob& blob) {
        if (listener_.is_interrupted()) return Walk::Ended;
        if (blob.kept_at >= unused_since_) return Walk::On;
        if (collecting_ == Collecting::Remove) TRY(app_.blobs.remove(blob.name));
        ++collected_.orphaned;
        TRY(told(blob.name, blob.size_bytes));
        return Walk::On;
    }

    Result<void> told(const blobs::BlobName& name, std::int64_t size_bytes) {
        collected_.bytes += size_bytes;
        listener_.found({.fault = BlobFault::Orphaned, .name = name, .size_bytes = size_bytes});
        return {};
    }

    App& app_;
    Collecting collecting_;
    const BlobListener& listener_;
    Timestamp unused_since_;
    Collected collected_{};
    std::int64_t done_ = 0;
};

}  // namespace

Result<Collected> collect_blobs(App& app, Collecting collecting, const BlobListener& listener) {
    return Collection(app, collecting, listener).run();
}

Result<std::int64_t> collect_unused_blobs(App& app, SellerId seller, const std::stop_token& stop) {
    const BlobListener listener{.is_interrupted = [&] { return stop.stop_requested(); }};
    Collection collection(app, Collecting::Remove, listener);
    TRY(collection.collect_seller(seller));
    return collection.collected().unused;
}

}  // namespace stoa
