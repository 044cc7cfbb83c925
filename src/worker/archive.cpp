#include "worker/archive.h"

#include <fmt/format.h>

#include <algorithm>

#include "inspect/file_name.h"
#include "worker/inspect_file.h"
#include "worker/office.h"
#include "worker/package.h"

namespace stoa::worker {

namespace {

// Office files hold many pictures; their limits are not the archives'.
constexpr PackageLimits office_limits{.entries_max = 5'000, .bytes_max = 256 << 20, .entry_bytes_max = 100 << 20};

bool is_program_package(const std::vector<PackageEntry>& entries) {
    return std::ranges::any_of(entries, [](const PackageEntry& entry) {
        return entry.name == "META-INF/MANIFEST.MF" || entry.name == "AndroidManifest.xml" || entry.name.ends_with(".class");
    });
}

bool may_be_in(const inspect::InspectionOptions& options, FileKind kind) {
    return options.archive_kinds.empty() || std::ranges::find(options.archive_kinds, kind) != options.archive_kinds.end();
}

// A clean entry under a safe name, or what speaks against it.
void inspect_entry(const PackageEntry& entry, int depth, Inspected& file, std::vector<PackageEntry>& kept) {
    Inspected inner(file.options, file.libraries);
    inspect_file(entry.content, inner, depth + 1);
    const std::string name = entry.name.substr(entry.name.rfind('/') + 1);
    inspect::judge_name(name, {}, inner.report);
    for (const inspect::Finding& finding : inner.report.findings) {
        file.add(finding.concern, finding.detail.empty() ? entry.name : fmt::format("{}: {}", entry.name, finding.detail));
    }
    file.take_texts_of(inner);
    file.entries_opened += inner.entries_opened;
    if (inner.is_clean() && !may_be_in(file.options, inner.report.kind)) file.add(Concern::ArchiveEntry, entry.name);
    // What was made anew may be of another kind than it was: a TIFF comes out as JPEG.
    const std::string plain = inner.report.rebuilt ? inspect::safe_name(name, inner.report.rebuilt->kind) : inner.report.safe_name;
    std::string safe = plain;
    for (int number = 2; std::ranges::find(kept, safe, &PackageEntry::name) != kept.end() && number < 1000; ++number) {
        safe = fmt::format("{} {}", number, plain);
    }
    kept.push_back({.name = std::move(safe), .content = inner.rebuilt.empty() ? entry.content : std::move(inner.rebuilt)});
}

void open_archive(std::string_view bytes, Inspected& file, int depth) {
    const PackageLimits limits{.entries_max = file.options.archive_entries,
                               .bytes_max = file.options.archive_bytes,
                               .entry_bytes_max = file.options.archive_bytes};
    const auto entries = read_package(bytes, limits, file);
    if (!file.is_clean()) return;
    file.entries_opened += std::ssize(entries);
    std::vector<PackageEntry> kept;
    for (const PackageEntry& entry : entries) {
        if (file.entries_opened > file.options.archive_entries)
            return file.add(Concern::ArchiveTooMany, std::to_string(file.entries_opened));
        inspect_entry(entry, depth, file, kept);
    }
    if (!file.is_clean()) return;
    file.rebuilt = write_zip(kept);
    if (!file.rebuilt.empty()) file.report.rebuilt = {.kind = FileKind::Zip};
}

}  // namespace

void inspect_archive(std::string_view bytes, Inspected& file, int depth) {
    if (file.report.kind == FileKind::Zip) {
        Inspected probe(file.options, file.libraries);
        auto entries = read_package(bytes, office_limits, probe);
        if (inspect_office_package(entries, file)) {
            for (const inspect::Finding& finding : probe.report.findings) file.add(finding.concern, finding.detail);
            if (!file.is_clean()) file.drop_rebuilt();
            return;
        }
        if (is_program_package(entries)) {
            file.report.kind = FileKind::Program;
            return file.add(Concern::Program, "package");
        }
        // Encryption and bombs are told also where no archive is taken.
        for (const inspect::Finding& finding : probe.report.findings) {
            if (finding.concern != Concern::Damaged) file.add(finding.concern, finding.detail);
        }
    }
    if (file.options.archives == inspect::InspectionOptions::Containers::Refuse) return file.add(Concern::Archive, {});
    if (depth >= file.options.archive_depth) return file.add(Concern::ArchiveTooDeep, {});
    open_archive(bytes, file, depth);
}

}  // namespace stoa::worker
