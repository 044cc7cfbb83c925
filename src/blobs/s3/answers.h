// Reads the XML that an S3-compatible store answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace stoa::blobs::s3 {

struct Fault {
    std::string code;     // "NoSuchBucket"
    std::string message;  // At most 200 bytes.
};
// Nothing where it is no <Error>.
std::optional<Fault> read_fault(std::string_view xml);

struct ListedKey {
    std::string key;
    std::int64_t size_bytes = 0;
    Timestamp modified_at{};
};
struct KeyPage {
    std::vector<ListedKey> keys;
    std::string next{};  // The continuation token; empty: there is no more.
};
// Nothing where it is no ListBucketResult.
std::optional<KeyPage> read_key_page(std::string_view xml);

// Of an InitiateMultipartUploadResult.
std::optional<std::string> read_upload_id(std::string_view xml);

// What ends a multipart upload: the ETags of its parts, from the first on.
std::string write_completion(const std::vector<std::string>& etags);

}  // namespace stoa::blobs::s3
