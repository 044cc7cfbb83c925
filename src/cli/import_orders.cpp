#include "cli/import_orders.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_set>

#include "app/orders/orders.h"
#include "base/digest.h"
#include "cli/encoding.h"
#include "cli/line_reader.h"
#include "cli/order_batch.h"
#include "cli/order_report.h"
#include "cli/progress.h"

namespace stoa::cli {

namespace {

// Names the import by the file's content, and by its encoding where that is not the usual one: lines that were refused
// under a wrong encoding are read again under the right one.
Result<std::string> digest_file(const std::string& file, const std::string& encoding) {
    std::ifstream stream(file, std::ios::binary);
    if (!std::filesystem::is_regular_file(file) || !stream) {
        return fail(problems::not_found, fmt::format("cannot read {}; does the file exist, and may you read it?", file));
    }
    Sha256 digest;
    if (encoding != ImportRequest{}.encoding) digest.add(encoding);
    std::vector<char> chunk(1 << 20);
    while (stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || stream.gcount() > 0) {
        digest.add({chunk.data(), static_cast<std::size_t>(stream.gcount())});
    }
    return digest.finish();
}

// One run over one file.
class Import {
public:
    Import(App& app, const ImportRequest& request, const Terminal& terminal, SellerId seller, std::string sha256, Decoder decoder)
        : app_(app),
          request_(request),
          terminal_(terminal),
          seller_(seller),
          sha256_(std::move(sha256)),
          decoder_(std::move(decoder)),
          stream_(request.file, std::ios::binary),
          lines_(stream_),
          progress_(terminal, static_cast<std::int64_t>(std::filesystem::file_size(request.file)), "lines") {}

    Result<int> run();

private:
    Result<OrderReport> read_header();
    Result<void> skip_done(const OrderReport& report);
    Result<void> read_line(const OrderReport& report, const Line& line);
    Result<void> add(ImportedOrder row, std::int64_t line);
    Result<void> end_batch();
    Result<std::vector<OrderId>> write_batch();
    std::optional<std::string_view> decode(const Line& line);
    void refuse(std::int64_t line, const ColumnError& error);
    void refuse_order(std::int64_t line, const OrderId& order);
    int summarise();
    int exit_status() const { return refused_ > 0 ? exit_with_findings : exit_done; }

