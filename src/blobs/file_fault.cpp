#include "blobs/file_fault.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace stoa::blobs {

std::unexpected<Error> file_fault(const std::string& doing, const std::string& path, int error) {
    if (error == ENOSPC || error == EDQUOT)
        return fail(problems::storage_full, fmt::format("cannot {} {}: no room; make some", doing, path));
    const bool is_right = error == EACCES || error == EPERM || error == EROFS;
    return fail(problems::unavailable, fmt::format("cannot {} {}: {}{}", doing, path, std::strerror(error),
                                                   is_right ? "; mend its rights" : "; look at the disk"));
}

}  // namespace stoa::blobs
