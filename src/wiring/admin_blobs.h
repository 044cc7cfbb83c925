// stoa admin blobs, below the tree of admin commands.
#pragma once

#include <functional>
#include <string>

#include "cli/terminal.h"
#include "wiring/command.h"

namespace stoa {
struct App;
}

namespace stoa::wiring {

// What adds a command to a group: its name, what it is for, what it does.
using AddCommand = std::function<CLI::App&(const std::string& name, const std::string& about,
                                           std::function<Result<int>(App&, const Config&, const cli::Terminal&)> work)>;
void declare_blobs(const AddCommand& add);

}  // namespace stoa::wiring
