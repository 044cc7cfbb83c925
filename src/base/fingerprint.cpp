#include "base/fingerprint.h"

namespace stoa {

namespace {

constexpr unsigned char form = 1;  // Of these bytes: another way of finding corners gets another number.
constexpr std::size_t small_bytes = small_side * small_side, head_bytes = 27 + small_bytes, corner_bytes = 38;
static_assert(fingerprint_bytes_max == head_bytes + fingerprint_corners_max * corner_bytes);

template <class Number>
void append(std::string& bytes, Number number) {
    for (std::size_t byte = 0; byte < sizeof number; ++byte) bytes += static_cast<char>(number >> (8 * byte));
}

// The caller has counted the bytes.
template <class Number>
Number take(std::string_view& bytes) {
    Number number = 0;
    for (std::size_t byte = 0; byte < sizeof number; ++byte)
        number =
            static_cast<Number>(number | static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[byte])) << (8 * byte)));
    bytes.remove_prefix(sizeof number);
    return number;
}

}  // namespace

std::string encode(const Fingerprint& fingerprint) {
    std::string bytes;
    bytes.reserve(head_bytes + fingerprint.corners.size() * corner_bytes);
    append(bytes, form);
    append(bytes, fingerprint.width);
    append(bytes, fingerprint.height);
    append(bytes, fingerprint.whole);
    append(bytes, fingerprint.trimmed);
    append(bytes, fingerprint.inner_width);
    append(bytes, fingerprint.inner_height);
    bytes += fingerprint.small;
    append(bytes, static_cast<std::uint16_t>(fingerprint.corners.size()));
    for (const Corner& corner : fingerprint.corners) {
        append(bytes, corner.x);
        append(bytes, corner.y);
        append(bytes, corner.size);
        append(bytes, corner.direction);
        for (const std::uint64_t part : corner.look) append(bytes, part);
    }
    return bytes;
}

std::optional<Fingerprint> decode_fingerprint(std::string_view bytes) {
    if (bytes.size() < head_bytes || take<unsigned char>(bytes) != form) return std::nullopt;
    Fingerprint fingerprint;
    fingerprint.width = take<std::uint16_t>(bytes);
    fingerprint.height = take<std::uint16_t>(bytes);
    fingerprint.whole = take<std::uint64_t>(bytes);
    fingerprint.trimmed = take<std::uint64_t>(bytes);
    fingerprint.inner_width = take<std::uint16_t>(bytes);
    fingerprint.inner_height = take<std::uint16_t>(bytes);
    const auto is_side = [](std::uint16_t side) { return side >= 1 && side <= fingerprint_side; };
    if (!is_side(fingerprint.width) || !is_side(fingerprint.height)) return std::nullopt;
    if (!is_side(fingerprint.inner_width) || !is_side(fingerprint.inner_height)) return std::nullopt;
    fingerprint.small = bytes.substr(0, small_bytes);
    bytes.remove_prefix(small_bytes);
    const std::size_t count = take<std::uint16_t>(bytes);
    if (count > fingerprint_corners_max || bytes.size() != count * corner_bytes) return std::nullopt;
    fingerprint.corners.resize(count);
    for (Corner& corner : fingerprint.corners) {
        corner.x = take<std::uint16_t>(bytes);
        corner.y = take<std::uint16_t>(bytes);
        corner.size = take<std::uint8_t>(bytes);
        corner.direction = take<std::uint8_t>(bytes);
        for (std::uint64_t& part : corner.look) part = take<std::uint64_t>(bytes);
    }
    return fingerprint;
}

}  // namespace stoa
