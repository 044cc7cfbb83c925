// stoa migrate: the tables of the data directory, brought to this version or only looked at.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <memory>

#include "base/log.h"
#include "wiring/command.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

enum class Mode { Migrate, Check };

Result<int> migrate(const Invocation& invocation, Mode mode) {
    const auto config = TRY(read_config(invocation.source));
    start_log(config.log_level);
    const auto directory = TRY(DataDirectory::open(config.data_directory));
    const int before = TRY(store::Database::version_of(directory.database_file()));
    const int latest = store::Database::latest_version();
    std::ostream& out = invocation.terminal.out;
    if (before == latest) {
        fmt::print(out, "{}: version {}, up to date\n", config.data_directory, before);
        return cli::exit_done;
    }
    if (mode == Mode::Check && before < latest) {
        fmt::print(out, "{}: version {}, this program makes {}: run `stoa migrate`\n", config.data_directory, before, latest);
        return cli::exit_with_findings;
    }
    TRY(open_database(directory, Use::Beside));  // Refuses what is newer.
    fmt::print(out, "{}: migrated from version {} to {}\n", config.data_directory, before, latest);
    return cli::exit_done;
}

}  // namespace

void declare_migrate(CLI::App& options, Invocation& invocation, Action& action) {
    declare_config(options, invocation);
    const CLI::Option* check = add_flag(options, "--check", "Only tell; the exit status is 2 where there is something to do");
    action = [&invocation, check] { return migrate(invocation, check->count() > 0 ? Mode::Check : Mode::Migrate); };
}

}  // namespace stoa::wiring
