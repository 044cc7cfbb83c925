// Checks of messages: over HTTP beside a worker of rspamd, in a batch, one by one; start and memory of the engine.
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/json.h"
#include "bench/check_texts.h"
#include "bench/child_process.h"
#include "bench/fill.h"
#include "bench/load.h"
#include "bench/measurements.h"
#include "bench/report.h"
#include "bench/rspamd.h"
#include "bench/server_process.h"
#include "bench/worst_checks.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t texts_count = 480;
constexpr std::size_t text_size_bytes = 600, large_text_size_bytes = 2000;
constexpr int connections = 8;
constexpr int measured_core = 0;  // What is measured runs here, the load generator on another.
constexpr int single_checks = 2000;
constexpr std::size_t lines_in_flight = 256;  // Few enough that neither pipe fills while the other waits.

constexpr double rspamd_factor_goal = 3;
constexpr double batch_goal = 1'000, unwritten_batch_goal = 10'000;
constexpr double p99_goal_ms = 5;
constexpr double start_goal_ms = 300;
constexpr double memory_goal_mb = 250;

double ms_since(Steady::time_point begin) { return std::chrono::duration<double, std::milli>(Steady::now() - begin).count(); }

std::vector<std::string> lines_of(const std::vector<std::string>& texts) {
    std::vector<std::string> lines;
    for (const std::string& text : texts) {
        JsonWriter json;
        json.begin_object().member("id", "1").member("author", "seller").member("kind", "reply");
        lines.push_back(json.member("sent_at", "2025-05-01T00:00:00Z").member("body", text).end_object().take() + "\n");
    }
    return lines;
}

Result<ChildProcess> start_batch(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"check", "--batch"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return ChildProcess::start(
        {.program = "/proc/self/exe", .arguments = std::move(arguments), .core = measured_core, .streams = ChildOptions::Streams::Piped});
}

Result<void> answered(ChildProcess& batch, const std::string& line) {
    if (!batch.write(line) || !batch.read_line()) return fail(problems::unavailable, "stoa check --batch ended");
    return {};
}

// From the start of the process to its first verdict; the best of some, since each is a new process.
Result<double> measure_start(const std::string& line) {
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const auto begin = Steady::now();
        ChildProcess batch = TRY(start_batch());
        TRY(answered(batch, line));
        best = std::min(best, ms_since(begin));
    }
    return best;
}

Result<double> measure_rate(ChildProcess& batch, const std::vector<std::string>& lines, int seconds) {
    std::size_t written = 0, read = 0;
    const auto begin = Steady::now();
    while (ms_since(begin) < seconds * 1000.0) {
        for (; written - read < lines_in_flight / 2; ++written) {
            if (!batch.write(lines[written % lines.size()])) return fail(problems::unavailable, "stoa check --batch ended");
        }
        for (; written - read > lines_in_flight / 4; ++read) {
            if (!batch.read_line()) return fail(problems::unavailable, "stoa check --batch ended");
        }
    }
    const double rate = static_cast<double>(read) * 1000 / ms_since(begin);
    for (; read < written; ++read) (void)batch.read_line();
    return rate;
}

Result<void> measure_batch(const Bench& bench, const std::vector<std::string>& texts) {
    const std::vector<std::string> lines = lines_of(texts);
    const double start_ms = TRY(measure_start(lines[0]));
    print(bench.out,
          {.name = "start until the first verdict", .value = start_ms, .unit = "ms", .goal = start_goal_ms, .better = Better::Lower});
    ChildProcess batch = TRY(start_batch());
    for (const std::string& line : lines) TRY(answered(batch, line));
    print(bench.out, {.name = "memory, all languages checked",
                      .value = batch.memory_mb(),
                      .unit = "MB",
                      .goal = memory_goal_mb,
                      .better = Better::Lower});
    const double rate = TRY(measure_rate(batch, lines, bench.options.seconds));
    print(bench.out, {.name = "checks in a batch, one core", .value = rate, .unit = "/s", .goal = batch_goal});
    ChildProcess unwritten = TRY(start_batch({"--without", "format.spelling", "--without", "format.grammar"}));
    for (const std::string& line : lines) TRY(answered(unwritten, line));
    const double unwritten_rate = TRY(measure_rate(unwritten, lines, bench.options.seconds));
    print(bench.out, {.name = "... without spelling and grammar", .value = unwritten_rate, .unit = "/s", .goal = unwritten_batch_goal});
    std::vector<double> times;
    const std::vector<std::string> large = lines_of(check_texts(texts_count, large_text_size_bytes));
    for (int number = 0; number < single_checks; ++number) {
        const auto begin = Steady::now();
        TRY(answered(batch, large[static_cast<std::size_t>(number) % large.size()]));
        times.push_back(ms_since(begin));
    }
    std::ranges::sort(times);
    print(bench.out, {.name = "one check of 2 kB, p50", .value = quantile(times, 0.5), .unit = "ms"});
    print(bench.out,
          {.name = "one check of 2 kB, p99", .value = quantile(times, 0.99), .unit = "ms", .goal = p99_goal_ms, .better = Better::Lower});
    TRY(measure_worst_checks(bench, batch));
    return {};
}

// Each text by turns, made ready before: the load generator has little to do.
std::function<std::string()> by_turns(std::vector<std::string> requests) {
    return [requests = std::move(requests), next = std::size_t{0}]() mutable { return requests[next++ % requests.size()]; };
}

