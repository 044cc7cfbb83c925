#include "bench/server_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

#include "bench/child_process.h"
#include "bench/load.h"

namespace stoa::bench {

namespace {

using Steady = std::chrono::steady_clock;
constexpr auto start_limit = std::chrono::seconds(20);

double ms_since(Steady::time_point begin) { return std::chrono::duration<double, std::milli>(Steady::now() - begin).count(); }

pid_t spawn(const std::string& data_directory, std::uint16_t port, const ServerProcess::Settings& settings) {
    const pid_t pid = ::fork();
    if (pid != 0) return pid;
    const int nowhere = ::open("/dev/null", O_RDWR);
    if (nowhere < 0) ::_exit(127);
    ::dup2(nowhere, STDIN_FILENO);
    ::dup2(nowhere, STDOUT_FILENO);
    ::setenv("STOA_HTTP_LISTEN", fmt::format("127.0.0.1:{}", port).c_str(), 1);
    ::setenv("STOA_LOG_LEVEL", "error", 1);
    for (const auto& [name, value] : settings) ::setenv(name.c_str(), value.c_str(), 1);
    ::execl("/proc/self/exe", "stoa", "serve", "--data", data_directory.c_str(), nullptr);
    ::_exit(127);
}

}  // namespace

Result<std::uint16_t> free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool found = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    if (!found) return fail(problems::unavailable, "no free port on 127.0.0.1");
    return ntohs(address.sin_port);
}

Result<ServerProcess> ServerProcess::start(const std::string& data_directory, const Settings& settings) {
    const std::uint16_t port = TRY(free_port());
    const auto begin = Steady::now();
    const pid_t pid = spawn(data_directory, port, settings);
    while (Steady::now() - begin < start_limit) {
        if (is_answered(port, "/healthz")) return ServerProcess(pid, port, ms_since(begin));
        if (::waitpid(pid, nullptr, WNOHANG) == pid) return fail(problems::unavailable, "the server ended at once");
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    return fail(problems::unavailable, "the server did not answer within 20 seconds");
}

ServerProcess::ServerProcess(ServerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), port_(other.port_), start_ms_(other.start_ms_) {}

ServerProcess::~ServerProcess() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
}

double ServerProcess::memory_mb() const { return resident_mb(pid_); }

double ServerProcess::cpu_seconds() const {
    std::ifstream stat(fmt::format("/proc/{}/stat", pid_));
    std::string text((std::istreambuf_iterator<char>(stat)), std::istreambuf_iterator<char>());
    std::istringstream rest(text.substr(text.rfind(')') + 1));  // The fields behind the name: state is the third of all.
    std::string skipped;
    for (int field = 3; field < 14; ++field) rest >> skipped;
    double user = 0, system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace stoa::bench
