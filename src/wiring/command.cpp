#include "wiring/command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <list>

#include "base/text.h"

namespace stoa::wiring {

namespace {

constexpr std::array table{
    Command{"serve", "Serve the message centre: web app, API and live events.", declare_serve},
    Command{"check", "Check messages by the rules, without a server.", declare_check},
    Command{"policy", "Read the rules: list, explain, compare and check packs.", declare_policy},
    Command{"import", "Bring in orders from a seller's files.", declare_import},
    Command{"admin", "People, sellers, tokens, backups and the demonstration.", declare_admin},
    Command{"migrate", "Bring the data directory's tables up to this version.", declare_migrate},
    Command{"bench", "Measure this machine beside stated peers and limits.", declare_bench},
};

constexpr const char* version = "stoa " STOA_VERSION;

int report(std::ostream& err, std::string_view message) {
    fmt::print(err, "stoa: {}\n", message);
    return cli::exit_failed;
}

// "stoa srve": CLI11 would only say that a command is missing.
std::optional<std::string> unknown_command(int argc, const char* const* argv) {
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word.empty() || word.starts_with('-') || std::ranges::find(table, word, &Command::name) != table.end()) return std::nullopt;
    std::vector<std::string_view> names;
    names.reserve(table.size());
    for (const Command& command : table) names.push_back(command.name);
    const std::string_view near = nearest(word, names);
    return fmt::format("there is no command {}{} See `stoa --help`", word, near.empty() ? "." : fmt::format("; did you mean {}?", near));
}

// One line instead of CLI11's, which also asks to run with --help.
int report_usage(const CLI::App& program, const CLI::ParseError& error, const cli::Terminal& terminal) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return program.exit(error, terminal.out, terminal.err);
    std::string path = program.get_name();
    for (const CLI::App* at = &program; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        path += " " + at->get_name();
    }
    return report(terminal.err, fmt::format("{}; see `{} --help`", error.what(), path));
}

}  // namespace

std::span<const Command> commands() { return table; }

void declare_config(CLI::App& options, Invocation& invocation) {
    options.add_option("--config", invocation.source.file, "The configuration file (otherwise stoa.toml where it exists)")
        ->type_name("FILE");
    options.add_option("--data", invocation.source.data_directory, "The data directory, whatever the configuration says")->type_name("DIR");
}

CLI::Option* add_flag(CLI::App& options, const std::string& name, const std::string& about) { return options.add_flag(name, about); }

int run_command(int argc, const char* const* argv, const cli::Terminal& terminal) {
    Invocation invocation{.terminal = terminal, .source = {.environment = stoa_environment()}};
    CLI::App program("Stoa, a message centre for marketplaces.", "stoa");
    program.set_version_flag("--version", version, "Print the version");
    program.require_subcommand(1);
    std::list<std::pair<CLI::App*, Action>> actions;
    for (const Command& command : commands()) {
        CLI::App* options = program.add_subcommand(std::string(command.name), std::string(command.about));
        command.declare(*options, invocation, actions.emplace_back(options, Action{}).second);
    }
    if (const auto unknown = unknown_command(argc, argv)) return report(terminal.err, *unknown);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return report_usage(program, error, terminal);
    }
    for (const auto& [options, action] : actions) {
        if (!options->parsed()) continue;
        const auto status = action();
        return status ? *status : report(terminal.err, status.error().message);
    }
    return cli::exit_failed;
}

}  // namespace stoa::wiring
