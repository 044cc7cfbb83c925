#include "bench/dovecot.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "bench/load.h"
#include "bench/server_process.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;
constexpr auto start_limit = std::chrono::seconds(20);
constexpr std::string_view program = "/usr/sbin/dovecot";
constexpr std::string_view lmtp_program = "/usr/lib/dovecot/lmtp";

// A process a connection, as Dovecot has it by default; the mailboxes are made by the first mail.
void write_settings(const std::string& directory, std::uint16_t port, int processes) {
    std::ofstream(directory + "/dovecot.conf") << fmt::format(
        "base_dir = {0}/run\nstate_dir = {0}/state\ninstance_name = stoa-bench\nlog_path = {0}/log\nprotocols = lmtp\nssl = no\n"
        "mail_location = mdbox:{0}/mail/%u\nmail_fsync = optimized\nmail_uid = nobody\nmail_gid = nogroup\nfirst_valid_uid = 1\n"
        "passdb {{\n  driver = static\n  args = nopassword=y\n}}\n"
        "userdb {{\n  driver = static\n  args = uid=nobody gid=nogroup home={0}/mail/%u allow_all_users=yes\n}}\n"
        "service lmtp {{\n  process_min_avail = {2}\n  process_limit = {2}\n  inet_listener lmtp {{\n    address = 127.0.0.1\n    port = "
        "{1}\n"
        "  }}\n}}\n",
        directory, port, processes);
}

}  // namespace

Result<Dovecot> Dovecot::start(const std::string& directory, int processes) {
    if (!std::filesystem::exists(lmtp_program))
        return fail(problems::unavailable, "dovecot-lmtpd is not installed: ./dev bench mails does it");
    if (::geteuid() != 0) return fail(problems::unavailable, "Dovecot is measured beside only as root, which it needs");
    const std::uint16_t port = TRY(free_port());
    std::filesystem::create_directories(directory + "/mail");
    // The user of the mailboxes goes through all of it.
    for (const std::string& folder : {directory, directory + "/mail"})
        std::filesystem::permissions(folder, std::filesystem::perms::all, std::filesystem::perm_options::replace);
    write_settings(directory, port, processes);
    ChildProcess process =
        TRY(ChildProcess::start({.program = std::string(program), .arguments = {"-F", "-c", directory + "/dovecot.conf"}}));
    const auto begin = Steady::now();
    for (;;) {
        const int socket = connect_to(port);
        if (socket >= 0) {
            ::close(socket);
            return Dovecot(std::move(process), port);
        }
        if (process.has_ended()) return fail(problems::unavailable, fmt::format("Dovecot ended at once; {}/log says why", directory));
        if (Steady::now() - begin > start_limit) return fail(problems::unavailable, "Dovecot was not ready within 20 seconds");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

}  // namespace stoa::bench
