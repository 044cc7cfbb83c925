#include "wiring/file_inspector.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <array>

#include <algorithm>

#include "app/attachments/inspect_attachment.h"
#include "app/attachments/inspection_counts.h"
#include "base/log.h"
#include "base/open_file.h"
#include "base/temporary_folder.h"
#include "inspect/inspector.h"
#include "inspect/scanner.h"
#include "wiring/report_facts.h"

namespace stoa::wiring {

namespace {

using inspect::Concern;

constexpr std::size_t piece_bytes = 256UL << 10U;
constexpr std::int64_t made_bytes_max = 256 << 20;  // Of one file that is made; a picture's sides are limited.

// A file is not refused for what the rules decide about (not scanned), or what is mended (its name).
bool refuses(Concern concern) { return concern != Concern::NotScanned && concern != Concern::UnsafeName; }

// The code of why nobody is to see the file: of several the worst.
std::optional<std::string> refusal_of(const inspect::Report& report) {
    if (report.has(Concern::Malware)) return std::string(id_of(Concern::Malware));
    const auto found = std::ranges::find_if(report.findings, refuses, &inspect::Finding::concern);
    return found == report.findings.end() ? std::nullopt : std::optional(std::string(id_of(found->concern)));
}

// What the pack lets be sent is opened.
inspect::InspectionOptions options_for(const policy::Pack& pack) {
    using Containers = inspect::InspectionOptions::Containers;
    const policy::RuleSetting* setting = pack.find_rule("content.attachment");
    const auto opens = [&](std::string_view media_type) {
        const bool is_listed = setting && std::ranges::find(setting->list("media_types"), media_type) != setting->list("media_types").end();
        return is_listed ? Containers::Open : Containers::Refuse;
    };
    // An entry may be what may be sent by itself. Each kind has a row, and text is text whatever it is called.
    std::vector<inspect::FileKind> permitted;
    for (const inspect::KindWords& words : inspect::kinds()) {
        const auto is_this = [&](const std::string& type) { return inspect::media_type_agrees(words.kind, type); };
        if (setting && std::ranges::any_of(setting->list("media_types"), is_this)) permitted.push_back(words.kind);
    }
    return {.archives = opens("application/zip"),
            .drawings = opens("image/svg+xml"),
            .recognition = inspect::InspectionOptions::Recognition::On,
            .archive_kinds = std::move(permitted)};
}

class Inspection {
public:
    Inspection(inspect::Inspector& inspector, const inspect::InspectionOptions& options,
               const std::optional<inspect::ScannerSettings>& scanner, App& app)
        : inspector_(inspector), options_(options), scanner_(scanner), app_(app) {}

