// What one bucket of an S3-compatible store is reached by.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"

namespace stoa::blobs::s3 {

// Where the bucket's name stands: https://HOST/BUCKET/KEY, or https://BUCKET.HOST/KEY.
enum class Addressing { Path, Host };

struct Options {
    std::string endpoint;  // "https://s3.example.com" or "http://127.0.0.1:9000", without a slash at its end.
    std::string region;
    std::string bucket;
    Addressing addressing = Addressing::Path;
    std::string key_id;
    std::string secret;     // Never told to anybody.
    std::string ca_file{};  // Certificates that the endpoint's is held against; empty: those of the system.
    std::string incoming_folder;

    std::int64_t part_bytes = 8 * 1024 * 1024;  // At least 5 MiB, as S3 wants it. What is larger goes up in parts of it.
    int tries_max = 4;
    Duration first_pause{200};  // Before the second try; each further one is three times as long.
    long connect_seconds_max = 10;
    long silent_seconds_max = 30;  // So long a connection may be without a byte.
};

}  // namespace stoa::blobs::s3
