// Finds what is missing, damaged or nobody's.
#include <array>
#include <charconv>

#include "app/attachments/blob_names.h"
#include "app/attachments/blob_walk.h"
#include "base/text.h"

namespace stoa {

namespace {

constexpr std::size_t read_bytes = 65'536;

class Verification {
public:
    Verification(App& app, Look look, const BlobListener& listener) : app_(app), look_(look), listener_(listener) {}

    Result<Verified> run(const std::optional<BlobPoint>& from) {
        TRY(app_.blobs.list({}, 1));  // A bucket that is away has not lost its files.
        point_ = from;
        const Walk rows = TRY(walk_blob_rows(app_, from, [&](SellerId seller, const store::BlobRow& row) { return look_at(seller, row); }));
        if (rows == Walk::Ended) {
            verified_.interrupted_after = point_.value_or(BlobPoint{});
            return verified_;
        }
        const Walk orphans = TRY(walk_orphans(
            app_, [&](const blobs::StoredBlob& blob) { return tell_orphan(blob); }, [&](std::int64_t count) { return pass(count); }));
        if (orphans == Walk::Ended) verified_.interrupted_after = point_.value_or(BlobPoint{});
        return verified_;
    }

private:
    Result<Walk> look_at(SellerId seller, const store::BlobRow& row) {
        if (listener_.is_interrupted()) return Walk::Ended;
        const auto fault = TRY(find_fault(blob_name(seller, row), row.size_bytes));
        ++verified_.blobs;
        TRY(judge(seller, row, fault));
        point_ = BlobPoint{seller, row.sha256};
        return pass(1);
    }

    // Who needs it is asked only now: a blob that was collected meanwhile, or whose upload is not done, is no loss.
    Result<void> judge(SellerId seller, const store::BlobRow& row, const std::optional<BlobFault>& fault) {
        const auto use = TRY(app_.database.read([&](store::Reader& reader) { return store::find_blob_use(reader, seller, row.sha256); }));
        if (use.count == 0) ++verified_.unused;
        if (!fault || use.count == 0) return {};
        ++(*fault == BlobFault::Missing ? verified_.missing : verified_.damaged);
        listener_.found(
            {.fault = *fault, .name = blob_name(seller, row), .size_bytes = row.size_bytes, .file_name = use.name, .files = use.count});
        return {};
    }

    Result<std::optional<BlobFault>> find_fault(const blobs::BlobName& name, std::int64_t size_bytes) {
        const auto stored = TRY(app_.blobs.find(name));
        if (!stored) return BlobFault::Missing;
        if (stored->size_bytes != size_bytes) return BlobFault::Damaged;
        if (look_ == Look::Sizes) return std::nullopt;
        const auto reader = TRY(app_.blobs.open(name));
        if (!reader) return BlobFault::Missing;
        for (;;) {
            const auto count = reader->read(buffer_);
            if (!count && count.error().code() == problems::file_damaged.code) return BlobFault::Damaged;
            if (!count) return std::unexpected(count.error());
            if (*count == 0) return std::nullopt;
            verified_.bytes += static_cast<std::int64_t>(*count);
        }
    }

    Result<Walk> tell_orphan(const blobs::StoredBlob& blob) {
        ++verified_.orphaned;
        verified_.orphaned_bytes += blob.size_bytes;
        listener_.found({.fault = BlobFault::Orphaned, .name = blob.name, .size_bytes = blob.size_bytes});
        return Walk::On;
    }

    Walk pass(std::int64_t count) {
        done_ += count;
        listener_.progressed(done_, done_);
        return listener_.is_interrupted() ? Walk::Ended : Walk::On;
    }

    App& app_;
    Look look_;
    const BlobListener& listener_;
    Verified verified_{};
    std::optional<BlobPoint> point_{};
    std::int64_t done_ = 0;
    std::array<char, read_bytes> buffer_{};
};

}  // namespace

std::string BlobPoint::text() const { return seller.text() + ":" + to_hex(sha256); }

Result<BlobPoint> BlobPoint::parse(std::string_view text) {
    const auto wrong = [&] { return fail(problems::invalid_value, std::string(text) + " is no point that an interrupted run named"); };
    const auto parts = split(text, ':');
    if (parts.size() != 2) return wrong();
    const auto seller = parts[0] == "0" ? Result<SellerId>(marketplace_itself) : SellerId::parse(parts[0]);
    const auto sha256 = blobs::BlobName::parse_digest(parts[1]);
    if (!seller || (!sha256 && !parts[1].empty())) return wrong();
    return BlobPoint{.seller = *seller, .sha256 = sha256.value_or("")};
}

Result<std::int64_t> count_blob_work(App& app) {
    return 2 * TRY(app.database.read([](store::Reader& reader) { return store::count_blobs(reader); }));
}

Result<Verified> verify_blobs(App& app, Look look, const std::optional<BlobPoint>& from, const BlobListener& listener) {
    return Verification(app, look, listener).run(from);
}

}  // namespace stoa
