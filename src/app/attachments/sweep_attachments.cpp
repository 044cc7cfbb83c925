#include "app/attachments/sweep_attachments.h"

#include "app/attachments/upload_limits.h"
#include "store/attachments.h"
#include "store/uploads.h"

namespace stoa {

namespace {

constexpr int rows_a_transaction = 200;

using Ids = std::vector<AttachmentId>;

Result<Ids> delete_some(App& app, SellerId seller) {
    const Timestamp now = app.clock();
    return app.database.write([&](store::Transaction& transaction) -> Result<Ids> {
        Ids ids = TRY(store::list_expired_uploads(transaction, seller, now, rows_a_transaction));
        const auto forgotten = TRY(store::list_forgotten_attachments(transaction, seller, now - UploadLimits::kept, rows_a_transaction));
        ids.insert(ids.end(), forgotten.begin(), forgotten.end());
        for (const AttachmentId id : ids) TRY(store::delete_attachment(transaction, seller, id, now));
        return ids;
    });
}

}  // namespace

Result<std::int64_t> sweep_attachments(App& app, SellerId seller, const std::stop_token& stop) {
    std::int64_t all = 0;
    while (!stop.stop_requested()) {
        const Ids ids = TRY(delete_some(app, seller));
        for (const AttachmentId id : ids) TRY(blobs::PartialFile::remove(app.blobs.incoming_folder(), id.text()));
        all += static_cast<std::int64_t>(ids.size());
        if (ids.size() < rows_a_transaction) break;
    }
    return all;
}

}  // namespace stoa
