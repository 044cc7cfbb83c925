// Durable replies and lists over HTTP, beside what the store gives at most and beside a peer.
#include "bench/measurements.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "app/messages/delivery.h"
#include "base/digest.h"
#include "base/json.h"
#include "bench/fill.h"
#include "bench/load.h"
#include "bench/report.h"
#include "bench/runs.h"
#include "bench/server_process.h"
#include "store/audit.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

// Request Tracker 5 (REST2, PostgreSQL) on such a machine.
constexpr double request_tracker_replies = 28;
constexpr double request_tracker_lists = 62;

constexpr double start_goal_ms = 500;
constexpr double memory_goal_mb = 50;

std::string path_of(const Filled& filled, std::size_t conversation) {
    return fmt::format("/v1/sellers/{}/conversations/{}", filled.seller.number,
                       filled.conversations[conversation % filled.conversations.size()].text());
}

void print_load(std::ostream& out, const LoadResult& load, double server_cpu_seconds) {
    fmt::print(out,
               "    {} answers in {:.1f} s, {} wrong; p50 {:.1f} ms, p99 {:.1f} ms; processor: server {:.1f} s, load generator {:.1f} s\n",
               load.answers, load.seconds, load.wrong, load.latency_ms(0.5), load.latency_ms(0.99), server_cpu_seconds,
               load.generator_cpu_seconds);
    if (load.wrong > 0) fmt::print(out, "    the first wrong answer: {}\n", load.first_wrong);
}

Result<LoadResult> measure(const Bench& bench, const ServerProcess& server, int status, std::function<std::string()> request) {
    const double cpu_before = server.cpu_seconds();
    auto load = TRY(run_load({.port = server.port(),
                              .connections = bench.options.connections,
                              .length_ms = bench.options.seconds * 1000,
                              .status = status,
                              .request = std::move(request)}));
    print_load(bench.out, load, server.cpu_seconds() - cpu_before);
    return load;
}

// `number` goes on over the runs: a key that was used before would give the earlier answer.
Result<double> measure_replies(const Bench& bench, const ServerProcess& server, const Filled& filled, int& number) {
    const auto request = [&] {
        ++number;
        JsonWriter body;
        body.begin_object().member("text", reply_text(number)).end_object();
        return http_request("POST", path_of(filled, static_cast<std::size_t>(number)) + "/messages", filled.token,
                            fmt::format("Idempotency-Key: bench-{}\r\n", number), body.take());
    };
    const auto load = TRY(measure(bench, server, 201, request));
    return load.per_second();
}

Result<double> measure_lists(const Bench& bench, const ServerProcess& server, const Filled& filled) {
    const std::string path = fmt::format("/v1/sellers/{}/conversations?limit=20", filled.seller.number);
    const auto load = TRY(measure(bench, server, 200, [&] { return http_request("GET", path, filled.token, "", ""); }));
    return load.per_second();
}

// The rows of one send and of its idempotency key, without door and policy.
Result<void> write_rows(App& app, store::Transaction& transaction, const Filled& filled, Submission& submission, int number) {
    submission.text = reply_text(number);
    const auto sent = TRY(deliver_message(app, transaction, submission, {}));
    return store::add_idempotency(transaction, filled.seller, app.clock().day(), filled.member.user, digest(fmt::format("raw-{}", number)),
                                  {.body_digest = digest(submission.text),
                                   .status = 201,
                                   .result_id = sent.message.id.uuid,
                                   .conversation = sent.conversation,
                                   .seq = sent.message.seq});
}

