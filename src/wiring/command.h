// The commands of the program: what each is called, and how it declares its options.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "cli/terminal.h"
#include "wiring/config.h"

namespace stoa::wiring {

// What a command is given: where it reads and writes, and the configuration's source with --config and --data in it.
struct Invocation {
    cli::Terminal terminal;
    ConfigSource source;
};

// Does what the command line asks for; the result is the exit status.
using Action = std::function<Result<int>()>;

struct Command {
    std::string_view name;
    std::string_view about;
    // Declares the command's options; `action` is what is done if the command is the one that was asked for.
    void (*declare)(CLI::App& options, Invocation& invocation, Action& action);
};

// All of them, in the order in which the help lists them.
std::span<const Command> commands();

void declare_serve(CLI::App& options, Invocation& invocation, Action& action);
void declare_check(CLI::App& options, Invocation& invocation, Action& action);
void declare_policy(CLI::App& options, Invocation& invocation, Action& action);
void declare_import(CLI::App& options, Invocation& invocation, Action& action);
void declare_admin(CLI::App& options, Invocation& invocation, Action& action);
void declare_migrate(CLI::App& options, Invocation& invocation, Action& action);
void declare_bench(CLI::App& options, Invocation& invocation, Action& action);

// --config and --data, which most commands have.
void declare_config(CLI::App& options, Invocation& invocation);

// An option without a value: given or not.
CLI::Option* add_flag(CLI::App& options, const std::string& name, const std::string& about);

// Runs the command that the arguments ask for. An error is one line on `terminal.err` and status 1.
int run_command(int argc, const char* const* argv, const cli::Terminal& terminal);

}  // namespace stoa::wiring
