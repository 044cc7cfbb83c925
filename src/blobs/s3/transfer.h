// One signed request after the other to an S3-compatible store, by libcurl, over a connection that is kept.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "blobs/s3/options.h"

namespace stoa::blobs::s3 {

enum class Method { Get, Head, Put, Post, Delete };

// A stretch of an open file that goes up.
struct FilePart {
    int descriptor = -1;
    std::int64_t begin = 0;
    std::int64_t size = 0;
};

struct Request {
    Method method = Method::Get;
    std::string key{};             // Empty: the bucket itself. Of characters that need no escape.
    std::string query{};           // Escaped, its names in order, each with a "=": it is signed as it stands.
    std::string payload_sha256{};  // In hexadecimal digits; empty: of no bytes.
    FilePart file{};               // Put.
    std::string_view body{};       // Post.
    std::string range{};           // "0-99", "100-".
};

struct Answer {
    long status = 0;
    std::string body{};  // At most body_bytes_max of it.
    std::string etag{};
    std::int64_t size_bytes = -1;   // By its Content-Length.
    std::int64_t modified_at = -1;  // Seconds, by Last-Modified.
    bool is_done() const { return status >= 200 && status < 300; }
};

// Escaped as SigV4 wants it in a query (RFC 3986: all but unreserved characters).
std::string escape_query(std::string_view text);

// For one thread at a time.
class Transfer {
public:
    static constexpr std::size_t body_bytes_max = 4 * 1024 * 1024;  // A page of 1000 keys has some 400 kB.
    static constexpr std::size_t ahead_bytes_max = 256 * 1024;      // Of a blob that is read; then the other side waits.

    explicit Transfer(const Options& options);
    ~Transfer();
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    // Waits for the whole answer. The error: there was none.
    Result<Answer> perform(const Request& request);

    // The same in pieces: begin() waits for the status, and for the whole body where that is no 2xx.
    Result<Answer> begin(const Request& request);
    // Fills the front of `buffer` with what comes next, 0 at the end.
    Result<std::size_t> read(std::span<char> buffer);
    // Ends what is under way, with its connection; nothing where that is nothing.
    void end();

private:
    struct State;
    const Options& options_;
    std::unique_ptr<State> state_;
};

}  // namespace stoa::blobs::s3
