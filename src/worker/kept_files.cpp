#include "worker/kept_files.h"

#include <fcntl.h>

#include <map>

namespace stoa::worker {

namespace {

std::map<std::string, int, std::less<>>& files() {
    static std::map<std::string, int, std::less<>> kept;
    return kept;
}

}  // namespace

bool keep_file(const std::string& path) {
    if (files().contains(path)) return true;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) files().emplace(path, descriptor);
    return descriptor >= 0;
}

std::vector<int> kept_descriptors() {
    std::vector<int> all;
    for (const auto& [path, descriptor] : files()) all.push_back(descriptor);
    return all;
}

}  // namespace stoa::worker
