// What tests of stores of blobs share.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/digest.h"
#include "base/test_must.h"
#include "blobs/blob_store.h"

namespace stoa::blobs {

inline std::string sha256_of(std::string_view bytes) {
    Sha256 sum;
    sum.add(bytes);
    return sum.finish();
}

// Bytes that look like nothing, the same for the same seed.
inline std::string noise(std::size_t size, std::uint64_t seed) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<char>(seed >> 56U);
    }
    return bytes;
}

inline Result<BlobName> try_to_keep(BlobStore& store, std::string_view bytes) {
    BlobWriter writer = TRY(BlobWriter::begin(store.incoming_folder(), static_cast<std::int64_t>(bytes.size())));
    TRY(writer.add(bytes));
    const SealedFile file = TRY(writer.seal());
    const BlobName name = BlobName::make(file.sha256, 7);
    TRY(store.put(file, name));
    return name;
}
inline BlobName keep(BlobStore& store, std::string_view bytes) { return must(try_to_keep(store, bytes)); }

inline Result<std::string> read_all(BlobReader& reader, std::size_t buffer_size = 10'000) {
    std::string all;
    std::string buffer(buffer_size, '\0');
    for (;;) {
        const std::size_t count = TRY(reader.read(buffer));
        if (count == 0) return all;
        all.append(buffer, 0, count);
    }
}

inline Result<std::string> read_blob(BlobStore& store, const BlobName& name, ByteRange range = {}) {
    const auto reader = TRY(store.open(name, range));
    if (!reader) return not_found("blob");
    return read_all(*reader);
}

}  // namespace stoa::blobs
