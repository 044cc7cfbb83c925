// A new folder that is removed with all in it, however its owner ends short of a kill.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace stoa {

class TemporaryFolder {
public:
    // Readable by this user only. An error where none can be made in `parent`.
    static Result<TemporaryFolder> make(const std::string& parent = std::filesystem::temp_directory_path().string());
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder();

    const std::string& path() const { return path_; }

private:
    explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

}  // namespace stoa
