// The worker's answer as JSON: written in the sandbox, and read as what it is, the words of a hostile process.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "inspect/report.h"

namespace stoa::inspect {

// All texts must be UTF-8 without NUL and within ReportLimits. Leaves out what only the caller's side knows (safe_name,
// trouble, cost, sizes of files).
std::string encode(const Report& report);

// An error where anything is over a limit, unknown or out of range.
Result<Report> decode_report(std::string_view json);

}  // namespace stoa::inspect
