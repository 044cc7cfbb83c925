#include "wiring/check_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/open_file.h"
#include "base/temporary_folder.h"
#include "inspect/inspector.h"
#include "wiring/report_facts.h"

namespace stoa::wiring {

namespace {

// A pipe or a device has no end, and might never answer.
Result<OpenFile> open_given(const std::string& path) {
    OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file.is_open()) return fail(problems::not_found, fmt::format("{}: cannot be read", path));
    return file;
}

Result<OpenFile> put_into_memory(const cli::GivenFile& given) {
    OpenFile file(::memfd_create("given", MFD_CLOEXEC));
    if (!file.is_open() || !file.write(given.bytes)) return fail(problems::unavailable, fmt::format("{}: no memory for it", given.name));
    return file;
}

class FileLook {
public:
    Result<policy::Attachment> look(const cli::GivenFile& given) {
        const OpenFile file = TRY(given.path.empty() ? put_into_memory(given) : open_given(given.path));
        const std::string& called = given.path.empty() ? given.name : given.path;
        struct ::stat about{};
        if (::fstat(file.descriptor(), &about) != 0 || !S_ISREG(about.st_mode))
            return fail(problems::invalid_value, fmt::format("{}: is no file that can be read from its beginning to its end", called));
        if (about.st_size > checked_file_bytes_max)
            return fail(problems::file_too_large, fmt::format("{}: is larger than {} MB", called, checked_file_bytes_max >> 20));
        inspect::Inspector& inspector = *TRY(running());
        const auto folder = TRY(TemporaryFolder::make());
        const inspect::Report report =
            TRY(inspector.inspect({.descriptor = file.descriptor(), .name = given.name, .media_type = given.media_type}, folder.path(),
                                  {.recognition = inspect::InspectionOptions::Recognition::On}));
        return policy::Attachment{.name = given.name,
                                  .media_type = type_of(report, given.media_type),
                                  .size_bytes = static_cast<std::size_t>(about.st_size),
                                  .facts = facts_of(report)};
    }

private:
    Result<inspect::Inspector*> running() {
        if (inspector_) return inspector_.get();
        auto started = inspect::Inspector::start({.program = inspect::worker_beside_this_program()});
        if (!started) return fail(problems::unavailable, fmt::format("files cannot be looked into: {}", started.error().message));
        inspector_ = std::move(*started);
        return inspector_.get();
    }

    std::unique_ptr<inspect::Inspector> inspector_{};
};

}  // namespace

cli::LookIntoFile look_into_files() {
    return [look = std::make_shared<FileLook>()](const cli::GivenFile& file) { return look->look(file); };
}

}  // namespace stoa::wiring
