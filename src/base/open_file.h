// A file, or a directory, that is open until this goes.
#pragma once

#include <unistd.h>

#include <string_view>
#include <utility>

namespace stoa {

// All of it, or false.
inline bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

class OpenFile {
public:
    // Takes the descriptor; a negative one is none.
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    OpenFile& operator=(OpenFile&&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

    // All of it, or false; what is written is on the disk after sync().
    bool write(std::string_view bytes) const { return write_all(descriptor_, bytes); }
    bool sync() const { return ::fsync(descriptor_) == 0; }

private:
    int descriptor_;
};

}  // namespace stoa
