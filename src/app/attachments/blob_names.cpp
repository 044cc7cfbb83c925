#include "app/attachments/blob_names.h"

#include <fmt/format.h>

#include "base/log.h"

namespace stoa {

blobs::BlobName blob_name(SellerId seller, const store::BlobRow& row) {
    return {.sha256 = row.sha256, .owner = seller.number, .copy = row.copy};
}

blobs::BlobName blob_name(SellerId seller, const store::AttachmentFile& file) {
    return {.sha256 = file.sha256, .owner = seller.number, .copy = file.copy};
}

Result<std::unique_ptr<blobs::BlobReader>> open_blob(App& app, const blobs::BlobName& name, const blobs::ByteRange& range) {
    auto reader = TRY(app.blobs.open(name, range));
    if (reader) return reader;
    log::error("the blob {} is missing; `stoa admin blobs verify` tells what else is", name.text());
    return fail(problems::file_damaged, fmt::format("the blob {} is missing", name.text()));
}

Result<store::BlobRow> claim_blob(const App& app, store::Transaction& transaction, SellerId seller, const blobs::SealedFile& file) {
    const Timestamp now = app.clock();
    const auto fresh = blobs::BlobName::make(file.sha256, seller.number);
    return store::put_blob(
        transaction, seller,
        {.sha256 = fresh.sha256, .copy = fresh.copy, .size_bytes = file.size_bytes, .created_at = now, .touched_at = now});
}

Result<bool> still_there(store::Reader& reader, SellerId seller, const store::BlobRow& claimed) {
    const auto row = TRY(store::find_blob(reader, seller, claimed.sha256));
    return row && row->copy == claimed.copy;
}

}  // namespace stoa
