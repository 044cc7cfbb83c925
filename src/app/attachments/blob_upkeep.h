// Looks after the bytes of files: whether all that should be there is, unharmed, and what nobody needs any more.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "app/app.h"
#include "blobs/blob_store.h"

namespace stoa {

// What is wrong with a blob. Orphaned: bytes that no row knows, of a process that died or of a database that was put back.
enum class BlobFault { Missing, Damaged, Orphaned };
struct FoundFault {
    BlobFault fault{};
    blobs::BlobName name{};
    std::int64_t size_bytes = 0;  // As the row says, of an orphan as it is.
    std::string file_name{};      // Of one of the files that need it; empty: an orphan.
    std::int64_t files = 0;       // How many need it.
};

// How far a look through all blobs is: seller by seller in their order, each seller's by their digests.
struct BlobPoint {
    SellerId seller{};
    std::string sha256{};  // Raw; the last that was done.

    std::string text() const;
    static Result<BlobPoint> parse(std::string_view text);
};

// Called on the caller's thread.
struct BlobListener {
    std::function<void(const FoundFault& found)> found = [](const auto&) {};
    std::function<void(std::int64_t done, std::int64_t count)> progressed = [](auto, auto) {};  // `done` in the unit of count_blob_work().
    std::function<bool()> is_interrupted = [] { return false; };
};

// Blobs to look at, each once by its row and once where it lies.
Result<std::int64_t> count_blob_work(App& app);

// Whether bytes are read, or only counted.
enum class Look { Bytes, Sizes };
struct Verified {
    std::int64_t blobs = 0;
    std::int64_t bytes = 0;  // That were read.
    std::int64_t missing = 0;
    std::int64_t damaged = 0;
    std::int64_t orphaned = 0;
    std::int64_t orphaned_bytes = 0;
    std::int64_t unused = 0;                       // That have a row and no file that needs them: they are collected in their time.
    std::optional<BlobPoint> interrupted_after{};  // Where it was interrupted: go on from there.
    bool has_faults() const { return missing > 0 || damaged > 0 || orphaned > 0; }
};
// Changes nothing, and may run beside a server. What is being uploaded meanwhile is no fault. `from`: what came before is not looked at.
Result<Verified> verify_blobs(App& app, Look look, const std::optional<BlobPoint>& from, const BlobListener& listener);

// Remove, or only say what would be removed.
enum class Collecting { Remove, Tell };
struct Collected {
    std::int64_t unused = 0;
    std::int64_t orphaned = 0;
    std::int64_t bytes = 0;
    bool is_interrupted = false;
};
// Removes blobs that no file has needed for App::blobs_unused_kept, row first; then bytes without a row that have lain there as long. May
// run beside a server, be interrupted at any point, and run again. `found` is told of each, with no file name.
Result<Collected> collect_blobs(App& app, Collecting collecting, const BlobListener& listener);

// The same of one seller's unused ones, as the clock does it.
Result<std::int64_t> collect_unused_blobs(App& app, SellerId seller, const std::stop_token& stop);

}  // namespace stoa
