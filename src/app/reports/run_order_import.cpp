// The job that imports what a browser brought.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "app/reports/import_report.h"
#include "app/reports/order_imports.h"
#include "base/json.h"
#include "base/log.h"
#include "base/open_file.h"
#include "blobs/file_fault.h"
#include "store/order_imports.h"

namespace stoa::reports {

namespace {

using store::OrderImportRow;

constexpr std::int16_t attempts_max = 6;  // With their pauses some five minutes.

// A file that has no name any more: it goes with the process, however that ends.
class NamelessFile {
public:
    static Result<NamelessFile> create(const std::string& folder) {
        std::string name = folder + "/import-XXXXXX";
        const int descriptor = ::mkstemp(name.data());
        if (descriptor < 0) return blobs::file_fault("write", folder, errno);
        ::unlink(name.c_str());
        return NamelessFile(folder, descriptor);
    }

    Result<void> write(std::string_view bytes) const {
        if (file_.write(bytes)) return {};
        return blobs::file_fault("write", folder_, errno);
    }
    std::string path() const { return fmt::format("/proc/self/fd/{}", file_.descriptor()); }

private:
    NamelessFile(std::string folder, int descriptor) : folder_(std::move(folder)), file_(descriptor) {}
    std::string folder_;
    OpenFile file_;
};

std::string to_json(const Arguments& arguments) {
    JsonWriter json;
    json.begin_object();
    for (const auto& [name, value] : arguments) json.member(name, value);
    json.end_object();
    return json.take();
}

class Run {
public:
    Run(App& app, OrderImportRow row, const std::stop_token& stop) : app_(app), row_(std::move(row)), stop_(stop) {}

    Result<void> run() {
        TRY(begin());
        const auto file = TRY(write_file());
        const ImportListener listener{.refused = [this](std::int64_t line, const ColumnError& error) { refuse(line, error); },
                                      .progressed = [this](const ReportProgress& state) { progress(state); },
                                      .is_interrupted = [this] { return stop_.stop_requested() || is_deleted_ || failure_; }};
        const auto result = TRY(import_report(app_, {.file = file.path(), .seller = row_.seller, .encoding = row_.encoding}, listener));
        if (failure_) return std::unexpected(*failure_);
        if (result.end == ImportResult::End::Interrupted) return {};
        if (result.end == ImportResult::End::Unreadable) refuse(1, result.unreadable);
        take(result.state);
        row_.bytes_done = row_.size_bytes;
        TRY(keep());
        return end(result.end == ImportResult::End::Unreadable ? ImportState::Failed : ImportState::Done);
    }

    // What was imported stays. Why it goes no further is told before the lines that were refused.
    Result<void> give_up(const Error& reason) {
        log::error("an import of orders was given up: {}", reason.message);
        const std::string code = reason.code() == problems::storage_full.code ? "no_room" : "not_read";
        TRY(app_.database.write([&](store::Transaction& transaction) {
            return store::add_order_import_refusal(transaction, row_.seller, row_.id, 0,
                                                   {.line = 1, .column = "file", .code = code, .arguments = to_json({})});
        }));
        return end(ImportState::Failed);
    }

private:
    // What an interrupted run refused is told again.
    Result<void> begin() {
        return app_.database.write([&](store::Transaction& transaction) -> Result<void> {
            row_.state = ImportState::Running;
            TRY(store::update_order_import(transaction, row_));
            return store::delete_order_import_refusals(transaction, row_.seller, row_.id);
        });
    }

    Result<void> end(ImportState state) {
        row_.state = state;
        row_.ended_at = app_.clock();
        return app_.database.write([&](store::Transaction& transaction) -> Result<void> {
            TRY(store::update_order_import(transaction, row_));
            return store::delete_order_import_parts(transaction, row_.seller, row_.id);
        });
    }

    Result<NamelessFile> write_file() {
        auto file = TRY(NamelessFile::create(app_.blobs.incoming_folder()));
        for (std::int64_t begin = 0; begin < row_.size_bytes;) {
            const auto part = TRY(app_.database.read(
                [&](store::Reader& reader) { return store::find_order_import_part(reader, row_.seller, row_.id, begin); }));
            if (!part || part->empty()) return fail(problems::internal, fmt::format("the file of an import has no part at {}", begin));
            TRY(file.write(*part));
            begin += static_cast<std::int64_t>(part->size());
        }
        return file;
    }

    void refuse(std::int64_t line, const ColumnError& error) {
        if (refusals_ + static_cast<int>(fresh_.size()) >= OrderImportLimits::refusals_max) return;
        fresh_.push_back({.line = line, .column = error.column, .code = error.code, .arguments = to_json(error.arguments)});
    }

    void take(const ReportProgress& state) {
        row_.bytes_done = state.bytes_done;
        row_.lines_done = std::max<std::int64_t>(0, state.lines_done - 1);  // The header is none of the report's lines.
        row_.orders_changed = state.orders_changed;
        row_.lines_refused = state.lines_refused;
    }

    void progress(const ReportProgress& state) {
        take(state);
        if (const auto kept = keep(); !kept) failure_ = kept.error();
    }

    Result<void> keep() {
        return app_.database.write([&](store::Transaction& transaction) -> Result<void> {
            is_deleted_ = !TRY(store::update_order_import(transaction, row_));
            if (is_deleted_) return {};
            for (const auto& refusal : fresh_)
                TRY(store::add_order_import_refusal(transaction, row_.seller, row_.id, ++refusals_, refusal));
            fresh_.clear();
            return {};
        });
    }

    App& app_;
    OrderImportRow row_;
    const std::stop_token& stop_;
    std::vector<store::OrderImportRefusal> fresh_{};  // Not kept yet.
    std::int32_t refusals_ = 0;
    bool is_deleted_ = false;
    std::optional<Error> failure_{};
};

}  // namespace

Result<void> run_order_import(App& app, const Job& job, const std::stop_token& stop) {
    const auto id = ImportId::parse(job.payload);
    if (!id) return fail(problems::internal, "the job names no import");
    auto row = TRY(app.database.read([&](store::Reader& reader) { return store::find_order_import(reader, job.seller, *id); }));
    const bool is_over = !row || row->state == ImportState::Done || row->state == ImportState::Failed;
    if (is_over) return {};
    Run run(app, *std::move(row), stop);
    const auto done = run.run();
    if (done || job.attempts < attempts_max) return done;
    return run.give_up(done.error());
}

}  // namespace stoa::reports
