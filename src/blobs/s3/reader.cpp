#include "blobs/s3/reader.h"

#include <fmt/format.h>

namespace stoa::blobs::s3 {

namespace {

constexpr long not_found_status = 404;
constexpr long range_not_satisfiable = 416;  // It begins behind the last byte: there is nothing to read.

class Reader : public BlobReader {
public:
    Reader(Client& client, std::string key, const ByteRange& range)
        : client_(client), transfer_(client), key_(std::move(key)), range_(range) {}

    // False where there is no such key.
    Result<bool> begin() {
        for (int tried = 1;; ++tried) {
            const auto answer = transfer_->begin({.key = key_, .range = range()});
            if (answer && answer->status == range_not_satisfiable) is_over_ = true;
            if (answer && (answer->is_done() || is_over_)) return true;
            if (answer && answer->status == not_found_status) return missing(*answer);
            if (answer && !Client::may_pass_later(*answer)) return client_.refusal(*answer, "read a file");
            if (client_.pause_before_next(tried)) continue;
            if (answer) return client_.refusal(*answer, "read a file");
            return std::unexpected(answer.error());
        }
    }

    Result<std::size_t> read(std::span<char> buffer) override {
        if (is_over_ || (range_.size && given_ >= *range_.size)) return 0;
        for (int broken = 1;; ++broken) {
            const auto count = transfer_->read(buffer);
            if (count) {
                given_ += static_cast<std::int64_t>(*count);
                is_over_ = *count == 0;
                return *count;
            }
            if (broken >= client_.options().tries_max) return std::unexpected(count.error());
            if (!TRY(begin())) return fail(problems::file_damaged, fmt::format("the blob {} was removed while it was read", key_));
        }
    }

private:
    std::string range() const {
        const std::int64_t first = range_.begin + given_;
        if (range_.size) return fmt::format("{}-{}", first, range_.begin + *range_.size - 1);
        return first == 0 ? "" : fmt::format("{}-", first);
    }
    // The bucket may be what is missing.
    Result<bool> missing(const Answer& answer) const {
        if (answer.body.find("NoSuchBucket") != std::string::npos) return client_.refusal(answer, "read a file");
        return false;
    }

    Client& client_;
    Client::Lease transfer_;
    std::string key_;
    ByteRange range_;
    std::int64_t given_ = 0;
    bool is_over_ = false;
};

}  // namespace

Result<std::unique_ptr<BlobReader>> open_reader(Client& client, const std::string& key, const ByteRange& range) {
    auto reader = std::make_unique<Reader>(client, key, range);
    if (range.size == 0) return reader;
    if (!TRY(reader->begin())) return nullptr;
    return reader;
}

}  // namespace stoa::blobs::s3
