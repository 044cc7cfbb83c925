// For tests: an inspector with the real worker, and one file after the other through it.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include "base/open_file.h"
#include "base/temporary_folder.h"
#include "inspect/inspector.h"

namespace stoa::inspect {

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A report with the bytes of what was made.
struct Inspection {
    Report report;
    std::string rebuilt{}, thumbnail{}, preview{};
};

class TestInspector {
public:
    explicit TestInspector(std::chrono::milliseconds time_max = std::chrono::seconds(30)) {
        auto started = Inspector::start({.program = STOA_INSPECT_PROGRAM, .time_max = time_max});
        if (!started) throw std::runtime_error(started.error().message);
        inspector_ = std::move(*started);
    }

    Inspection look(const std::string& bytes, std::string name = {}, std::string media_type = {}, const InspectionOptions& options = {}) {
        const OpenFile file(::memfd_create("suspect", MFD_CLOEXEC));
        if (!file.write(bytes)) throw std::runtime_error("no memory file");
        const auto folder = TemporaryFolder::make();
        auto report = inspector_->inspect({.descriptor = file.descriptor(), .name = std::move(name), .media_type = std::move(media_type)},
                                          folder->path(), options);
        if (!report) throw std::runtime_error(report.error().message);
        const std::filesystem::path made(folder->path());
        return {.report = std::move(*report),
                .rebuilt = bytes_of(made / rebuilt_name),
                .thumbnail = bytes_of(made / thumbnail_name),
                .preview = bytes_of(made / preview_name)};
    }

    Inspector& inspector() { return *inspector_; }

private:
    std::unique_ptr<Inspector> inspector_;
};

// One for all tests of a program.
inline TestInspector& test_inspector() {
    static TestInspector inspector;
    return inspector;
}

inline std::filesystem::path shared_files() { return std::filesystem::path(STOA_SOURCE_DIR) / "../shared/data/files"; }
// False where they are missing; with CI=true that fails.
bool has_shared_files();

}  // namespace stoa::inspect
