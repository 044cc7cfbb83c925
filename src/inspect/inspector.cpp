#include "inspect/inspector.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstring>

#include <utility>

#include "base/text.h"
#include "inspect/file_name.h"
#include "inspect/made_files.h"
#include "inspect/report_json.h"
#include "inspect/worker_process.h"

namespace stoa::inspect {

namespace {

Trouble trouble_of(const ChildEnd& end) {
    const int status = end.wait_status;
    if (WIFEXITED(status) && WEXITSTATUS(status) == worker_out_of_memory) return {.kind = Trouble::Kind::OutOfMemory, .detail = {}};
    if (!WIFSIGNALED(status)) return {.kind = Trouble::Kind::Crashed, .detail = fmt::format("exit status {}", WEXITSTATUS(status))};
    const int signal = WTERMSIG(status);
    const auto kind = signal == SIGSYS    ? Trouble::Kind::ForbiddenCall
                      : signal == SIGXCPU ? Trouble::Kind::OutOfTime
                                          : Trouble::Kind::Crashed;
    return {.kind = kind, .detail = fmt::format("signal {}", signal)};
}

// Where the answer cannot be taken: why.
std::optional<Trouble> find_trouble(const WorkerAnswer& answer) {
    using enum WorkerAnswer::End;
    switch (answer.how) {
        case TimedOut:
            return Trouble{.kind = Trouble::Kind::TimedOut, .detail = {}};
        case TooLong:
            return Trouble{.kind = Trouble::Kind::Nonsense, .detail = "the answer is too long"};
        case Gone:
            return Trouble{.kind = Trouble::Kind::Gone, .detail = {}};
        case Ended:
            break;
    }
    if (WIFEXITED(answer.end.wait_status) && WEXITSTATUS(answer.end.wait_status) == 0) return std::nullopt;
    return trouble_of(answer.end);
}

Report unreadable(Trouble trouble) {
    Report report;
    report.findings.push_back({.concern = Concern::CouldNotBeRead});
    report.trouble = std::move(trouble);
    return report;
}

Report read_answer(const WorkerAnswer& answer, const MadeFiles& made) {
    if (auto trouble = find_trouble(answer)) return unreadable(std::move(*trouble));
    auto report = decode_report(answer.bytes);
    if (!report) {
        return unreadable(
            {.kind = Trouble::Kind::Nonsense, .detail = fmt::format("{}: {}", report.error().pointer, report.error().message)});
    }
    if (!made.check(*report)) return unreadable({.kind = Trouble::Kind::Nonsense, .detail = "a made file is not what it is said to be"});
    return std::move(*report);
}

}  // namespace

std::filesystem::path worker_beside_this_program() {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "stoa-inspect";
}

Inspector::Inspector(InspectorSettings settings) : settings_(std::move(settings)) {}
Inspector::~Inspector() = default;

Result<std::unique_ptr<Inspector>> Inspector::start(const InspectorSettings& settings) {
    std::unique_ptr<Inspector> inspector(new Inspector(settings));
    inspector->process_ = TRY(WorkerProcess::start(settings.program, settings.start_time));
    inspector->has_landlock_ = inspector->process_->has_landlock();
    return inspector;
}

Result<std::shared_ptr<const WorkerProcess>> Inspector::running_process() {
    const std::scoped_lock lock(mutex_);
    if (!process_) process_ = TRY(WorkerProcess::start(settings_.program, settings_.start_time));
    return process_;
}

void Inspector::take_turn() {
    std::unique_lock lock(mutex_);
    turn_is_free_.wait(lock, [&] { return turns_taken_ < settings_.workers; });
    ++turns_taken_;
}

void Inspector::give_turn() {
    {
        const std::scoped_lock lock(mutex_);
        --turns_taken_;
    }
    turn_is_free_.notify_one();
}

Result<WorkerAnswer> Inspector::ask(const Suspect& suspect, const MadeFiles& made, const InspectionOptions& options) {
    const std::string request = encode(options);
    const WorkerProcess::Files files{
        .input = suspect.descriptor, .rebuilt = made.rebuilt(), .thumbnail = made.thumbnail(), .preview = made.preview()};
    const auto process = TRY(running_process());
    WorkerAnswer answer = TRY(process->ask(request, files, settings_.time_max));
    if (answer.how == WorkerAnswer::End::Gone) {
        // The first process has gone (the machine was out of memory) or hangs: what follows gets a new one.
        const std::scoped_lock lock(mutex_);
        if (process_ == process) process_.reset();
    }
    return answer;
}

Result<Report> Inspector::inspect_once(const Suspect& suspect, const std::filesystem::path& folder, const InspectionOptions& options) {
    // Fresh ones each time: what a process that hangs has in its hands may still be written.
    MadeFiles made = TRY(MadeFiles::create(folder));
    const WorkerAnswer answer = TRY(ask(suspect, made, options));
    Report report = read_answer(answer, made);
    report.cost = {.processor_us = answer.end.processor_us, .memory_bytes_max = answer.end.memory_bytes_max};
    made.keep(report);
    return report;
}

Result<Report> Inspector::inspect(const Suspect& suspect, const std::filesystem::path& folder, const InspectionOptions& options) {
    struct ::stat facts{};
    if (::fstat(suspect.descriptor, &facts) != 0 || !S_ISREG(facts.st_mode))
        return fail(problems::internal, "only regular files can be inspected");
    take_turn();
    auto report = inspect_once(suspect, folder, options);
    // Perhaps another's fault, or the machine's; who ends the first process twice is not asked a third time.
    if (report && report->trouble && report->trouble->kind == Trouble::Kind::Gone) report = inspect_once(suspect, folder, options);
    give_turn();
    if (report) judge_name(suspect.name, suspect.media_type, *report);
    return report;
}

}  // namespace stoa::inspect
