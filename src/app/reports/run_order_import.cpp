// The job that imports what a browser brought.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "app/reports/import_report.h"
#include "app/reports/order_imports.h"
#include "base/json.h"
#include "base/open_file.h"
#include "store/order_imports.h"

namespace stoa::reports {

namespace {

using store::OrderImportRow;

// A file that has no name any more: it goes with the process, however that ends.
class NamelessFile {
public:
    static Result<NamelessFile> create() {
        std::string name = (std::filesystem::temp_directory_path() / "stoa-import-XXXXXX").string();
        const int descriptor = ::mkstemp(name.data());
        if (descriptor < 0) return fail(problems::unavailable, "cannot make a file in " + name);
        ::unlink(name.c_str());
        return NamelessFile(descriptor);
    }

    Result<void> write(std::string_view bytes) const {
        if (file_.write(bytes)) return {};
        return fail(problems::unavailable, "cannot write a file beside the database; is the disk full?");
    }
    std::string path() const { return fmt::format("/proc/self/fd/{}", file_.descriptor()); }

private:
    explicit NamelessFile(int descriptor) : file_(descriptor) {}
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
        row_.state = result.end == ImportResult::End::Unreadable ? ImportState::Failed : ImportState::Done;
        row_.ended_at = app_.clock();
        TRY(keep());
        return app_.database.write(
            [&](store::Transaction& transaction) { return store::delete_order_import_parts(transaction, row_.seller, row_.id); });
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

    Result<NamelessFile> write_file() {
        auto file = TRY(NamelessFile::create());
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
    return Run(app, *std::move(row), stop).run();
}

}  // namespace stoa::reports
