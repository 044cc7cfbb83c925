#include "base/temporary_folder.h"

#include <cstdlib>
#include <utility>

namespace stoa {

Result<TemporaryFolder> TemporaryFolder::make(const std::string& parent) {
    std::string path = parent + "/stoa-XXXXXX";
    if (!::mkdtemp(path.data())) return fail(problems::unavailable, "cannot make a folder in " + parent);
    return TemporaryFolder(std::move(path));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace stoa
