// Looks into files that strangers sent: what they are, what they say, what speaks against them, and how they look written anew.
//
// A file is read by a process of its own (`stoa-inspect`), shut in before its first byte: no other file, no network, no further
// process, limits on memory and time. What it answers is checked against ReportLimits and is still no more than the word of
// who has read a hostile file. That it crashes, is killed or talks nonsense is an ordinary outcome: the report then has
// Concern::CouldNotBeRead, and `trouble` says why.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "inspect/inspection_options.h"
#include "inspect/report.h"

namespace stoa::inspect {

class MadeFiles;
class WorkerProcess;
struct WorkerAnswer;

struct InspectorSettings {
    std::filesystem::path program;                 // stoa-inspect, which stands beside stoa.
    int workers = 2;                               // Files that are read at once; others wait.
    std::chrono::milliseconds time_max{30'000};    // By the clock, from when a worker is free.
    std::chrono::milliseconds start_time{30'000};  // Until the first process has loaded its libraries.
};

// stoa-inspect in the folder of the running program.
std::filesystem::path worker_beside_this_program();

// One file and what is known about it from outside.
struct Suspect {
    int descriptor = -1;       // A regular file that nobody changes meanwhile; the caller's: it is opened anew to be read.
    std::string name{};        // As it was sent; any bytes. Empty where it has none.
    std::string media_type{};  // As declared; empty where nobody said.
};

// Names of the files that are made, in the folder that the caller gives.
inline constexpr std::string_view rebuilt_name = "rebuilt", thumbnail_name = "thumbnail", preview_name = "preview";

class Inspector {
public:
    // Starts the worker's first process; an error where the program is missing or cannot shut itself in.
    static Result<std::unique_ptr<Inspector>> start(const InspectorSettings& settings);
    Inspector(const Inspector&) = delete;
    Inspector& operator=(const Inspector&) = delete;
    ~Inspector();  // Kills what still reads.

    // Blocks; any number of threads may call. Files are made in `folder`, which must exist and have none of these names;
    // those that the report does not name are gone. Where the worker's first process goes or hangs meanwhile, the file is tried once more
    // with a new one. An error only where this machine fails: no descriptors, no worker program.
    Result<Report> inspect(const Suspect& suspect, const std::filesystem::path& folder, const InspectionOptions& options = {});

    // Whether the worker's files are taken away by the kernel too (landlock), or by the list of system calls alone.
    bool has_landlock() const { return has_landlock_; }

private:
    explicit Inspector(InspectorSettings settings);
    Result<std::shared_ptr<const WorkerProcess>> running_process();
    Result<Report> inspect_once(const Suspect& suspect, const std::filesystem::path& folder, const InspectionOptions& options);
    Result<WorkerAnswer> ask(const Suspect& suspect, const MadeFiles& made, const InspectionOptions& options);
    void take_turn();
    void give_turn();

    const InspectorSettings settings_;
    bool has_landlock_ = false;
    std::mutex mutex_{};  // Guards what follows.
    std::condition_variable turn_is_free_{};
    int turns_taken_ = 0;
    std::shared_ptr<const WorkerProcess> process_{};
};

}  // namespace stoa::inspect