    App& app_;
    const ImportRequest& request_;
    const Terminal& terminal_;
    SellerId seller_;
    std::string sha256_;
    Decoder decoder_;
    std::ifstream stream_;
    LineReader lines_;
    Progress progress_;
    OrderBatch batch_{};
    std::unordered_set<std::string> refused_orders_{};
    ImportProgress done_{};        // What the database knows.
    std::int64_t lines_read_ = 0;  // The number of the last line that is in the batch or was refused.
    std::int64_t lines_of_run_ = 0;
    std::int64_t refused_ = 0;
};

std::string describe(const std::string& file, std::int64_t line, const ColumnError& error) {
    return fmt::format("{}:{}: {}: {}", file, line, error.column, error.message);
}

// The line's text, or nothing after saying what is wrong with it.
std::optional<std::string_view> Import::decode(const Line& line) {
    if (line.too_long) {
        refuse(line.number, {"line", fmt::format("is longer than {} KiB", LineReader::line_size_bytes_max / 1024)});
        return std::nullopt;
    }
    const auto text = decoder_.decode(line.bytes);
    if (!text) refuse(line.number, {"line", fmt::format("is not valid {}; is the --encoding right?", decoder_.name())});
    return text;
}

void Import::refuse(std::int64_t line, const ColumnError& error) { progress_.say(describe(request_.file, line, error)); }

Result<OrderReport> Import::read_header() {
    const auto line = lines_.next();
    if (!line) return fail(problems::invalid_value, fmt::format("{} is empty", request_.file));
    const auto text = line->too_long ? std::nullopt : decoder_.decode(line->bytes);
    if (!text)
        return fail(problems::invalid_encoding,
                    fmt::format("{}:1: the header is not valid {}; is the --encoding right?", request_.file, decoder_.name()));
    auto report = OrderReport::create(*text);
    if (!report) return fail(problems::invalid_value, describe(request_.file, 1, report.error()));
    lines_read_ = 1;
    return *std::move(report);
}

// Lines that were imported before are read again only to say once more what is wrong with them.
Result<void> Import::skip_done(const OrderReport& report) {
    const auto known = TRY(find_import(app_, seller_, sha256_));
    if (!known) return {};
    done_ = *known;
    progress_.say(fmt::format("{}: {} lines were imported before", request_.file, done_.lines_done - 1));
    while (lines_read_ < done_.lines_done) {
        const auto line = lines_.next();
        if (!line) break;
        if (done_.rows_refused > 0) TRY(read_line(report, *line));
        lines_read_ = line->number;
    }
    TRY(end_batch());
    refused_ = done_.rows_refused;
    lines_of_run_ = 0;
    progress_.skip(lines_.bytes_done());
    return {};
}

// An order that has too many items is refused as a whole: half of one would look like all of it.
void Import::refuse_order(std::int64_t line, const OrderId& order) {
    refused_orders_.insert(order.text());
    refuse(line, {"order-id", fmt::format("the order {} has more than {} items; none of its lines from here on is imported", order.text(),
                                          OrderLimits::items_max)});
}

// Gives the orders that became too large with the items that are stored.
Result<std::vector<OrderId>> Import::write_batch() {
    const ImportProgress after{.lines_done = lines_read_, .rows_refused = refused_};
    auto written = TRY(stoa::import_orders(app_, seller_, sha256_, batch_.orders(), after));
    done_.lines_done = lines_read_;
    done_.rows_changed += written.changed;
    progress_.update(lines_.bytes_done(), lines_of_run_);
    return std::move(written.too_large);
}

Result<void> Import::end_batch() {
    const bool is_new = lines_read_ > done_.lines_done;
    const auto too_large = is_new ? TRY(write_batch()) : TRY(find_too_large(app_, seller_, batch_.orders()));
    for (const OrderId& order : too_large) {
        refuse_order(batch_.first_line(order), order);
        refused_ += batch_.remove(order);
    }
    if (is_new) done_.rows_refused = refused_;
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

Result<void> Import::read_line(const OrderReport& report, const Line& line) {
    const auto text = decode(line);
    auto row = text && !text->empty() ? std::optional(report.parse(*text, seller_)) : std::nullopt;
    if (row && *row) TRY(add(std::move(**row), line.number));
    if (row && !*row) {
        for (const ColumnError& error : row->error()) refuse(line.number, error);
    }
    if (!text || (row && !*row)) ++refused_;
    lines_read_ = line.number;
    ++lines_of_run_;
    return {};
}

int Import::summarise() {
    const double passed = std::max(progress_.seconds(), 0.001);
    fmt::print(terminal_.out, "{}: {} lines in {:.1f} s ({:.0f} a second): {} orders new or changed, {} lines refused\n", request_.file,
               lines_of_run_, passed, static_cast<double>(lines_of_run_) / passed, done_.rows_changed, refused_);
    return exit_status();
}

Result<int> Import::run() {
    const OrderReport report = TRY(read_header());
    TRY(skip_done(report));
    const bool resumed = done_.lines_done > 0;
    while (const auto line = lines_.next()) {
        TRY(read_line(report, *line));
        if (!request_.is_interrupted()) continue;
        return fail(problems::unavailable,
                    fmt::format("interrupted after line {} of {}; run the same command again to go on", done_.lines_done, request_.file));
    }
    if (resumed && lines_of_run_ == 0) {
        fmt::print(terminal_.out, "{}: nothing to do, the file is imported already ({} lines refused)\n", request_.file, refused_);
        return exit_status();
    }
    TRY(end_batch());
    return summarise();
}

}  // namespace

Result<int> import_orders(App& app, const ImportRequest& request, const Terminal& terminal) {
    auto decoder = TRY(Decoder::create(request.encoding));
    const SellerId seller = TRY(get_seller_by_name(app, request.seller_name));
    std::string sha256 = TRY(digest_file(request.file, request.encoding));
    Import import(app, request, terminal, seller, std::move(sha256), std::move(decoder));
    return import.run();
}

}  // namespace stoa::cli
