// Keeps bytes as blobs: which is which, in what order row and bytes are written, and how they are read.
#pragma once

#include <memory>
#include <string>

#include "app/app.h"
#include "blobs/blob_store.h"
#include "store/attachments.h"
#include "store/blobs.h"

namespace stoa {

blobs::BlobName blob_name(SellerId seller, const store::BlobRow& row);
blobs::BlobName blob_name(SellerId seller, const store::AttachmentFile& file);

// To be read; file_damaged where it is not there, which is logged too.
Result<std::unique_ptr<blobs::BlobReader>> open_blob(App& app, const blobs::BlobName& name, const blobs::ByteRange& range = {});

// Says of bytes that are about to be kept that they are in use: the seller's row of them, old or new, touched now. First this, in a
// transaction; then BlobStore::put under its name; then, in another one, whatever needs the blob (still_there() says whether it may).
Result<store::BlobRow> claim_blob(const App& app, store::Transaction& transaction, SellerId seller, const blobs::SealedFile& file);
// Whether nobody has collected the blob since it was claimed, which takes longer than App::blobs_unused_kept.
Result<bool> still_there(store::Reader& reader, SellerId seller, const store::BlobRow& claimed);

}  // namespace stoa
