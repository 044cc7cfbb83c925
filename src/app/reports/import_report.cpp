#include "app/reports/import_report.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <unordered_set>

#include "app/reports/encoding.h"
#include "app/reports/order_batch.h"
#include "app/reports/record_reader.h"
#include "base/digest.h"

namespace stoa::reports {

namespace {

// How a file is read, where that is not the usual manner: what was refused in a wrong manner is read again in the right one.
std::string describe_manner(const ImportSource& source) {
    std::string manner;
    if (source.encoding != ImportSource{}.encoding) manner += source.encoding;
    if (source.format != ReportFormat::Detected) manner += fmt::format("\nformat {}", static_cast<int>(source.format));
    for (const auto& [column, called] : source.columns.called) manner += fmt::format("\n{}={}", column, called);
    if (!source.columns.utc_offset.empty()) manner += "\noffset " + source.columns.utc_offset;
    return manner;
}

// Names the import by the file's content and by the manner of reading.
Result<std::string> digest_file(const ImportSource& source) {
    std::ifstream stream(source.file, std::ios::binary);
    if (!std::filesystem::is_regular_file(source.file) || !stream) {
        return fail(problems::not_found, fmt::format("cannot read {}; does the file exist, and may you read it?", source.file));
    }
    Sha256 digest;
    digest.add(describe_manner(source));
    std::vector<char> chunk(1 << 20);
    while (stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || stream.gcount() > 0) {
        digest.add({chunk.data(), static_cast<std::size_t>(stream.gcount())});
    }
    return digest.finish();
}

// One run over one file.
class Import {
public:
    Import(App& app, const ImportSource& source, const ImportListener& listener, std::string sha256, Decoder decoder)
        : app_(app),
          source_(source),
          listener_(listener),
          sha256_(std::move(sha256)),
          decoder_(std::move(decoder)),
          stream_(source.file, std::ios::binary),
          records_(stream_) {}

    Result<ImportResult> run();

private:
    std::expected<OrderReport, ColumnError> read_header();
    Result<void> skip_done(const OrderReport& report);
    Result<void> read_record(const OrderReport& report, const Record& record);
    Result<void> add(ImportedOrder row, std::int64_t line);
    Result<void> end_batch();
    Result<std::vector<OrderId>> write_batch();
    std::optional<std::string_view> decode(const Record& record);
    void refuse(std::int64_t line, const ColumnError& error) { listener_.refused(line, error); }
    void refuse_order(std::int64_t line, const OrderId& order);
    ReportProgress state() const;

