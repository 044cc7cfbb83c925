#include "bench/picture.h"

#include <zlib.h>

#include <array>
#include <string_view>

namespace stoa::bench {

namespace {

void add_number(std::string& out, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(number >> shift & 0xffU);
}

// https://www.w3.org/TR/png-3/#5Chunk-layout
void add_chunk(std::string& out, std::string_view type, std::string_view data) {
    add_number(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = out.size();
    out.append(type).append(data);
    const auto* bytes = reinterpret_cast<const unsigned char*>(out.data() + begin);
    add_number(out, static_cast<std::uint32_t>(::crc32(0, bytes, static_cast<unsigned>(out.size() - begin))));
}

std::string deflate_stored(const std::string& bytes) {
    ::uLongf size = ::compressBound(bytes.size());
    std::string out(size, '\0');
    if (::compress2(reinterpret_cast<unsigned char*>(out.data()), &size, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    Z_NO_COMPRESSION) != Z_OK)
        return {};
    out.resize(size);
    return out;
}

}  // namespace

std::string make_png(std::uint32_t width, std::uint32_t height, std::uint32_t seed) {
    constexpr std::uint32_t noise = 3;
    std::string rows;
    rows.reserve(std::size_t{height} * (1 + std::size_t{3} * width));
    std::uint32_t state = seed * 2'654'435'761U + 1;
    for (std::uint32_t y = 0; y < height; ++y) {
        rows += '\0';  // No filter.
        for (std::uint32_t x = 0; x < width; ++x) {
            for (const std::uint32_t soft : {x * 200 / width, y * 200 / height, (x + y) * 100 / width}) {
                state = state * 1'664'525U + 1'013'904'223U;
                rows += static_cast<char>((soft + (state >> 24U) % noise) & 0xffU);
            }
        }
    }
    std::string head;
    add_number(head, width);
    add_number(head, height);
    head += std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, colours, no interlacing.
    std::string out = "\x89PNG\r\n\x1a\n";
    add_chunk(out, "IHDR", head);
    add_chunk(out, "IDAT", deflate_stored(rows));
    add_chunk(out, "IEND", "");
    return out;
}

}  // namespace stoa::bench
