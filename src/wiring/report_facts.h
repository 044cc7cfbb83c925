// What an inspection reports, as the policy and the app are told.
#pragma once

#include <string>

#include "inspect/report.h"
#include "policy/file_facts.h"

namespace stoa::wiring {

policy::FileFacts facts_of(const inspect::Report& report);

// The media type by the file's content; of texts what was declared, where that is right: nothing in them tells a table from a letter.
std::string type_of(const inspect::Report& report, const std::string& declared);

}  // namespace stoa::wiring
