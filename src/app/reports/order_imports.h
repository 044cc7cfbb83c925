// Order reports that are brought by a browser: a file arrives in parts, then a job imports it, and its page shows how far.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/page.h"
#include "base/catalogue.h"
#include "domain/caller.h"
#include "domain/job.h"

namespace stoa::reports {

struct OrderImportLimits {
    static constexpr std::int64_t size_bytes_max = 104'857'600;  // Of a file: some 300 000 lines of a report.
    static constexpr std::size_t part_bytes_max = 180'000;       // In base64 it fits the body of a request.
    static constexpr std::size_t file_name_length_max = 200;
    static constexpr int open_max = 3;                   // Imports of one seller that are not done.
    static constexpr int refusals_max = 200;             // That are kept of one import; the rest is counted.
    static constexpr Duration upload_kept = hours(24);   // That nobody goes on with.
    static constexpr Duration ended_kept = hours(2160);  // 90 days.
};

// What is wrong with a line, in the words of `report.CODE`.
struct OrderImportFault {
    std::int64_t line = 0;
    std::string column;
    std::string code;
    Arguments arguments{};
};

struct OrderImportView {
    ImportId id{};
    std::string created_by;  // The person's name.
    Timestamp created_at{};
    std::optional<Timestamp> ended_at{};
    ImportState state{};
    std::string file_name{};
    std::string encoding{};
    std::int64_t size_bytes = 0;
    std::int64_t received_bytes = 0;
    std::int64_t bytes_done = 0;
    std::int64_t lines_done = 0;
    std::int64_t orders_changed = 0;
    std::int64_t lines_refused = 0;
    std::vector<OrderImportFault> refusals{};  // Of a single import only, at most refusals_max.
};

struct PutOrderImport {
    SellerId seller{};
    ImportId id{};  // The caller's to make, so that a repeated call is the same import.
    std::string file_name{};
    std::string encoding{};
    std::int64_t size_bytes = 0;
};
// Begins an import, or gives the one of this id. TooManyImports where others are under way; InvalidValue for an encoding
// that nobody knows.
Result<OrderImportView> put_order_import(App& app, const Caller& caller, const PutOrderImport& request);

struct OrderImportPart {
    SellerId seller{};
    ImportId id{};
    std::int64_t begin = 0;  // Byte of the file.
    std::string bytes{};     // 1 to part_bytes_max.
};
// Durable when this returns. A part that is there already changes nothing; ImportPartMisplaced where one is missing before
// it. The last one makes the job that imports.
Result<OrderImportView> put_order_import_part(App& app, const Caller& caller, const OrderImportPart& part);

Result<OrderImportView> get_order_import(App& app, const Caller& caller, SellerId seller, ImportId id);
// Newest first.
Result<Page<OrderImportView>> list_order_imports(App& app, const Caller& caller, SellerId seller, const PageRequest& page);
// One that runs ends soon; what was imported stays.
Result<void> delete_order_import(App& app, const Caller& caller, SellerId seller, ImportId id);

// The job: imports the file whose id is the payload. One that was interrupted goes on where it was; one that fails again and again, as
// where there is no room for the file, ends as failed and says why.
Result<void> run_order_import(App& app, const Job& job, const std::stop_token& stop);

}  // namespace stoa::reports
