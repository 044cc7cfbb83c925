#include "bench/rspamd.h"

#include <fmt/format.h>
#include <sys/types.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "bench/load.h"
#include "bench/server_process.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;
constexpr auto start_limit = std::chrono::minutes(5);
constexpr auto compiled_after = std::chrono::seconds(10);  // So long without a new file of patterns: all are compiled.

constexpr std::string_view settings = "/etc/rspamd/rspamd.conf";
// They ask servers, or Redis, or work for mail servers.
constexpr std::array<std::string_view, 31> modules_off{"rbl",
                                                       "spf",
                                                       "dkim",
                                                       "dkim_signing",
                                                       "dmarc",
                                                       "arc",
                                                       "fuzzy_check",
                                                       "greylist",
                                                       "ratelimit",
                                                       "replies",
                                                       "neural",
                                                       "mx_check",
                                                       "asn",
                                                       "clickhouse",
                                                       "url_redirector",
                                                       "reputation",
                                                       "antivirus",
                                                       "spamassassin",
                                                       "elastic",
                                                       "spamtrap",
                                                       "bayes_expiry",
                                                       "p0f",
                                                       "rspamd_update",
                                                       "dynamic_conf",
                                                       "known_senders",
                                                       "history_redis",
                                                       "metadata_exporter",
                                                       "external_services",
                                                       "milter_headers",
                                                       "metric_exporter",
                                                       "fuzzy_collect"};

void write(const std::string& path, std::string_view text) { std::ofstream(path) << text; }

void write_settings(const std::string& directory, std::uint16_t port) {
    for (const std::string_view folder : {"/local.d", "/override.d", "/db"})
        std::filesystem::create_directories(directory + std::string(folder));
    write(directory + "/local.d/options.inc",
          "filters = \"chartable,regexp\";\ndns { nameserver = [\"127.0.0.1:9\"]; timeout = 0.01s; retransmits = 1; }\n");
    for (const std::string_view module : modules_off) write(fmt::format("{}/local.d/{}.conf", directory, module), "enabled = false;\n");
    for (const std::string_view worker : {"controller", "proxy", "fuzzy"})
        write(fmt::format("{}/override.d/worker-{}.inc", directory, worker), "enabled = false;\n");
    write(directory + "/override.d/worker-normal.inc", fmt::format("bind_socket = \"127.0.0.1:{}\";\ncount = 1;\n", port));
}

Steady::duration since_last_change(const std::string& folder) {
    std::filesystem::file_time_type last = std::filesystem::file_time_type::min();
    for (const auto& file : std::filesystem::directory_iterator(folder)) last = std::max(last, file.last_write_time());
    return last == std::filesystem::file_time_type::min() ? Steady::duration::zero() : std::filesystem::file_time_type::clock::now() - last;
}

// The process itself and the workers that it began.
std::vector<pid_t> family(pid_t parent) {
    std::vector<pid_t> pids{parent};
    std::ifstream children(fmt::format("/proc/{}/task/{}/children", parent, parent));
    for (pid_t child = 0; children >> child;) pids.push_back(child);
    return pids;
}

}  // namespace

Result<Rspamd> Rspamd::start(const std::string& directory, int core) {
    if (!std::filesystem::exists(settings)) return fail(problems::unavailable, "rspamd is not installed: ./dev bench checks does it");
    const std::uint16_t port = TRY(free_port());
    write_settings(directory, port);
    ChildProcess process = TRY(
        ChildProcess::start({.program = "rspamd",
                             .arguments = {"-f", "-i", "-c", std::string(settings), "--var", "LOCAL_CONFDIR=" + directory, "--var",
                                           "DBDIR=" + directory + "/db", "--var", "RUNDIR=" + directory, "--var", "LOGDIR=" + directory}}));
    const auto begin = Steady::now();
    while (!is_answered(port, "/ping") || since_last_change(directory + "/db") < compiled_after) {
        if (process.has_ended()) return fail(problems::unavailable, "rspamd ended at once; it says why where it is started by hand");
        if (Steady::now() - begin > start_limit) return fail(problems::unavailable, "rspamd was not ready within five minutes");
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    for (const pid_t pid : family(process.pid())) bind_to_core(pid, core);
    return Rspamd(std::move(process), port);
}

std::string Rspamd::request(const std::string& text) {
    const std::string mail = fmt::format(
        "From: Shop <shop@seller.example>\r\nTo: buyer@mail.example\r\nSubject: Your order\r\nDate: Thu, 01 May 2025 10:00:00 +0000\r\n"
        "Message-ID: <bench@seller.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
        text);
    return fmt::format("POST /checkv2 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\n\r\n{}", mail.size(), mail);
}

}  // namespace stoa::bench
