// stoa serve: the server, from its start to the signal that ends it.
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <malloc.h>
#include <pthread.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <memory>

#include "base/log.h"
#include "http/server.h"
#include "jobs/mail_senders.h"
#include "jobs/runner.h"
#include "jobs/watch.h"
#include "lmtp/mail_handler.h"
#include "lmtp/server.h"
#include "wiring/command.h"
#include "wiring/config_keys.h"
#include "wiring/file_inspector.h"
#include "wiring/health.h"
#include "wiring/image_fetcher.h"
#include "wiring/parts.h"

namespace stoa::wiring {

namespace {

// glibc gives each thread a heap of its own (eight a core), and each keeps what was once used.
constexpr int heaps_max = 8;

// Somebody looks at the file while it is looked into.
constexpr std::int64_t file_interval_ms = 100;
constexpr int fetch_threads = 2;  // Most of their time they wait.

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

void warn_without_web(const std::string& directory) {
    if (std::filesystem::exists(std::filesystem::path(directory) / "index.html")) return;
    log::warn("there is no web app in {}; `./dev build` makes it, http.web_directory names another place. The API is served.", directory);
}

// Null where no mail goes out.
Result<std::unique_ptr<jobs::MailSenders>> start_mail_senders(const Config& config, App& app) {
    if (!app.mail.sends()) return nullptr;
    return jobs::MailSenders::start(app, static_cast<int>(config.mail_relay_connections));
}

// Null where there is no e-mail.
Result<std::unique_ptr<lmtp::Server>> start_lmtp(const Config& config, lmtp::Handler& handler) {
    if (config.mail_domain.empty()) return nullptr;
    const ListenAddress listen = *parse_listen_address(config.lmtp_listen);
    return lmtp::Server::start({.address = listen.host, .port = listen.port, .host_name = config.mail_domain}, handler);
}

// One that does not answer is no reason to stay away: messages without files go on, and it may be back soon.
void print_blobs(std::ostream& out, blobs::BlobStore& blobs) {
    fmt::print(out, "Files lie in {}\n", blobs.describe());
    out.flush();
    const auto checked = blobs.check();
    if (!checked) log::warn("files cannot be kept: {}", checked.error().message);
}

void print_mail(std::ostream& out, const Config& config, const lmtp::Server* server) {
    if (!server) {
        fmt::print(out, "E-mail is off: mail.domain is not set\n");
    } else {
        fmt::print(
            out, "E-mail for {}: in by LMTP on port {}, out by {}; From is {}\n", config.mail_domain, server->port(),
            config.mail_relay.empty() ? "nothing (mail.relay is not set)" : config.mail_relay,
            config.mail_front.empty() ? "believed (mail.front is not set)" : "believed where " + config.mail_front + " vouches for it");
    }
    out.flush();
}

Result<int> serve(const Invocation& invocation) {
    const auto config = TRY(read_config(invocation.source));
    start_log(config.log_level);
    ::mallopt(M_ARENA_MAX, heaps_max);
    // Blocked before any thread begins, so that all threads inherit it and only sigwait() below takes them.
    const sigset_t signals = ending_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const auto parts = TRY(Parts::build(config, Use::Serve));
    const DataDirectory directory = TRY(DataDirectory::open(config.data_directory));
    const ListenAddress listen = *parse_listen_address(config.http_listen);
    const http::ServerOptions options{.address = listen.host,
                                      .port = listen.port,
                                      .pool_threads = static_cast<int>(config.http_threads),
                                      .secure_cookies = config.http_secure_cookies,
                                      .web_directory = config.http_web_directory,
                                      .version = STOA_VERSION,
                                      .find_failures = [&] { return find_failures(parts->app, directory); },
                                      .find_unavailable = [&] { return find_unavailable(parts->app); },
                                      .limits = {.event_interval_ms = config.http_beat_seconds * 1000}};
    parts->app.inspect = TRY(start_file_inspector(config, parts->app));
    parts->app.fetch = make_image_fetcher(config);
    const auto runner = TRY(jobs::Runner::start(parts->app, jobs::handlers()));
    const auto file_runner = TRY(jobs::Runner::start(
        parts->app, jobs::file_handlers(), {.threads = static_cast<int>(config.inspection_workers), .poll_interval_ms = file_interval_ms}));
    const auto fetch_runner = TRY(jobs::Runner::start(parts->app, jobs::fetch_handlers(), {.threads = fetch_threads}));
    const auto import_runner = TRY(jobs::Runner::start(parts->app, jobs::import_handlers()));
    const auto mail_senders = TRY(start_mail_senders(config, parts->app));
    const jobs::Watch watch(parts->app, jobs::watchers());
    const auto server = TRY(http::Server::start(options, parts->app));
    lmtp::MailHandler mail_handler(parts->app);
    const auto lmtp_server = TRY(start_lmtp(config, mail_handler));
    const std::string host = listen.host.contains(':') ? "[" + listen.host + "]" : listen.host;
    fmt::print(invocation.terminal.out, "Stoa serves http://{}:{} from {}; Ctrl-C ends it\n", host, server->port(), config.data_directory);
    invocation.terminal.out.flush();
    warn_without_web(config.http_web_directory);
    print_blobs(invocation.terminal.out, *parts->blobs);
    print_mail(invocation.terminal.out, config, lmtp_server.get());

    int signal = 0;
    ::sigwait(&signals, &signal);
    ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // A second one ends the program at once.
    if (lmtp_server) lmtp_server->stop();
    server->stop();
    return cli::exit_done;
}

std::string describe_keys() {
    std::string text = "Keys of the configuration:\n";
    for (const ConfigKey& key : config_keys()) {
        text += fmt::format("  {:<30} {}\n", key.name, environment_name(key.name));
    }
    return text + "--print-config says what each does, and its value.";
}

}  // namespace

void declare_serve(CLI::App& options, Invocation& invocation, Action& action) {
    declare_config(options, invocation);
    const CLI::Option* print = add_flag(options, "--print-config", "Print the configuration that would be used, with comments, and end");
    const CLI::Option* routes = add_flag(options, "--routes", "Print the routes of the HTTP door, and end");
    options.footer(describe_keys());
    action = [&invocation, print, routes]() -> Result<int> {
        if (routes->count() > 0) {
            invocation.terminal.out << http::describe_routes();
            return cli::exit_done;
        }
        if (print->count() == 0) return serve(invocation);
        const auto config = TRY(read_config(invocation.source));
        invocation.terminal.out << print_config(config);
        return cli::exit_done;
    };
}

}  // namespace stoa::wiring
