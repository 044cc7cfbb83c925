// stoa admin blobs: looks after the bytes of files.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "app/attachments/blob_upkeep.h"
#include "cli/admin.h"
#include "cli/progress.h"

namespace stoa::cli {

namespace {

std::string describe_bytes(std::int64_t bytes) {
    if (bytes < 10'000) return fmt::format("{} bytes", bytes);
    if (bytes < 10'000'000) return fmt::format("{} kB", bytes / 1000);
    return fmt::format("{} MB", bytes / 1'000'000);
}

// "3f2a…-…: missing: "mug.jpg" of seller 4 and 2 other files need it".
std::string describe(const FoundFault& found) {
    const std::string name = found.name.text();
    if (found.fault == BlobFault::Orphaned)
        return fmt::format("{}: orphaned: no file knows its {}", name, describe_bytes(found.size_bytes));
    const std::string others = found.files > 1 ? fmt::format(" and {} other files", found.files - 1) : "";
    return fmt::format("{}: {}: \"{}\" of seller {}{} need{} it", name, found.fault == BlobFault::Missing ? "missing" : "damaged",
                       found.file_name, found.name.owner, others, found.files > 1 ? "" : "s");
}

Result<std::optional<BlobPoint>> parse_point(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return TRY(BlobPoint::parse(text));
}

}  // namespace

Result<int> verify_blobs(App& app, const VerifyBlobsRequest& request, const Terminal& terminal) {
    const auto from = TRY(parse_point(request.from));
    Progress progress(terminal, TRY(count_blob_work(app)), "blobs");
    const BlobListener listener{.found = [&](const FoundFault& found) { progress.say(describe(found)); },
                                .progressed = [&](std::int64_t done, std::int64_t count) { progress.update(done, count); },
                                .is_interrupted = request.is_interrupted};
    const Verified verified = TRY(stoa::verify_blobs(app, request.sizes_only ? Look::Sizes : Look::Bytes, from, listener));
    if (verified.interrupted_after)
        return fail(problems::unavailable,
                    fmt::format("interrupted after {} blobs; go on with --from {}", verified.blobs, verified.interrupted_after->text()));
    fmt::print(terminal.out, "{} blobs in {}, {} read in {:.1f} s: {} missing, {} damaged, {} orphaned ({}); {} not in use\n",
               verified.blobs, app.blobs.describe(), describe_bytes(verified.bytes), progress.seconds(), verified.missing, verified.damaged,
               verified.orphaned, describe_bytes(verified.orphaned_bytes), verified.unused);
    return verified.has_faults() ? exit_with_findings : exit_done;
}

Result<int> collect_blobs(App& app, const CollectBlobsRequest& request, const Terminal& terminal) {
    Progress progress(terminal, TRY(count_blob_work(app)) / 2, "blobs");
    const BlobListener listener{.found =
                                    [&](const FoundFault& found) {
                                        if (request.only_tell) progress.say(found.name.text() + ": would be removed");
                                    },
                                .progressed = [&](std::int64_t done, std::int64_t count) { progress.update(done, count); },
                                .is_interrupted = request.is_interrupted};
    const Collected collected = TRY(stoa::collect_blobs(app, request.only_tell ? Collecting::Tell : Collecting::Remove, listener));
    const std::string counts = fmt::format("{} blobs that no message needs and {} orphans, {}", collected.unused, collected.orphaned,
                                           describe_bytes(collected.bytes));
    if (collected.is_interrupted) return fail(problems::unavailable, fmt::format("interrupted after {}; run it again to go on", counts));
    fmt::print(terminal.out, "{}: {} {}\n", app.blobs.describe(), request.only_tell ? "would remove" : "removed", counts);
    return exit_done;
}

}  // namespace stoa::cli
