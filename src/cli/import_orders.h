// stoa import orders: brings in a seller's order report. Interrupted and run again it goes on where it was.
#pragma once

#include <functional>
#include <string>

#include "app/app.h"
#include "cli/terminal.h"

namespace stoa::cli {

struct ImportRequest {
    std::string file{};
    std::string seller_name{};
    std::string encoding = "utf-8";
    std::string format = "auto";                                  // Or "tabs", or "csv".
    std::vector<std::string> columns{};                           // "order-id=order_id".
    std::string utc_offset{};                                     // "+01:00".
    std::function<bool()> is_interrupted = [] { return false; };  // Asked at every line.
};

// exit_with_findings where lines were wrong: they are named on `terminal.err` as FILE:LINE: COLUMN: WHAT, the others are
// imported; so again at every later run over the file. An order of more than OrderLimits::items_max items is wrong as a
// whole. An error where nothing could be read, or where the import was interrupted.
Result<int> import_orders(App& app, const ImportRequest& request, const Terminal& terminal);

// "order-id, purchase-date, …": the columns that `columns` may name.
std::string import_column_names();

}  // namespace stoa::cli