    Result<stoa::Inspection> run(InspectionTask& task) {
        const auto folder = TRY(TemporaryFolder::make(app_.blobs.incoming_folder()));
        const OpenFile copy(::open((folder.path() + "/original").c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!copy.is_open()) return fail(problems::unavailable, "cannot make a file in " + folder.path());
        TRY(copy_into(copy, task.original));
        inspect::Report report = TRY(inspector_.inspect(
            {.descriptor = copy.descriptor(), .name = task.name, .media_type = task.declared_type}, folder.path(), options_));
        if (scanner_) judge_scan(inspect::scan_file(copy.descriptor(), *scanner_), report);
        tell(task, report);
        stoa::Inspection inspection{
            .detected_type = type_of(report, task.declared_type), .refusal = refusal_of(report), .facts = facts_of(report)};
        if (report.trouble) inspection.trouble = std::string(name_of(report.trouble->kind));
        if (inspection.refusal) {
            inspection_counts().count(report.trouble ? InspectionOutcome::Unread : InspectionOutcome::Refused);
            return inspection;
        }
        TRY(take(folder.path(), inspect::rebuilt_name, AttachmentPart::Rebuilt, report.rebuilt, inspection));
        TRY(take(folder.path(), inspect::thumbnail_name, AttachmentPart::Thumbnail, report.thumbnail, inspection));
        TRY(take(folder.path(), inspect::preview_name, AttachmentPart::Preview, report.preview, inspection));
        // A document that nothing speaks against is shown as it came: it is not written anew.
        if (!report.rebuilt) inspection.made.push_back({.part = AttachmentPart::Rebuilt, .media_type = inspection.detected_type});
        inspection_counts().count(InspectionOutcome::Ready);
        return inspection;
    }

private:
    static Result<void> copy_into(const OpenFile& copy, blobs::BlobReader& original) {
        std::string piece(piece_bytes, '\0');
        for (;;) {
            const std::size_t size = TRY(original.read(piece));
            if (size == 0) return {};
            if (!copy.write(std::string_view(piece).substr(0, size)))
                return fail(problems::storage_full, "no room to look into a file; free some space where files come in");
        }
    }

    // For GET /healthz. One text a kind of trouble, and nothing of the file's own.
    void note(std::string reason) const {
        constexpr std::string_view rule = "content.attachment";
        app_.unavailable_rules->note({policy::Unavailable{.rule = {}, .rule_id = rule, .reason = std::move(reason)}}, app_.clock());
    }

    void tell(const InspectionTask& task, const inspect::Report& report) const {
        const auto& cost = report.cost;
        log::debug("inspection: {} is {}, {} ms of processor, {} MB", task.id.text(), inspect::words_of(report.kind).id,
                   cost.processor_us / 1000, cost.memory_bytes_max >> 20);
        if (report.trouble) {
            log::warn("inspection: the file {} of seller {} could not be read: {} {}", task.id.text(), task.seller.number,
                      name_of(report.trouble->kind), report.trouble->detail);
            note(fmt::format("files were refused unread ({}); the log names them", name_of(report.trouble->kind)));
        }
        for (const inspect::Finding& finding : report.findings) {
            if (finding.concern == Concern::Malware)
                log::warn("inspection: the file {} of seller {} is malware: {}", task.id.text(), task.seller.number, finding.detail);
            if (finding.concern != Concern::NotScanned) continue;
            log::error("inspection: the scanner gave no answer: {}", finding.detail);
            note("the virus scanner gave no answer about files; look whether clamd runs");
            inspection_counts().count_scanner_unavailable();
        }
    }

    Result<void> take(const std::string& folder, std::string_view name, AttachmentPart part, const std::optional<inspect::MadeFile>& made,
                      stoa::Inspection& inspection) {
        if (!made) return {};
        const OpenFile file(::open(fmt::format("{}/{}", folder, name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file.is_open()) return fail(problems::unavailable, fmt::format("the file {} that was made has gone", name));
        auto bytes = TRY(blobs::BlobWriter::begin(app_.blobs.incoming_folder(), made_bytes_max));
        std::string piece(piece_bytes, '\0');
        for (;;) {
            const ::ssize_t size = ::read(file.descriptor(), piece.data(), piece.size());
            if (size < 0) return fail(problems::unavailable, fmt::format("the file {} that was made cannot be read", name));
            if (size == 0) break;
            TRY(bytes.add(std::string_view(piece).substr(0, static_cast<std::size_t>(size))));
        }
        const auto length = [](std::int32_t side) { return side > 0 ? std::optional(side) : std::nullopt; };
        inspection.made.push_back({.bytes = std::move(bytes),
                                   .part = part,
                                   .media_type = std::string(inspect::words_of(made->kind).media_type),
                                   .width = length(made->width),
                                   .height = length(made->height)});
        return {};
    }

    inspect::Inspector& inspector_;
    const inspect::InspectionOptions& options_;
    const std::optional<inspect::ScannerSettings>& scanner_;
    App& app_;
};

}  // namespace

Result<Inspector> start_file_inspector(const Config& config, App& app) {
    std::shared_ptr<inspect::Inspector> inspector =
        TRY(inspect::Inspector::start({.program = inspect::worker_beside_this_program(),
                                       .workers = static_cast<int>(config.inspection_workers),
                                       .time_max = std::chrono::seconds(config.inspection_seconds)}));
    if (!inspector->has_landlock())
        log::warn("this kernel has no landlock: files are looked into by a process that is held by seccomp and limits alone");
    std::optional<inspect::ScannerSettings> scanner;
    if (!config.inspection_clamd_socket.empty()) scanner = inspect::ScannerSettings{.socket = config.inspection_clamd_socket};
    return [inspector, options = options_for(app.pack), scanner, &app](InspectionTask& task, const std::stop_token&) {
        auto inspection = Inspection(*inspector, options, scanner, app).run(task);
        if (!inspection) inspection_counts().count(InspectionOutcome::Postponed);
        return inspection;
    };
}

}  // namespace stoa::wiring