    App& app_;
    const ImportSource& source_;
    const ImportListener& listener_;
    std::string sha256_;
    Decoder decoder_;
    std::ifstream stream_;
    RecordReader records_;
    Layout layout_{};
    FieldSplitter splitter_{};
    OrderBatch batch_{};
    std::unordered_set<std::string> refused_orders_{};
    ImportProgress done_{};        // What the database knows.
    std::int64_t lines_read_ = 0;  // The number of the last line that is in the batch or was refused.
    std::int64_t lines_before_ = 0;
    std::int64_t lines_of_run_ = 0;
    std::int64_t bytes_skipped_ = 0;
    std::int64_t refused_ = 0;
};

ReportProgress Import::state() const {
    return {.bytes_done = records_.bytes_done(),
            .bytes_skipped = bytes_skipped_,
            .lines_before = lines_before_,
            .lines_of_run = lines_of_run_,
            .lines_done = done_.lines_done,
            .orders_changed = done_.rows_changed,
            .lines_refused = refused_};
}

ColumnError not_valid(const std::string& encoding) {
    return {"line", fmt::format("is not valid {}; is the --encoding right?", encoding), "encoding", {{"encoding", encoding}}};
}

// The record's text, or nothing after saying what is wrong with it.
std::optional<std::string_view> Import::decode(const Record& record) {
    constexpr std::size_t size_max_kib = LineReader::line_size_bytes_max / 1024;
    if (record.too_long) {
        const bool quoted = record.last_line > record.first_line;
        refuse(record.first_line, {"line",
                                   fmt::format("is longer than {} KiB{}", size_max_kib, quoted ? "; is a quotation mark missing?" : ""),
                                   quoted ? "open_quote" : "line_too_long",
                                   {{"max", std::to_string(size_max_kib)}}});
        return std::nullopt;
    }
    const auto text = decoder_.decode(record.bytes);
    if (!text) refuse(record.first_line, not_valid(decoder_.name()));
    return text;
}

std::expected<OrderReport, ColumnError> Import::read_header() {
    const auto record = records_.next();
    if (!record) return std::unexpected(ColumnError{"line", "the file is empty", "empty"});
    const auto text = record->too_long ? std::nullopt : decoder_.decode(record->bytes);
    if (!text) {
        ColumnError error = not_valid(decoder_.name());
        error.message = "the header " + error.message;
        return std::unexpected(std::move(error));
    }
    layout_ = detect_layout(*text);
    if (source_.format == ReportFormat::Tabs) layout_ = {};
    if (source_.format == ReportFormat::Csv) layout_.quotes = true;
    records_.set_layout(layout_);
    const auto fields = splitter_.split(*text, layout_);
    if (!fields) return std::unexpected(ColumnError{"line", "a quotation mark stands where none may be", "wrong_quote"});
    lines_read_ = record->last_line;
    return OrderReport::create(*fields, source_.columns);
}

// Lines that were imported before are read again only to say once more what is wrong with them.
Result<void> Import::skip_done(const OrderReport& report) {
    const auto known = TRY(find_import(app_, source_.seller, sha256_));
    if (!known) return {};
    done_ = *known;
    lines_before_ = done_.lines_done - 1;
    refused_ = done_.rows_refused;
    listener_.resumed(state());
    refused_ = 0;
    while (lines_read_ < done_.lines_done) {
        const auto record = records_.next();
        if (!record) break;
        if (done_.rows_refused > 0) TRY(read_record(report, *record));
        lines_read_ = record->last_line;
    }
    TRY(end_batch());
    refused_ = done_.rows_refused;
    lines_of_run_ = 0;
    bytes_skipped_ = records_.bytes_done();
    return {};
}

// An order that has too many items is refused as a whole: half of one would look like all of it.
void Import::refuse_order(std::int64_t line, const OrderId& order) {
    refused_orders_.insert(order.text());
    refuse(line, {"order-id",
                  fmt::format("the order {} has more than {} items; none of its lines from here on is imported", order.text(),
                              OrderLimits::items_max),
                  "too_many_items",
                  {{"order", order.text()}, {"max", std::to_string(OrderLimits::items_max)}}});
}

// Gives the orders that became too large with the items that are stored.
Result<std::vector<OrderId>> Import::write_batch() {
    const ImportProgress after{.lines_done = lines_read_, .rows_refused = refused_};
    auto written = TRY(stoa::import_orders(app_, source_.seller, sha256_, batch_.orders(), after));
    done_.lines_done = lines_read_;
    done_.rows_changed += written.changed;
    return std::move(written.too_large);
}

Result<void> Import::end_batch() {
    const bool is_new = lines_read_ > done_.lines_done;
    const auto too_large = is_new ? TRY(write_batch()) : TRY(find_too_large(app_, source_.seller, batch_.orders()));
    for (const OrderId& order : too_large) {
        refuse_order(batch_.first_line(order), order);
        refused_ += batch_.remove(order);
    }
    if (is_new) {
        done_.rows_refused = refused_;
        listener_.progressed(state());
    }
    batch_.clear();
    return {};
}

Result<void> Import::add(ImportedOrder row, std::int64_t line) {
    const OrderId order = row.order.id;
    if (batch_.is_full() && !batch_.continues(row)) TRY(end_batch());
    const bool known = refused_orders_.contains(order.text());
    if (!known && batch_.add(std::move(row), line)) return {};
    if (!known) refuse_order(batch_.first_line(order), order);
    refused_ += batch_.remove(order) + 1;
    return {};
}

Result<void> Import::read_record(const OrderReport& report, const Record& record) {
    const auto text = decode(record);
    bool refused = !text;
    if (text && !text->empty()) {
        auto fields = splitter_.split(*text, layout_);
        if (!fields) {
            refuse(record.first_line, {"line", "a quotation mark stands where none may be", "wrong_quote"});
            refused = true;
        } else if (auto row = report.parse(*std::move(fields), source_.seller)) {
            TRY(add(*std::move(row), record.first_line));
        } else {
            for (const ColumnError& error : row.error()) refuse(record.first_line, error);
            refused = true;
        }
    }
    if (refused) ++refused_;
    lines_read_ = record.last_line;
    ++lines_of_run_;
    return {};
}

Result<ImportResult> Import::run() {
    const auto report = read_header();
    if (!report) return ImportResult{.end = ImportResult::End::Unreadable, .state = state(), .unreadable = report.error()};
    TRY(skip_done(*report));
    const bool resumed = done_.lines_done > 0;
    while (const auto record = records_.next()) {
        TRY(read_record(*report, *record));
        if (listener_.is_interrupted()) return ImportResult{.end = ImportResult::End::Interrupted, .state = state()};
    }
    if (resumed && lines_of_run_ == 0) return ImportResult{.end = ImportResult::End::NothingNew, .state = state()};
    TRY(end_batch());
    return ImportResult{.end = ImportResult::End::Done, .state = state()};
}

}  // namespace

Result<ImportResult> import_report(App& app, const ImportSource& source, const ImportListener& listener) {
    auto decoder = TRY(Decoder::create(source.encoding));
    std::string sha256 = TRY(digest_file(source));
    Import import(app, source, listener, std::move(sha256), std::move(decoder));
    return import.run();
}

}  // namespace stoa::reports
