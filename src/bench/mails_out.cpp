// E-mail out: how many mails go into a server that takes all.
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "app/messages/delivery.h"
#include "bench/child_process.h"
#include "bench/fill.h"
#include "bench/load.h"
#include "bench/mails.h"
#include "bench/measurements.h"
#include "bench/report.h"
#include "bench/server_process.h"
#include "store/mails.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr double out_goal_per_second = 500;
constexpr std::string_view sink_program = "/usr/sbin/smtp-sink";
constexpr auto sink_start = std::chrono::milliseconds(200);

struct Sink {
    ChildProcess process;
    std::uint16_t port;
};

Result<Sink> start_sink() {
    if (!std::filesystem::exists(sink_program)) return fail(problems::unavailable, "postfix is not installed: ./dev bench mails does it");
    const std::uint16_t port = TRY(free_port());
    std::vector<std::string> arguments;
    if (::geteuid() == 0) arguments = {"-u", "nobody"};
    for (const std::string& argument : {fmt::format("127.0.0.1:{}", port), std::string("256")}) arguments.push_back(argument);
    ChildProcess process = TRY(ChildProcess::start({.program = std::string(sink_program), .arguments = std::move(arguments)}));
    std::this_thread::sleep_for(sink_start);
    return Sink{std::move(process), port};
}

MailOptions mail_options(std::uint16_t relay_port) {
    return {.domain = std::string(mail_domain),
            .relay = fmt::format("smtp://127.0.0.1:{}", relay_port),
            .public_url = "https://messages.example"};
}

ServerProcess::Settings settings_of(const MailOptions& options, std::uint16_t lmtp_port) {
    return {{"STOA_MAIL_DOMAIN", options.domain},
            {"STOA_MAIL_RELAY", options.relay},
            {"STOA_HTTP_PUBLIC_URL", options.public_url},
            {"STOA_LMTP_LISTEN", fmt::format("127.0.0.1:{}", lmtp_port)}};
}

// So many messages of the seller's, by turns to buyers who get each by mail at once; all wait to be sent.
Result<void> write_messages(App& app, const Filled& filled, int count) {
    constexpr int batch = 500;
    std::vector<Target> targets;
    for (std::size_t i = first_mail_conversation; i < filled.conversations.size(); ++i) {
        targets.push_back(TRY(app.database.read(
            [&](store::Reader& reader) { return load_conversation_target(reader, filled.seller, filled.conversations[i]); })));
    }
    if (targets.empty())
        return fail(problems::invalid_value, fmt::format("it takes more than {} --conversations", first_mail_conversation));
    for (int begin = 0; begin < count; begin += batch) {
        TRY(app.database.write([&](store::Transaction& transaction) -> Result<void> {
            for (int number = begin; number < std::min(begin + batch, count); ++number) {
                Submission submission{.caller = filled.member, .target = targets[static_cast<std::size_t>(number) % targets.size()]};
                submission.text = reply_text(number);
                TRY(deliver_message(app, transaction, submission, {}));
            }
            return {};
        }));
    }
    return {};
}

Result<bool> is_any_queued(App& app) {
    const auto queued = TRY(app.database.read([&](store::Reader& reader) { return store::list_mails_in(reader, MailState::Queued, 1); }));
    return !queued.empty();
}

}  // namespace

Result<void> measure_mails_out(const Bench& bench) {
    Sink sink = TRY(start_sink());
    const std::string directory = bench.directory + "/out";
    return bench.with_app(directory, [&](App& app) -> Result<void> {
        const int mails = std::min(bench.options.messages / 5, 20'000);
        const Filled filled = TRY(fill(app, {.messages = bench.options.messages, .conversations = bench.options.conversations}, bench.out));
        app.mail = mail_options(sink.port);
        TRY(write_messages(app, filled, mails));
        fmt::print(bench.out, "{} mails into smtp-sink ...\n", mails);
        const auto server = TRY(ServerProcess::start(directory, settings_of(app.mail, TRY(free_port()))));
        const auto begin = Steady::now();
        const double cpu_before = server.cpu_seconds();
        while (TRY(is_any_queued(app))) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        const double seconds = std::chrono::duration<double>(Steady::now() - begin).count();
        fmt::print(bench.out, "    {:.1f} s; processor: server {:.1f} s\n", seconds, server.cpu_seconds() - cpu_before);
        print(bench.out, {.name = "mails out", .value = mails / seconds, .unit = "/s", .goal = out_goal_per_second});
        return {};
    });
}

}  // namespace stoa::bench
