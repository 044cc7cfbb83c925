// Brings in an order report from a file, batch by batch, for the command line and for the pages. What is in a batch and how
// far the file is are one transaction, so that an import that was interrupted goes on where it was.
#pragma once

#include <functional>
#include <string>

#include "app/app.h"
#include "app/reports/order_report.h"

namespace stoa::reports {

enum class ReportFormat { Detected, Tabs, Csv };

struct ImportSource {
    std::string file{};
    SellerId seller{};
    std::string encoding = "utf-8";
    ReportFormat format = ReportFormat::Detected;
    ReportColumns columns{};
};

struct ReportProgress {
    std::int64_t bytes_done = 0;
    std::int64_t bytes_skipped = 0;  // Of them, read by an earlier run.
    std::int64_t lines_before = 0;   // That were done by earlier runs.
    std::int64_t lines_of_run = 0;
    std::int64_t lines_done = 0;      // That the database knows of.
    std::int64_t orders_changed = 0;  // New or changed, by all runs.
    std::int64_t lines_refused = 0;   // By all runs.
};

// Told while it goes on, by the thread that imports.
struct ImportListener {
    std::function<void(std::int64_t line, const ColumnError& error)> refused;  // So again at every run over the file.
    std::function<void(const ReportProgress&)> resumed = [](const ReportProgress&) {};
    std::function<void(const ReportProgress&)> progressed = [](const ReportProgress&) {};  // After each batch.
    std::function<bool()> is_interrupted = [] { return false; };                           // Asked at every line.
};

struct ImportResult {
    enum class End {
        Done,
        NothingNew,  // All of the file was imported before.
        Interrupted,
        Unreadable,  // It has no header that says what is in it.
    };
    End end = End::Done;
    ReportProgress state{};
    ColumnError unreadable{};
};

// The whole file; what is wrong with a line is told and the others are imported. NotFound where it cannot be read,
// InvalidValue for an encoding that nobody knows.
Result<ImportResult> import_report(App& app, const ImportSource& source, const ImportListener& listener);

}  // namespace stoa::reports
