#include "inspect/inspector.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <csignal>

#include <thread>

#include "base/text.h"
#include "inspect/landlock.h"
#include "inspect/made_files.h"
#include "inspect/report_json.h"
#include "inspect/test_inspector.h"
#include "inspect/test_pictures.h"

namespace stoa::inspect {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::StartsWith;

std::string names_of(const std::vector<Finding>& findings) {
    std::string names;
    for (const Finding& finding : findings) names += std::string(id_of(finding.concern)) + " (" + finding.detail + ") ";
    return names;
}

// The children of the worker's first process, which are this process's grandchildren.
int count_children(::pid_t parent) {
    std::ifstream list("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children");
    return static_cast<int>(std::distance(std::istream_iterator<int>(list), {}));
}
::pid_t worker_of_this() {
    const std::string self = std::to_string(::getpid());
    std::ifstream list("/proc/" + self + "/task/" + self + "/children");
    ::pid_t last = -1;
    for (::pid_t pid = 0; list >> pid;) last = pid;
    return last;
}

TEST(Inspector, ReadsPhotoAndWritesItAnew) {
    const auto [report, rebuilt, thumbnail, preview] = test_inspector().look(jpeg_800x600(), "cup.jpg", "image/jpeg");
    EXPECT_EQ(report.kind, FileKind::Jpeg);
    EXPECT_EQ(names_of(report.findings), "");
    ASSERT_TRUE(report.picture && report.rebuilt && report.thumbnail);
    EXPECT_EQ(report.picture->width, 800);
    EXPECT_EQ(report.picture->height, 600);
    EXPECT_THAT(rebuilt, StartsWith("\xff\xd8\xff"));
    EXPECT_EQ(static_cast<std::int64_t>(rebuilt.size()), report.rebuilt->size_bytes);
    EXPECT_EQ(report.thumbnail->width, 320);
    EXPECT_EQ(report.thumbnail->height, 240);
    EXPECT_EQ(preview, "");
    EXPECT_TRUE(report.perceptual_hash);
    EXPECT_EQ(report.safe_name, "cup.jpg");
    // The budget is 40 ms on a machine of its own.
    RecordProperty("processor_us", std::to_string(report.cost.processor_us));
    EXPECT_GT(report.cost.processor_us, 0);
}

TEST(Inspector, EmptyFileIsTold) {
    const auto looked = test_inspector().look("", "invoice.pdf", "application/pdf");
    EXPECT_EQ(looked.report.kind, FileKind::Empty);
    EXPECT_TRUE(looked.report.has(Concern::Empty));
}

TEST(Inspector, TooLittleTimeIsAnOutcome) {
    TestInspector hasty(1ms);
    const auto looked = hasty.look(jpeg_800x600());
    ASSERT_TRUE(looked.report.trouble);
    EXPECT_EQ(looked.report.trouble->kind, Trouble::Kind::TimedOut);
    EXPECT_TRUE(looked.report.has(Concern::CouldNotBeRead));
    EXPECT_EQ(looked.rebuilt, "");
    for (int tries = 0; tries < 200 && count_children(worker_of_this()) > 0; ++tries) std::this_thread::sleep_for(10ms);
    EXPECT_EQ(count_children(worker_of_this()), 0);
}

TEST(Inspector, BeginsAnewWhereTheWorkerWasKilled) {
    TestInspector inspector;
    EXPECT_FALSE(inspector.look(jpeg_800x600()).report.trouble);
    ASSERT_GT(worker_of_this(), 0);
    ::kill(worker_of_this(), SIGKILL);
    EXPECT_TRUE(inspector.look(jpeg_800x600()).report.rebuilt);
}

bool has_ended(::pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string number, name, state;
    return !(file >> number >> name >> state) || state == "Z";
}

TEST(Inspector, WorkerThatHangsIsReplaced) {
    TestInspector inspector(3s);
    const ::pid_t hanging = worker_of_this();
    ASSERT_GT(hanging, 0);
    ::kill(hanging, SIGSTOP);
    const auto looked = inspector.look("plain text");
    EXPECT_NE(worker_of_this(), hanging);
    EXPECT_TRUE(has_ended(hanging));
    EXPECT_FALSE(looked.report.trouble);
    EXPECT_EQ(looked.report.kind, FileKind::Text);
}

TEST(Inspector, FilesInFlightAreTriedOnceMoreWhereTheWorkerDies) {
    TestInspector inspector;
    const ::pid_t worker = worker_of_this();
    ASSERT_GT(worker, 0);
    ::kill(worker, SIGSTOP);
    std::atomic<int> read = 0;
    {
        std::vector<std::jthread> threads;
        for (int number = 0; number < 2; ++number)
            threads.emplace_back([&] { read += inspector.look(jpeg_800x600()).report.rebuilt ? 1 : 0; });
        std::this_thread::sleep_for(200ms);
        ::kill(worker, SIGKILL);
    }
    EXPECT_EQ(read, 2);
}

TEST(Inspector, WorkerEndsWithItsServer) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    const ::pid_t server = ::fork();
    if (server == 0) {
        const auto inspector = Inspector::start({.program = STOA_INSPECT_PROGRAM});
        const ::pid_t worker = worker_of_this();
        (void)!::write(pipe[1], &worker, sizeof worker);
        ::_exit(0);  // As a kill would: nothing is tidied up.
    }
    ::pid_t worker = -1;
    ASSERT_EQ(::read(pipe[0], &worker, sizeof worker), static_cast<::ssize_t>(sizeof worker));
    ::waitpid(server, nullptr, 0);
    ASSERT_GT(worker, 0);
    for (int tries = 0; tries < 300 && !has_ended(worker); ++tries) std::this_thread::sleep_for(10ms);
    EXPECT_TRUE(has_ended(worker));
}

