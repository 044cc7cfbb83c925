// What a blob is called: the SHA-256 of its bytes, whose it is, and which copy of them. A name that was collected is never given again, as
// each new copy gets a random number: so removing a blob can meet no upload of the same bytes.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stoa::blobs {

struct BlobName {
    static constexpr std::size_t digest_bytes = 32;

    std::string sha256{};    // Raw, 32 bytes.
    std::int64_t owner = 0;  // Owners share nothing. Never negative, as the copy.
    std::int64_t copy = 0;

    // A copy that there has never been.
    static BlobName make(std::string sha256, std::int64_t owner);
    // Reads what text() writes; nothing where it is none.
    static std::optional<BlobName> parse(std::string_view text);
    // Of its 64 hexadecimal digits alone.
    static std::optional<std::string> parse_digest(std::string_view text);
    // 64, 16 and 16 hexadecimal digits, "-" between them; they sort as names do.
    std::string text() const;
    friend auto operator<=>(const BlobName&, const BlobName&) = default;
};

}  // namespace stoa::blobs
