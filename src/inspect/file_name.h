// Names of files as strangers send them: tricks in them, and what is safe to be stored, shown and put into a header.
#pragma once

#include <string>
#include <string_view>

#include "inspect/report.h"

namespace stoa::inspect {

// Notes what speaks against the name and the declared type, given the kind by content, and the safe name.
void judge_name(std::string_view name, std::string_view media_type, Report& report);

// One component without folders, control and hidden characters, markup and reserved names, of at most 100 code points; its
// ending is the usual one of the kind where its own does not agree. "file" where nothing is left.
std::string safe_name(std::string_view name, FileKind kind);

}  // namespace stoa::inspect