// What Sandbox::give_up_files() leaves in the process that never reads a file, and what it says of itself.
TEST(Inspector, WorkerHasGivenUpItsFiles) {
    TestInspector inspector;
    std::ifstream status("/proc/" + std::to_string(worker_of_this()) + "/status");
    const std::string facts{std::istreambuf_iterator<char>(status), {}};
    EXPECT_THAT(facts, testing::HasSubstr("NoNewPrivs:\t1"));
    EXPECT_EQ(inspector.inspector().has_landlock(), landlock_available());
}

TEST(Inspector, ManyThreadsAskAtOnce) {
    std::atomic<int> read = 0;
    {
        std::vector<std::jthread> threads;
        for (int number = 0; number < 8; ++number) {
            threads.emplace_back([&] {
                for (int round = 0; round < 3; ++round) read += test_inspector().look(jpeg_800x600()).report.rebuilt ? 1 : 0;
            });
        }
    }
    EXPECT_EQ(read, 24);
}

TEST(Inspector, MissingProgramOrFolderIsAnError) {
    EXPECT_FALSE(Inspector::start({.program = "/nonexistent/stoa-inspect"}));
    EXPECT_FALSE(Inspector::start({.program = "/bin/true"}));
    EXPECT_FALSE(test_inspector().inspector().inspect({.descriptor = 0}, "/nonexistent/folder"));
}

TEST(Inspector, LeavesNoFilesThatItDoesNotName) {
    const auto folder = TemporaryFolder::make();
    const OpenFile file(::memfd_create("suspect", MFD_CLOEXEC));
    ASSERT_TRUE(file.write("plain text"));
    ASSERT_TRUE(test_inspector().inspector().inspect({.descriptor = file.descriptor()}, folder->path()));
    EXPECT_TRUE(std::filesystem::is_empty(folder->path()));
}

// What a worker that was taken over may say.
TEST(ReportJson, NonsenseIsRefused) {
    Report report{.kind = FileKind::Jpeg};
    report.findings.push_back({.concern = Concern::Macro, .detail = "x"});
    report.passages.push_back({.text = "Hello", .place = {.page = 2, .box = Box{.x = 1, .y = 2, .width = 3, .height = 4}}});
    report.codes.push_back({.format = "QRCode", .text = "https://shop.example"});
    report.perceptual_hash = 0xfedcba9876543210;
    report.rebuilt = {.kind = FileKind::Jpeg, .width = 3, .height = 4};
    const std::string good = encode(report);
    const auto read = decode_report(good);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->passages, report.passages);
    EXPECT_EQ(read->findings, report.findings);
    EXPECT_EQ(read->codes, report.codes);
    EXPECT_EQ(read->perceptual_hash, report.perceptual_hash);
    const auto with = [&](std::string_view old, std::string_view fresh) {
        std::string changed = good;
        const std::size_t at = changed.find(old);
        EXPECT_NE(at, std::string::npos) << old;
        return changed.replace(at, old.size(), fresh);
    };
    for (const std::string& bad :
         {std::string(), std::string("{}"), std::string("["), with("\"jpeg\"", "\"sheep\""), with("macro", "mocro"),
          with("[1,2,3,4]", "[1,2,3]"), with("[1,2,3,4]", "[1,2,3,-4]"), with("[1,2,3,4]", "[1,2,3,4000000000]"),
          with("\"page\":2", "\"page\":0"), with("written", "spoken"), with("Hello", std::string(ReportLimits::passage_length + 1, 'x')),
          with("Hello", "\xff"), with("fedcba9876543210", "fedcba987654321g"), with("\"is_cut\":", "\"more\":1,\"is_cut\":"),
          with("\"rebuilt\":{\"kind\":\"jpeg\"", "\"rebuilt\":{\"kind\":\"html\""), std::string(ReportLimits::answer_bytes + 1, ' ')}) {
        EXPECT_FALSE(decode_report(bad)) << bad.substr(0, 200);
    }
}

TEST(MadeFiles, AreCheckedAgainstWhatIsSaidOfThem) {
    const auto folder = TemporaryFolder::make();
    {
        const auto made = MadeFiles::create(folder->path());
        ASSERT_TRUE(made);
        EXPECT_FALSE(MadeFiles::create(folder->path()));  // They exist.
        Report report;
        EXPECT_TRUE(made->check(report));
        report.rebuilt = {.kind = FileKind::Jpeg};
        EXPECT_FALSE(made->check(report));  // Empty.
        ASSERT_EQ(::write(made->rebuilt(), "<html>is no picture", 19), 19);
        EXPECT_FALSE(made->check(report));
        ASSERT_EQ(::pwrite(made->rebuilt(), "\xff\xd8\xff", 3, 0), 3);
        EXPECT_TRUE(made->check(report));
        EXPECT_EQ(report.rebuilt->size_bytes, 19);
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder->path()));
}

}  // namespace
}  // namespace stoa::inspect
