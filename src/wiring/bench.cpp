// stoa bench: measures this machine, in a data directory of its own that is gone afterwards.
#include "bench/bench.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "wiring/command.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

// A new folder that is removed with all in it, however the benchmark ends short of a kill.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> make(const std::string& parent) {
        std::string path = parent + "/stoa-bench-XXXXXX";
        if (!::mkdtemp(path.data()))
            return fail(problems::unavailable, fmt::format("cannot make a folder in {}; name another by --directory", parent));
        return TemporaryFolder(std::move(path));
    }
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }

private:
    explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

Result<int> run_bench(const Invocation& invocation, const bench::BenchOptions& options, const std::string& parent) {
    const auto folder = TRY(TemporaryFolder::make(parent));
    auto config = TRY(read_config(invocation.source));
    config.data_directory = folder.path();
    const auto with_app = [&](const std::function<Result<void>(App&)>& work) -> Result<void> {
        const auto parts = TRY(Parts::build(config, Use::Beside));
        return work(parts->app);
    };
    TRY(bench::run({.data_directory = folder.path(),
                    .database_file = folder.path() + "/stoa.db",
                    .options = options,
                    .with_app = with_app,
                    .out = invocation.terminal.out}));
    return cli::exit_done;
}

}  // namespace

void declare_bench(CLI::App& options, Invocation& invocation, Action& action) {
    const auto chosen = std::make_shared<bench::BenchOptions>();
    const auto parent = std::make_shared<std::string>(std::filesystem::temp_directory_path().string());
    options.add_option("--messages", chosen->messages, "Messages in the store before a run")
        ->capture_default_str()
        ->check(CLI::Range(1000, 10'000'000));
    options.add_option("--conversations", chosen->conversations, "Conversations over which the load is spread")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    options.add_option("--connections", chosen->connections, "Connections of the load generator")
        ->capture_default_str()
        ->check(CLI::Range(1, 1024));
    options.add_option("--seconds", chosen->seconds, "Length of each measurement")->capture_default_str()->check(CLI::Range(1, 3600));
    options.add_option("--directory", *parent, "Where the store is made: the disk that is measured")->capture_default_str();
    action = [&invocation, chosen, parent] { return run_bench(invocation, *chosen, *parent); };
}

}  // namespace stoa::wiring
