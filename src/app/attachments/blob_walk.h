// Walks through all blobs, by their rows or by what lies in the store.
#pragma once

#include <functional>

#include "app/attachments/blob_upkeep.h"
#include "store/blobs.h"

namespace stoa {

// How a step went on: the walk ends where somebody wants it to.
enum class Walk { On, Ended };

// One after the other: `step(seller, row)`. Behind `from`, where it is given.
Result<Walk> walk_blob_rows(App& app, const std::optional<BlobPoint>& from,
                            const std::function<Result<Walk>(SellerId seller, const store::BlobRow& row)>& step);
// What lies in the store and has no row; `passed(count)` tells of all that were looked at.
Result<Walk> walk_orphans(App& app, const std::function<Result<Walk>(const blobs::StoredBlob& orphan)>& step,
                          const std::function<Walk(std::int64_t count)>& passed);

}  // namespace stoa
