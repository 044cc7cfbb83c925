// stoa bench: measures this machine, in data directories of its own that are gone afterwards.
#include "bench/bench.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>

#include "base/temporary_folder.h"
#include "wiring/command.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

struct BenchRequest {
    bench::BenchOptions options{};
    std::vector<std::string> groups{};
    std::string parent = std::filesystem::temp_directory_path().string();
    std::string fill_directory{};  // Given: only this data directory is filled.
};

Result<void> run_group(const bench::Group& group, const std::string& parent, bench::Bench bench) {
    const auto folder = TemporaryFolder::make(parent);
    if (!folder) return fail(problems::unavailable, folder.error().message + "; name another by --directory");
    bench.directory = folder->path();
    fmt::print(bench.out, "{}: {}\n", group.name, group.about);
    return group.run(bench);
}

Result<int> run_bench(const Invocation& invocation, const BenchRequest& request) {
    const auto config = TRY(read_config(invocation.source));
    const auto with_app = [&](const std::string& directory, const std::function<Result<void>(App&)>& work) -> Result<void> {
        auto own = config;
        own.data_directory = directory;
        const auto parts = TRY(Parts::build(own, Use::Beside));
        return work(parts->app);
    };
    const bench::Bench bench{.directory = "", .options = request.options, .with_app = with_app, .out = invocation.terminal.out};
    if (!request.fill_directory.empty()) {
        TRY(bench::fill_for_pages(bench, request.fill_directory, request.options.messages));
        return cli::exit_done;
    }
    for (const bench::Group& group : bench::groups()) {
        const bool wanted = request.groups.empty() || std::ranges::find(request.groups, group.name) != request.groups.end();
        if (wanted) TRY(run_group(group, request.parent, bench));
    }
    return cli::exit_done;
}

}  // namespace

void declare_bench(CLI::App& options, Invocation& invocation, Action& action) {
    const auto chosen = std::make_shared<BenchRequest>();
    std::vector<std::string> names;
    std::string about = "What to measure; all where none is named:";
    for (const bench::Group& group : bench::groups()) {
        names.emplace_back(group.name);
        about += fmt::format("\n{}: {}", group.name, group.about);
    }
    bench::BenchOptions& bench = chosen->options;
    options.add_option("group", chosen->groups, about)->check(CLI::IsMember(names));
    options.add_option("--messages", bench.messages, "Messages in the store before a run; of `pages`, in the small one")
        ->capture_default_str()
        ->check(CLI::Range(1000, 10'000'000));
    options.add_option("--conversations", bench.conversations, "Conversations over which the load is spread")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    options.add_option("--connections", bench.connections, "Connections of the load generator")
        ->capture_default_str()
        ->check(CLI::Range(1, 1024));
    options.add_option("--seconds", bench.seconds, "Length of each measurement of a rate")
        ->capture_default_str()
        ->check(CLI::Range(1, 3600));
    options.add_option("--large-messages", bench.large_messages, "Messages in the large store of `pages`")
        ->capture_default_str()
        ->check(CLI::Range(1000, 100'000'000));
    options.add_option("--streams", bench.streams, "Idle event streams")->capture_default_str()->check(CLI::Range(1, 15'000));
    options.add_option("--directory", chosen->parent, "Where the stores are made: the disk that is measured")->capture_default_str();
    options.add_option("--small", bench.small_directory, "A data directory of --fill to measure `pages` on")->check(CLI::ExistingDirectory);
    options.add_option("--large", bench.large_directory, "The same with many messages")->check(CLI::ExistingDirectory);
    options.add_option("--fill", chosen->fill_directory, "Only fill this new data directory for `pages`, with --messages messages");
    action = [&invocation, chosen] { return run_bench(invocation, *chosen); };
}

}  // namespace stoa::wiring
