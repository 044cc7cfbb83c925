// A file whose bytes are all at hand, as of a mail: kept and looked into as one that was uploaded.
#pragma once

#include <string>
#include <string_view>

#include "app/app.h"
#include "domain/caller.h"
#include "store/blobs.h"

namespace stoa {

// What mail programs show small and by the way is none of a message's files: a signature's logo, an icon of a disclaimer.
inline constexpr std::size_t decoration_bytes_max = 16 * 1024;

struct WholeFile {
    SellerId seller{};
    std::string name{};           // May be empty.
    std::string declared_type{};  // As its sender's program says.
    std::string_view bytes;
};
// On nothing yet; when it returns, it is on the disk. What it is decides who looks into it: nothing is refused here but what is larger than
// the caller's limit for what its name or type says (file_too_large). storage_full or unavailable where it cannot be kept now.
Result<AttachmentId> keep_file(App& app, const Caller& caller, const WholeFile& file);

// The bytes alone, on the disk and claimed: what needs them is written next. file_too_large, storage_full or unavailable.
Result<store::BlobRow> keep_bytes(App& app, SellerId seller, std::string_view bytes, std::int64_t size_bytes_max);

}  // namespace stoa