Result<double> measure_load(const Bench& bench, std::uint16_t port, LoadOptions::Connections kept, std::vector<std::string> requests) {
    const auto load = TRY(run_load({.port = port,
                                    .connections = connections,
                                    .length_ms = bench.options.seconds * 1000,
                                    .kept = kept,
                                    .request = by_turns(std::move(requests))}));
    fmt::print(bench.out, "    {} answers in {:.1f} s, {} wrong; p50 {:.1f} ms, p99 {:.1f} ms; processor of the load generator {:.1f} s\n",
               load.answers, load.seconds, load.wrong, load.latency_ms(0.5), load.latency_ms(0.99), load.generator_cpu_seconds);
    if (load.wrong > 0) fmt::print(bench.out, "    the first wrong answer: {}\n", load.first_wrong);
    return load.per_second();
}

enum class Checked { Text, Reply };

// The text alone, or as a reply in a conversation, which is then loaded and read too.
std::vector<std::string> check_requests(const std::vector<std::string>& texts, const Filled& filled, Checked what) {
    std::vector<std::string> requests;
    requests.reserve(texts.size());
    for (std::size_t at = 0; at < texts.size(); ++at) {
        JsonWriter body;
        body.begin_object();
        if (what == Checked::Reply) body.member("conversation_id", filled.conversations[at % filled.conversations.size()].text());
        body.member("text", texts[at]).end_object();
        requests.push_back(http_request("POST", fmt::format("/v1/sellers/{}/checks", filled.seller.number), filled.token, "", body.take()));
    }
    return requests;
}

// The newest pack without spelling and grammar, as a marketplace would write it.
Result<ServerProcess::Settings> unwritten_pack(const std::string& directory) {
    std::ofstream file(directory + "/unwritten.toml");
    file << "name = \"unwritten\"\nversion = 1\neffective_from = 2026-01-01\nextends = \"amazon-2025\"\n";
    for (const std::string_view rule : {"format.spelling", "format.grammar"})
        file << fmt::format("[rule.\"{}\"]\napplies_to = \"seller\"\noutcome = \"pass\"\n", rule);
    if (!file.flush()) return fail(problems::unavailable, fmt::format("{}/unwritten.toml cannot be written", directory));
    return ServerProcess::Settings{{"STOA_POLICY_PACK", "unwritten"}, {"STOA_POLICY_PACK_DIRECTORY", directory}};
}

struct HttpRates {
    double unwritten = 0;  // A text alone, without spelling and grammar.
    double replies = 0;    // Replies in their conversations, with all rules.
};

Result<double> measure_server(const Bench& bench, const ServerProcess::Settings& settings, std::vector<std::string> requests) {
    const ServerProcess server = TRY(ServerProcess::start(bench.directory, settings));
    bind_to_core(server.pid(), measured_core);
    return measure_load(bench, server.port(), LoadOptions::Connections::Kept, std::move(requests));
}

Result<HttpRates> measure_http(const Bench& bench, const std::vector<std::string>& texts) {
    Filled filled;
    TRY(bench.with_app(bench.directory, [&](App& app) -> Result<void> {
        filled = TRY(fill(app, {.messages = 1000, .conversations = 100}, bench.out));
        return {};
    }));
    fmt::print(bench.out, "Checks over HTTP, {} connections, {} s: replies with all rules, then texts without spelling and grammar ...\n",
               connections, bench.options.seconds);
    HttpRates rates;
    rates.replies = TRY(measure_server(bench, {}, check_requests(texts, filled, Checked::Reply)));
    const ServerProcess::Settings settings = TRY(unwritten_pack(bench.directory));
    rates.unwritten = TRY(measure_server(bench, settings, check_requests(texts, filled, Checked::Text)));
    return rates;
}

Result<double> measure_rspamd(const Bench& bench, const std::vector<std::string>& texts) {
    fmt::print(bench.out, "Starting rspamd; it compiles its patterns first ...\n");
    bench.out.flush();
    const std::string directory = bench.directory + "/rspamd";
    std::filesystem::create_directories(directory);
    const Rspamd rspamd = TRY(Rspamd::start(directory, measured_core));
    std::vector<std::string> requests;
    std::ranges::transform(texts, std::back_inserter(requests), Rspamd::request);
    fmt::print(bench.out, "The same texts as mails by one worker of rspamd, {} at a time, a connection each, {} s ...\n", connections,
               bench.options.seconds);
    return measure_load(bench, rspamd.port(), LoadOptions::Connections::OneEach, std::move(requests));
}

}  // namespace

Result<void> measure_checks(const Bench& bench) {
    if (std::thread::hardware_concurrency() > 1) bind_to_core(::getpid(), measured_core + 1);
    const std::vector<std::string> texts = check_texts(texts_count, text_size_bytes);
    TRY(measure_batch(bench, texts));
    const HttpRates http = TRY(measure_http(bench, texts));
    const double peer = TRY(measure_rspamd(bench, texts));
    print(bench.out, {.name = "replies checked over HTTP, all rules, one core", .value = http.replies, .unit = "/s"});
    print(bench.out, {.name = "checks of 600 bytes over HTTP, one core",
                      .value = http.unwritten,
                      .unit = "/s",
                      .peer = "rspamd, one worker",
                      .against = peer,
                      .goal = rspamd_factor_goal * peer});
    return {};
}

}  // namespace stoa::bench
