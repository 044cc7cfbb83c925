#include "app/mail/raw_mails.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <unordered_set>

#include "base/digest.h"
#include "base/open_file.h"
#include "base/text.h"

namespace stoa {

namespace {

std::unexpected<Error> not_kept(const std::string& what) {
    return fail(problems::unavailable, fmt::format("cannot keep a mail in {}; is the disk full?", what));
}

bool sync_directory(const std::string& path) {
    const OpenFile directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return directory.is_open() && directory.sync();
}

struct RawPlace {
    std::string folder;
    std::string file;
};

RawPlace place_of(const App& app, std::string_view sha256) {
    const std::string text = to_base64url(sha256);
    std::string folder = app.mail.directory + "/" + text.substr(0, 2);
    std::string file = folder + "/" + text.substr(2);
    return {std::move(folder), std::move(file)};
}

// That the folder is in its parent's list, which is so for good once it was synced: a mail need not wait for that each time.
bool sync_entry_of(const std::string& folder, const std::string& parent) {
    static std::mutex mutex;
    static std::unordered_set<std::string> synced;
    {
        const std::scoped_lock lock(mutex);
        if (synced.contains(folder)) return true;
    }
    if (!sync_directory(parent)) return false;
    const std::scoped_lock lock(mutex);
    synced.insert(folder);
    return true;
}

}  // namespace

Result<std::string> keep_raw_mail(const App& app, std::string_view raw) {
    Sha256 sum;
    sum.add(raw);
    std::string name = sum.finish();
    const auto [folder, file] = place_of(app, name);
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) return not_kept(folder);
    const auto sync_names = [&] { return sync_directory(folder) && sync_entry_of(folder, app.mail.directory); };
    // Its time begins anew where the same bytes come again; whoever wrote them may still wait for the disk.
    if (::utimensat(AT_FDCWD, file.c_str(), nullptr, 0) == 0) {
        if (!sync_names()) return not_kept(folder);
        return name;
    }
    // Written aside and moved into place: there is never a part of a mail under its name.
    const std::string part = file + "." + make_uuid().text() + ".part";
    const OpenFile written(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!written.is_open()) return not_kept(folder);
    if (!written.write(raw) || !written.sync() || ::rename(part.c_str(), file.c_str()) != 0 || !sync_names()) {
        ::unlink(part.c_str());
        return not_kept(folder);
    }
    return name;
}

Result<std::optional<std::string>> read_raw_mail(const App& app, std::string_view sha256) {
    const std::string file = place_of(app, sha256).file;
    std::ifstream input(file, std::ios::binary);
    std::error_code failure;
    if (!input) {
        if (!std::filesystem::exists(file, failure)) return std::nullopt;
        return fail(problems::unavailable, fmt::format("cannot read the mail {}", file));
    }
    std::string bytes{std::istreambuf_iterator<char>(input), {}};
    return bytes;
}

Result<std::int64_t> remove_raw_mails(const App& app, Timestamp first_kept, const std::stop_token& stop) {
    namespace files = std::filesystem;
    std::int64_t removed = 0;
    std::error_code failure;
    for (files::recursive_directory_iterator at(app.mail.directory, failure), end; !failure && at != end && !stop.stop_requested();
         at.increment(failure)) {
        struct ::stat found{};
        const std::string path = at->path().string();
        if (::lstat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) continue;
        const Timestamp kept_at{.ms = std::int64_t{found.st_mtim.tv_sec} * 1000};
        if (kept_at < first_kept && ::unlink(path.c_str()) == 0) ++removed;
    }
    if (failure && failure != std::errc::no_such_file_or_directory)
        return fail(problems::unavailable, fmt::format("cannot look through {}: {}", app.mail.directory, failure.message()));
    return removed;
}

}  // namespace stoa