// The most that the store gives: one thread, 64 sends a commit, a savepoint each.
Result<double> measure_raw(const Bench& bench, App& app, const Filled& filled, int& number) {
    constexpr int group = 64;
    std::vector<Target> targets;
    for (const ConversationId id : filled.conversations) {
        targets.push_back(
            TRY(app.database.read([&](store::Reader& reader) { return load_conversation_target(reader, filled.seller, id); })));
    }
    const auto connection = TRY(store::Connection::open(bench.directory + "/stoa.db", store::Connection::Mode::Write));
    const auto checkpointer = TRY(store::Connection::open(bench.directory + "/stoa.db", store::Connection::Mode::Write));
    std::atomic<bool> done = false;
    std::jthread checkpoints([&] {
        while (!done) {
            (void)checkpointer->run("PRAGMA wal_checkpoint(PASSIVE)");
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    });
    store::Transaction transaction(*connection);
    const int number_before = number;
    const auto begin = Steady::now();
    const auto end = begin + std::chrono::seconds(bench.options.seconds);
    while (Steady::now() < end) {
        TRY(connection->run("BEGIN IMMEDIATE"));
        for (int i = 0; i < group; ++i) {
            ++number;
            Submission submission{.caller = filled.member, .target = targets[static_cast<std::size_t>(number) % targets.size()]};
            TRY(connection->run("SAVEPOINT one"));
            TRY(write_rows(app, transaction, filled, submission, number));
            TRY(connection->run("RELEASE one"));
        }
        TRY(connection->run("COMMIT"));
    }
    done = true;
    return (number - number_before) / std::chrono::duration<double>(Steady::now() - begin).count();
}

void print_rates(std::ostream& out, double sends, double lists, double raw) {
    print(
        out,
        {.name = "durable replies over HTTP", .value = sends, .unit = "/s", .peer = "raw group commits", .against = raw, .goal = raw / 2});
    print(out, {.name = "durable replies over HTTP",
                .value = sends,
                .unit = "/s",
                .peer = "Request Tracker 5",
                .against = request_tracker_replies});
    print(out,
          {.name = "lists of 20 over HTTP", .value = lists, .unit = "/s", .peer = "Request Tracker 5", .against = request_tracker_lists});
}

}  // namespace

Result<void> measure_sends(const Bench& bench) {
    fmt::print(bench.out, "Filling a store with {} messages in {} conversations ...\n", bench.options.messages,
               bench.options.conversations);
    Filled filled;
    TRY(bench.with_app(bench.directory, [&](App& app) -> Result<void> {
        filled = TRY(fill(app, {.messages = bench.options.messages, .conversations = bench.options.conversations}, bench.out));
        return {};
    }));
    double sends = 0, lists = 0;
    {
        const ServerProcess server = TRY(ServerProcess::start(bench.directory));
        print(bench.out, {.name = "start until the first answer",
                          .value = server.start_ms(),
                          .unit = "ms",
                          .goal = start_goal_ms,
                          .better = Better::Lower});
        print(bench.out,
              {.name = "idle memory", .value = server.memory_mb(), .unit = "MB", .goal = memory_goal_mb, .better = Better::Lower});
        fmt::print(bench.out, "Durable replies over HTTP, {} connections, {} runs of {} s ...\n", bench.options.connections, runs,
                   bench.options.seconds);
        int number = 0;
        sends = TRY(median_of_runs([&] { return measure_replies(bench, server, filled, number); }));
        fmt::print(bench.out, "Lists of 20 conversations over HTTP, {} connections, {} runs of {} s ...\n", bench.options.connections, runs,
                   bench.options.seconds);
        lists = TRY(median_of_runs([&] { return measure_lists(bench, server, filled); }));
        print(bench.out, {.name = "memory after the load", .value = server.memory_mb(), .unit = "MB"});
    }
    fmt::print(bench.out, "The same rows by one thread, in groups of 64, {} runs of {} s ...\n", runs, bench.options.seconds);
    double raw = 0;
    TRY(bench.with_app(bench.directory, [&](App& app) -> Result<void> {
        int number = 0;
        raw = TRY(median_of_runs([&] { return measure_raw(bench, app, filled, number); }));
        return {};
    }));
    print_rates(bench.out, sends, lists, raw);
    return {};
}

}  // namespace stoa::bench
