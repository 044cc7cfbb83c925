#include "cli/import_orders.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>

#include "app/people/people.h"
#include "app/reports/import_report.h"
#include "cli/progress.h"

namespace stoa::cli {

namespace {

using reports::ImportResult;
using reports::ReportProgress;

std::string describe(const std::string& file, std::int64_t line, const reports::ColumnError& error) {
    return fmt::format("{}:{}: {}: {}", file, line, error.column, error.message);
}

Result<reports::ReportFormat> parse_format(const std::string& text) {
    if (text == "auto") return reports::ReportFormat::Detected;
    if (text == "tabs") return reports::ReportFormat::Tabs;
    if (text == "csv") return reports::ReportFormat::Csv;
    return fail(problems::invalid_value, fmt::format("there is no format {}; take auto, tabs or csv", text));
}

Result<reports::ReportColumns> parse_columns(const ImportRequest& request) {
    reports::ReportColumns columns{.called = {}, .utc_offset = request.utc_offset};
    for (const std::string& text : request.columns) {
        const std::size_t sign = text.find('=');
        if (sign == std::string::npos || sign == 0 || sign + 1 == text.size())
            return fail(problems::invalid_value,
                        fmt::format("--column {} does not say what a column is called, like order-id=order_id", text));
        columns.called.emplace_back(text.substr(0, sign), text.substr(sign + 1));
    }
    if (!request.utc_offset.empty() && !parse_time("2026-11-24T03:21:41" + request.utc_offset))
        return fail(problems::invalid_value, fmt::format("{} is no offset of times, like +01:00", request.utc_offset));
    return columns;
}

int summarise(const ImportRequest& request, const ImportResult& result, double seconds, const Terminal& terminal) {
    const ReportProgress& state = result.state;
    if (result.end == ImportResult::End::NothingNew) {
        fmt::print(terminal.out, "{}: nothing to do, the file is imported already ({} lines refused)\n", request.file, state.lines_refused);
    } else {
        const double passed = std::max(seconds, 0.001);
        fmt::print(terminal.out, "{}: {} lines in {:.1f} s ({:.0f} a second): {} orders new or changed, {} lines refused\n", request.file,
                   state.lines_of_run, passed, static_cast<double>(state.lines_of_run) / passed, state.orders_changed, state.lines_refused);
    }
    return state.lines_refused > 0 ? exit_with_findings : exit_done;
}

// 0 where there is no such file; the import says so.
std::int64_t size_of(const std::string& file) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    return ignored ? 0 : static_cast<std::int64_t>(size);
}

}  // namespace

std::string import_column_names() { return reports::column_names(); }

Result<int> import_orders(App& app, const ImportRequest& request, const Terminal& terminal) {
    reports::ImportSource source{.file = request.file, .encoding = request.encoding};
    source.format = TRY(parse_format(request.format));
    source.columns = TRY(parse_columns(request));
    source.seller = TRY(get_seller_by_name(app, request.seller_name));
    Progress progress(terminal, size_of(request.file), "lines");
    reports::ImportListener listener;
    listener.is_interrupted = request.is_interrupted;
    listener.refused = [&](std::int64_t line, const auto& error) { progress.say(describe(request.file, line, error)); };
    listener.resumed = [&](const ReportProgress& state) {
        progress.say(fmt::format("{}: {} lines were imported before", request.file, state.lines_before));
    };
    listener.progressed = [&](const ReportProgress& state) {
        progress.skip(state.bytes_skipped);
        progress.update(state.bytes_done, state.lines_of_run);
    };
    const ImportResult result = TRY(reports::import_report(app, source, listener));
    if (result.end == ImportResult::End::Unreadable) return fail(problems::invalid_value, describe(request.file, 1, result.unreadable));
    if (result.end == ImportResult::End::Interrupted) {
        return fail(problems::unavailable, fmt::format("interrupted after line {} of {}; run the same command again to go on",
                                                       result.state.lines_done, request.file));
    }
    return summarise(request, result, progress.seconds(), terminal);
}

}  // namespace stoa::cli
