// The boxes of AVIF and HEIC (ISO/IEC 14496-12 section 4.2; 23008-12 section 6.5.3: ispe).
#include "worker/byte_reader.h"
#include "worker/picture_header.h"

namespace stoa::worker {

namespace {

constexpr int depth_max = 6;
constexpr int boxes_max = 10'000;

class Boxes {
public:
    explicit Boxes(PictureHeader& header) : header_(header) {}

    // Reads the boxes of `bytes`; gives where the last whole one ends.
    std::size_t read(std::string_view bytes, int depth) {
        std::size_t at = 0;
        while (at + 8 <= bytes.size() && ++count_ < boxes_max) {
            std::uint64_t size = *big_endian<4>(bytes, at);
            std::size_t head = 8;
            if (size == 1) {
                size = big_endian<8>(bytes, at + 8).value_or(0);
                head = 16;
            }
            if (size == 0) size = bytes.size() - at;
            if (size < head || size > bytes.size() - at) break;
            take(bytes.substr(at + 4, 4), bytes.substr(at + head, size - head), depth);
            at += size;
        }
        return at;
    }

private:
    void take(std::string_view type, std::string_view content, int depth) {
        if (type == "ispe") {
            header_.width = std::max(header_.width, static_cast<std::int64_t>(big_endian<4>(content, 4).value_or(0)));
            header_.height = std::max(header_.height, static_cast<std::int64_t>(big_endian<4>(content, 8).value_or(0)));
        }
        if (type == "moov") header_.moves = true;
        if (type == "stsz" || type == "stz2")
            header_.frames = std::max(header_.frames,
                                      static_cast<std::int32_t>(std::min<std::uint64_t>(big_endian<4>(content, 8).value_or(1), 1'000'000)));
        if (depth >= depth_max) return;
        if (type == "meta") read(content.substr(std::min<std::size_t>(4, content.size())), depth + 1);
        if (type == "iprp" || type == "ipco") read(content, depth + 1);
        if (type == "moov" || type == "trak" || type == "mdia" || type == "minf" || type == "stbl") read(content, depth + 1);
    }

    PictureHeader& header_;
    int count_ = 0;
};

}  // namespace

std::optional<PictureHeader> read_heif_header(std::string_view bytes) {
    PictureHeader header;
    header.end = Boxes(header).read(bytes, 0);
    header.has_end = header.end > 0;
    header.moves = header.moves && header.frames > 1;
    if (header.width == 0 || header.height == 0) return std::nullopt;
    return header;
}

}  // namespace stoa::worker
