#include "worker/document_writer.h"

#include <zlib.h>

#include <cstdint>
#include <limits>

namespace stoa::worker {

namespace {

constexpr std::uint16_t stored = 0, deflated = 8;
constexpr std::uint16_t version = 20, utf8_names = 1U << 11U;
constexpr std::uint32_t first_day = 0x00210000;  // 1980-01-01, the first that there is.

template <class Number>
void put(std::string& out, Number number) {
    for (std::size_t byte = 0; byte < sizeof(Number); ++byte) out += static_cast<char>(number >> (8 * byte) & 0xffU);
}

// Without the head of zlib. Empty where it fails.
std::string deflate(std::string_view content) {
    ::z_stream stream{};
    if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string out(::deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<::Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<::uInt>(content.size());
    stream.next_out = reinterpret_cast<::Bytef*>(out.data());
    stream.avail_out = static_cast<::uInt>(out.size());
    const int status = ::deflate(&stream, Z_FINISH);
    out.resize(status == Z_STREAM_END ? stream.total_out : 0);
    ::deflateEnd(&stream);
    return out;
}

// What the head of an entry and its row of the directory have in common (APPNOTE 4.3.7, 4.3.12).
std::string facts_of(const PackageEntry& entry, std::uint16_t method, std::size_t packed_bytes) {
    std::string facts;
    put(facts, version);
    put(facts, utf8_names);
    put(facts, method);
    put(facts, first_day);
    put(facts, static_cast<std::uint32_t>(
                   ::crc32(0, reinterpret_cast<const ::Bytef*>(entry.content.data()), static_cast<::uInt>(entry.content.size()))));
    put(facts, static_cast<std::uint32_t>(packed_bytes));
    put(facts, static_cast<std::uint32_t>(entry.content.size()));
    put(facts, static_cast<std::uint16_t>(entry.name.size()));
    put(facts, std::uint16_t{0});  // No further fields.
    return facts;
}

}  // namespace

std::string write_document(const std::vector<PackageEntry>& entries) {
    std::string out, directory;
    if (entries.size() > std::numeric_limits<std::uint16_t>::max()) return {};
    for (const PackageEntry& entry : entries) {
        std::string packed = entry.name == "mimetype" ? std::string() : deflate(entry.content);
        const std::uint16_t method = packed.empty() ? stored : deflated;
        if (packed.empty()) packed = entry.content;
        const std::string facts = facts_of(entry, method, packed.size());
        directory += "PK\1\2";
        put(directory, version);
        directory += facts;
        directory.append(10, '\0');  // Comment, disk, attributes.
        put(directory, static_cast<std::uint32_t>(out.size()));
        directory += entry.name;
        ((out += "PK\3\4") += facts) += entry.name;
        out += packed;
    }
    const std::size_t begin = out.size();
    if (begin + directory.size() > std::numeric_limits<std::int32_t>::max()) return {};
    out += directory + "PK\5\6";
    put(out, std::uint32_t{0});  // Disks.
    put(out, static_cast<std::uint16_t>(entries.size()));
    put(out, static_cast<std::uint16_t>(entries.size()));
    put(out, static_cast<std::uint32_t>(directory.size()));
    put(out, static_cast<std::uint32_t>(begin));
    put(out, std::uint16_t{0});
    return out;
}

}  // namespace stoa::worker
