// The directory that holds all that an installation keeps: the database and the lock of the server that serves it.
#pragma once

#include <string>

#include "base/result.h"

namespace stoa::wiring {

// A lock that ends with its owner, or with the process.
class FileLock {
public:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    int descriptor_;
};

class DataDirectory {
public:
    // Makes the directory (0700) where it is missing. One that belongs to another user, or that cannot be written, is
    // refused: files of two users in it would lock one of them out.
    static Result<DataDirectory> open(const std::string& path);

    const std::string& path() const { return path_; }
    std::string database_file() const { return path_ + "/stoa.db"; }
    // Whoever holds it is the only server here. AlreadyExists where another process holds it.
    Result<FileLock> lock() const;

private:
    explicit DataDirectory(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

}  // namespace stoa::wiring
