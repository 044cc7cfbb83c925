// The files that a worker writes into while it reads one: made in the caller's folder before, checked and kept after.
#pragma once

#include <filesystem>

#include "base/open_file.h"
#include "base/result.h"
#include "inspect/report.h"

namespace stoa::inspect {

class MadeFiles {
public:
    // Readable by this user only. An error where the folder is missing or has such files.
    static Result<MadeFiles> create(const std::filesystem::path& folder);
    MadeFiles(MadeFiles&&) noexcept = default;
    MadeFiles& operator=(MadeFiles&&) = delete;
    ~MadeFiles();  // Removes what was not kept.

    int rebuilt() const { return files_[0].file.descriptor(); }
    int thumbnail() const { return files_[1].file.descriptor(); }
    int preview() const { return files_[2].file.descriptor(); }

    // Notes the sizes. False where a file that the report names is empty or does not begin like its kind: the worker was
    // taken over, or has a fault.
    bool check(Report& report) const;
    // Those that the report names stay.
    void keep(const Report& report);

private:
    struct One {
        std::filesystem::path path;
        OpenFile file;
        bool is_kept = false;
    };
    MadeFiles() = default;
    std::vector<One> files_{};
};

}  // namespace stoa::inspect
