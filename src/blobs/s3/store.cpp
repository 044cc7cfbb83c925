#include "blobs/s3/store.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "blobs/file_fault.h"
#include "blobs/s3/answers.h"
#include "blobs/s3/reader.h"
#include "blobs/s3/upload.h"

namespace stoa::blobs::s3 {

namespace {

constexpr long not_found_status = 404;

}  // namespace

Result<std::unique_ptr<Store>> Store::create(Options options, Timestamp now) {
    const std::string folder = options.incoming_folder;
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) return file_fault("make the directory", folder, errno);
    TRY(remove_old_incoming(folder, now - incoming_kept));
    return std::unique_ptr<Store>(new Store(std::move(options)));
}

std::string Store::describe() const { return fmt::format("the bucket {} at {}", client_.options().bucket, client_.options().endpoint); }

Result<void> Store::put(const SealedFile& file, const BlobName& name) {
    const auto known = TRY(find(name));
    if (!known || known->size_bytes != file.size_bytes) TRY(upload(client_, file, name.text()));
    ::unlink(file.path.c_str());
    return {};
}

Result<std::unique_ptr<BlobReader>> Store::open_range(const BlobName& name, const ByteRange& range) {
    return open_reader(client_, name.text(), range);
}

Result<std::optional<StoredBlob>> Store::find(const BlobName& name) {
    const auto answer = TRY(client_.perform({.method = Method::Head, .key = name.text()}));
    if (answer.status == not_found_status) return std::nullopt;
    if (!answer.is_done()) {
        TRY(check());  // HEAD is refused without words.
        return client_.refusal(answer, "look for a file");
    }
    return StoredBlob{.name = name, .size_bytes = answer.size_bytes, .kept_at = {answer.modified_at * 1000}};
}

Result<BlobPage> Store::list(const std::optional<BlobName>& after, int limit) {
    BlobPage page;
    std::string token;
    do {
        const int wanted = limit - static_cast<int>(page.blobs.size());
        const std::string from = token.empty() ? "" : "continuation-token=" + escape_query(token) + "&";
        const std::string behind = token.empty() && after ? "&start-after=" + after->text() : "";
        const auto answer = TRY(client_.perform({.query = fmt::format("{}list-type=2&max-keys={}{}", from, wanted, behind)}));
        auto keys = answer.is_done() ? read_key_page(answer.body) : std::nullopt;
        if (!keys) return client_.refusal(answer, "list the files");
        for (const ListedKey& listed : keys->keys) {
            auto name = BlobName::parse(listed.key);  // What else lies in the bucket is not ours.
            if (name) page.blobs.push_back({*std::move(name), listed.size_bytes, listed.modified_at});
        }
        token = std::move(keys->next);
        page.has_more = !token.empty();
    } while (page.has_more && static_cast<int>(page.blobs.size()) < limit);
    return page;
}

Result<bool> Store::remove(const BlobName& name) {
    if (!TRY(find(name))) return false;
    const auto answer = TRY(client_.perform({.method = Method::Delete, .key = name.text()}));
    if (!answer.is_done()) return client_.refusal(answer, "remove a file");
    return true;
}

Result<void> Store::check() {
    const std::scoped_lock lock(mutex_);
    const Timestamp now = system_now();
    if (checked_at_.ms != 0 && now - checked_at_ < check_kept) return checked_;
    const auto answer = client_.perform_once({.query = "list-type=2&max-keys=1"});
    if (!answer)
        checked_ = std::unexpected(answer.error());
    else if (!answer->is_done())
        checked_ = client_.refusal(*answer, "keep files");
    else
        checked_ = {};
    checked_at_ = system_now();
    return checked_;
}

}  // namespace stoa::blobs::s3
