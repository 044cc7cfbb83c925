#include "inspect/made_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "inspect/inspector.h"

namespace stoa::inspect {

namespace {

bool begins_like(FileKind kind, int descriptor) {
    std::array<char, 12> bytes{};
    if (::pread(descriptor, bytes.data(), bytes.size(), 0) != static_cast<::ssize_t>(bytes.size())) return false;
    const std::string_view begin(bytes.data(), bytes.size());
    switch (kind) {
        case FileKind::Jpeg:
            return begin.starts_with("\xff\xd8\xff");
        case FileKind::Png:
            return begin.starts_with("\x89PNG\r\n\x1a\n");
        case FileKind::Webp:
            return begin.starts_with("RIFF") && begin.substr(8) == "WEBP";
        default:
            return is_made(kind) && begin.starts_with("PK");
    }
}

}  // namespace

Result<MadeFiles> MadeFiles::create(const std::filesystem::path& folder) {
    MadeFiles made;
    for (const std::string_view name : {rebuilt_name, thumbnail_name, preview_name}) {
        std::filesystem::path path = folder / name;
        OpenFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file.is_open()) return fail(problems::unavailable, "cannot make " + path.string());
        made.files_.push_back({.path = std::move(path), .file = std::move(file)});
    }
    return made;
}

MadeFiles::~MadeFiles() {
    std::error_code ignored;
    for (const One& one : files_) {
        if (!one.is_kept) std::filesystem::remove(one.path, ignored);
    }
}

bool MadeFiles::check(Report& report) const {
    std::size_t at = 0;
    for (auto* const row : {&report.rebuilt, &report.thumbnail, &report.preview}) {
        const int descriptor = files_[at++].file.descriptor();
        if (!*row) continue;
        struct ::stat facts{};
        if (::fstat(descriptor, &facts) != 0 || facts.st_size == 0 || !begins_like((*row)->kind, descriptor)) return false;
        (*row)->size_bytes = facts.st_size;
    }
    return true;
}

void MadeFiles::keep(const Report& report) {
    std::size_t at = 0;
    for (const auto* const row : {&report.rebuilt, &report.thumbnail, &report.preview}) files_[at++].is_kept = row->has_value();
}

}  // namespace stoa::inspect
