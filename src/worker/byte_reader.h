// Numbers at places of untrusted bytes: what lies beyond the end is nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace stoa::worker {

template <std::size_t size>
std::optional<std::uint64_t> big_endian(std::string_view bytes, std::size_t at) {
    if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

template <std::size_t size>
std::optional<std::uint64_t> little_endian(std::string_view bytes, std::size_t at) {
    if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = size; i > 0; --i) value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

// Empty where there are not so many.
inline std::string_view piece(std::string_view bytes, std::size_t at, std::size_t size) {
    if (at > bytes.size() || bytes.size() - at < size) return {};
    return bytes.substr(at, size);
}

inline bool stands_at(std::string_view bytes, std::size_t at, std::string_view sign) { return piece(bytes, at, sign.size()) == sign; }

}  // namespace stoa::worker
