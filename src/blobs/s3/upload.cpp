#include "blobs/s3/upload.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/digest.h"
#include "base/open_file.h"
#include "base/text.h"
#include "blobs/file_bytes.h"
#include "blobs/file_fault.h"
#include "blobs/s3/answers.h"

namespace stoa::blobs::s3 {

namespace {

constexpr std::string_view doing = "keep a file";

Result<Answer> ask(Client& client, const Request& request) {
    auto answer = TRY(client.perform(request));
    if (!answer.is_done()) return client.refusal(answer, doing);
    return answer;
}

class PartedUpload {
public:
    PartedUpload(Client& client, const std::string& key, std::string id) : client_(client), key_(key), id_(std::move(id)) {}
    PartedUpload(const PartedUpload&) = delete;
    PartedUpload& operator=(const PartedUpload&) = delete;
    // Parts that were left lying would be paid for.
    ~PartedUpload() {
        if (!is_over_) (void)client_.perform({.method = Method::Delete, .key = key_, .query = "uploadId=" + id_});
    }

    Result<void> add(const FilePart& part, const std::string& path) {
        // The signature covers the bytes of each part.
        const std::string sha256 = to_hex(TRY(digest_of(part.descriptor, part.begin, part.size, path)));
        const std::string query = fmt::format("partNumber={}&uploadId={}", etags_.size() + 1, id_);
        const auto answer = TRY(ask(client_, {.method = Method::Put, .key = key_, .query = query, .payload_sha256 = sha256, .file = part}));
        etags_.push_back(answer.etag);
        return {};
    }

    // 200 may still be an error, told in the body (S3, CompleteMultipartUpload).
    Result<void> complete() {
        const std::string body = write_completion(etags_);
        Sha256 sum;
        sum.add(body);
        const std::string sha256 = to_hex(sum.finish());
        for (int tried = 1;; ++tried) {
            const auto answer = TRY(
                client_.perform({.method = Method::Post, .key = key_, .query = "uploadId=" + id_, .payload_sha256 = sha256, .body = body}));
            is_over_ = answer.is_done() && !read_fault(answer.body);
            if (is_over_) return {};
            const bool may_pass = answer.is_done() || Client::may_pass_later(answer);
            if (!may_pass || !client_.pause_before_next(tried)) return client_.refusal(answer, doing);
        }
    }

private:
    Client& client_;
    const std::string& key_;
    std::string id_;  // Escaped.
    std::vector<std::string> etags_{};
    bool is_over_ = false;
};

Result<void> upload_in_parts(Client& client, const OpenFile& open, const SealedFile& file, const std::string& key) {
    const auto begun = TRY(ask(client, {.method = Method::Post, .key = key, .query = "uploads="}));
    const auto id = read_upload_id(begun.body);
    if (!id) return client.refusal(begun, doing);
    PartedUpload parts(client, key, escape_query(*id));
    const std::int64_t part_bytes = client.options().part_bytes;
    for (std::int64_t begin = 0; begin < file.size_bytes; begin += part_bytes)
        TRY(parts.add({open.descriptor(), begin, std::min(part_bytes, file.size_bytes - begin)}, file.path));
    return parts.complete();
}

}  // namespace

Result<void> upload(Client& client, const SealedFile& file, const std::string& key) {
    const OpenFile open(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!open.is_open()) return file_fault("read", file.path, errno);
    if (file.size_bytes > client.options().part_bytes) return upload_in_parts(client, open, file, key);
    TRY(ask(client,
            {.method = Method::Put, .key = key, .payload_sha256 = to_hex(file.sha256), .file = {open.descriptor(), 0, file.size_bytes}}));
    return {};
}

}  // namespace stoa::blobs::s3
