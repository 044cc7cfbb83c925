// The client of clamd, with a real one that has a database of its own.
#include "inspect/scanner.h"

#include <gmock/gmock.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <csignal>
#include <cstdlib>

#include <fstream>
#include <thread>

#include "base/text.h"
#include "inspect/test_inspector.h"

namespace stoa::inspect {
namespace {

using namespace std::chrono_literals;

// In pieces, so that no scanner takes this file for malware.
std::string eicar() { return std::string(R"(X5O!P%@AP[4\PZX54(P^)7CC)7}$)") + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"; }

class Clamd {
public:
    Clamd() {
        write("own.ndb", "Stoa.Eicar:0:*:" + to_hex(eicar()) + "\n");
        write("clamd.conf", "LocalSocket " + socket().string() + "\nDatabaseDirectory " + folder_->path() +
                                "\nForeground yes\nStreamMaxLength 1M\nConcurrentDatabaseReload no\n");
        pid_ = ::fork();
        if (pid_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::execl("/usr/sbin/clamd", "clamd", ("--config-file=" + folder_->path() + "/clamd.conf").c_str(), nullptr);
            ::_exit(127);
        }
        for (int tries = 0; tries < 600 && scan("nothing").outcome == Scan::Outcome::Unavailable; ++tries)
            std::this_thread::sleep_for(50ms);
    }
    ~Clamd() {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }

    std::filesystem::path socket() const { return std::filesystem::path(folder_->path()) / "clamd.socket"; }
    Scan scan(const std::string& bytes) const {
        const OpenFile file(::memfd_create("scanned", MFD_CLOEXEC));
        EXPECT_TRUE(file.write(bytes));
        return scan_file(file.descriptor(), {.socket = socket()});
    }

private:
    void write(const std::string& name, const std::string& text) const { std::ofstream(folder_->path() + "/" + name) << text; }

    Result<TemporaryFolder> folder_ = TemporaryFolder::make();
    ::pid_t pid_ = -1;
};

TEST(Scanner, KnowsEicarAndLetsOthersPass) {
    const char* const ci = std::getenv("CI");  // Which has it.
    if (!std::filesystem::exists("/usr/sbin/clamd") && std::string_view(ci ? ci : "") != "true") GTEST_SKIP() << "clamd is not installed";
    const Clamd clamd;
    EXPECT_EQ(clamd.scan("an invoice").outcome, Scan::Outcome::Clean);
    EXPECT_EQ(clamd.scan("").outcome, Scan::Outcome::Clean);
    const Scan found = clamd.scan(eicar());
    EXPECT_EQ(found.outcome, Scan::Outcome::Found);
    EXPECT_THAT(found.detail, testing::HasSubstr("Stoa.Eicar"));
    EXPECT_EQ(clamd.scan(std::string(200'000, 'x') + eicar()).outcome, Scan::Outcome::Found);
    EXPECT_EQ(clamd.scan(std::string(3 << 20, 'x')).outcome, Scan::Outcome::TooLarge);
}

TEST(Scanner, GoneIsAnOutcomeOfItsOwn) {
    const OpenFile file(::memfd_create("scanned", MFD_CLOEXEC));
    const Scan scan = scan_file(file.descriptor(), {.socket = "/nonexistent/clamd.socket"});
    EXPECT_EQ(scan.outcome, Scan::Outcome::Unavailable);
    Report report;
    judge_scan(scan, report);
    EXPECT_TRUE(report.has(Concern::NotScanned));
    judge_scan({.outcome = Scan::Outcome::Found, .detail = "X"}, report);
    EXPECT_TRUE(report.has(Concern::Malware));
}

TEST(Scanner, WaitsNoLongerThanItsTime) {
    const auto folder = TemporaryFolder::make();
    const std::string path = folder->path() + "/deaf.socket";
    const OpenFile listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ::sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(path, address.sun_path);
    ASSERT_EQ(::bind(listening.descriptor(), reinterpret_cast<const ::sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(listening.descriptor(), 4), 0);
    const OpenFile file(::memfd_create("scanned", MFD_CLOEXEC));
    ASSERT_TRUE(file.write(std::string(5 << 20, 'x')));
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(scan_file(file.descriptor(), {.socket = path, .time_max = 200ms}).outcome, Scan::Outcome::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - before, 2s);
}

}  // namespace
}  // namespace stoa::inspect
