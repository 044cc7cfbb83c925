#include "cli/import_orders.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "app/orders/orders.h"
#include "base/digest.h"
#include "cli/encoding.h"
#include "cli/line_reader.h"
#include "cli/order_report.h"
#include "cli/progress.h"

namespace stoa::cli {

namespace {

constexpr std::size_t batch_orders_max = 200;  // Of one transaction: a server beside this waits for it.

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

// An item that stands in several lines is one, of all their pieces.
void add_item(Order& order, OrderItem item) {
    const auto same = [&](const OrderItem& other) { return other.sku == item.sku && other.title == item.title; };
    const auto found = std::ranges::find_if(order.items, same);
    if (found == order.items.end()) {
        order.items.push_back(std::move(item));
    } else {
        found->quantity =
            static_cast<std::int32_t>(std::min<std::int64_t>(OrderItem::quantity_max, std::int64_t{found->quantity} + item.quantity));
    }
}

// The orders of one transaction. The lines of an order become one order: its items together, its total their sum.
class Batch {
public:
    void add(ImportedOrder row) {
        const auto [place, is_new] = places_.try_emplace(row.order.id.text(), orders_.size());
        if (is_new) {
            orders_.push_back(std::move(row));
            return;
        }
        Order& order = orders_[place->second].order;
        add_item(order, std::move(row.order.items.front()));
        if (row.order.delivery_state == DeliveryState::NotShipped) order.delivery_state = DeliveryState::NotShipped;
        const bool summable = order.total_minor && row.order.total_minor && order.currency == row.order.currency;
        order.total_minor = summable ? std::optional(*order.total_minor + *row.order.total_minor) : std::nullopt;
    }
    bool is_full() const { return orders_.size() >= batch_orders_max; }
    // Whether the row is another line of the order that was added last: reports keep an order's lines together.
    bool continues(const ImportedOrder& row) const { return !orders_.empty() && orders_.back().order.id == row.order.id; }
    const std::vector<ImportedOrder>& orders() const { return orders_; }
    void clear() {
        orders_.clear();
        places_.clear();
    }

private:
    std::vector<ImportedOrder> orders_;
    std::unordered_map<std::string, std::size_t> places_;
};

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
    Result<void> skip_done();
    Result<void> read_line(const OrderReport& report, const Line& line);
    Result<void> write_batch();
    std::optional<std::string_view> decode(const Line& line);
    void refuse(std::int64_t line, const ColumnError& error);
    Result<int> summarise();

    App& app_;
    const ImportRequest& request_;
    const Terminal& terminal_;
    SellerId seller_;
    std::string sha256_;
    Decoder decoder_;
    std::ifstream stream_;
    LineReader lines_;
    Progress progress_;
    Batch batch_{};
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

Result<void> Import::skip_done() {
    const auto known = TRY(find_import(app_, seller_, sha256_));
    if (!known) return {};
    done_ = *known;
    refused_ = known->rows_refused;
    while (lines_read_ < done_.lines_done) {
        const auto line = lines_.next();
        if (!line) break;
        lines_read_ = line->number;
    }
    progress_.skip(lines_.bytes_done());
    return {};
}

Result<void> Import::write_batch() {
    if (lines_read_ == done_.lines_done) return {};
    const ImportProgress after{.lines_done = lines_read_, .rows_refused = refused_};
    const std::int64_t changed = TRY(stoa::import_orders(app_, seller_, sha256_, batch_.orders(), after));
    done_ = {.lines_done = lines_read_, .rows_changed = done_.rows_changed + changed, .rows_refused = refused_};
    batch_.clear();
    progress_.update(lines_.bytes_done(), lines_of_run_);
    return {};
}

Result<void> Import::read_line(const OrderReport& report, const Line& line) {
    const auto text = decode(line);
    auto row = text && !text->empty() ? std::optional(report.parse(*text, seller_)) : std::nullopt;
    if (row && *row) {
        if (batch_.is_full() && !batch_.continues(**row)) TRY(write_batch());
        batch_.add(std::move(**row));
    } else if (row) {
        for (const ColumnError& error : row->error()) refuse(line.number, error);
    }
    if (!text || (row && !*row)) ++refused_;
    lines_read_ = line.number;
    ++lines_of_run_;
    return {};
}

Result<int> Import::summarise() {
    const double passed = std::max(progress_.seconds(), 0.001);
    fmt::print(terminal_.out, "{}: {} lines in {:.1f} s ({:.0f} a second): {} orders new or changed, {} lines refused\n", request_.file,
               lines_of_run_, passed, static_cast<double>(lines_of_run_) / passed, done_.rows_changed, refused_);
    return refused_ > 0 ? exit_with_findings : exit_done;
}

Result<int> Import::run() {
    const OrderReport report = TRY(read_header());
    TRY(skip_done());
    const bool resumed = done_.lines_done > 0;
    if (resumed) progress_.say(fmt::format("{}: {} lines were imported before", request_.file, done_.lines_done - 1));
    while (const auto line = lines_.next()) {
        TRY(read_line(report, *line));
        if (!request_.is_interrupted()) continue;
        return fail(problems::unavailable,
                    fmt::format("interrupted after line {} of {}; run the same command again to go on", done_.lines_done, request_.file));
    }
    if (resumed && lines_of_run_ == 0) {
        fmt::print(terminal_.out, "{}: nothing to do, the file is imported already ({} lines refused)\n", request_.file, refused_);
        return exit_done;
    }
    TRY(write_batch());
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
