// Texts out of files, made what a report may hold.
#pragma once

#include <string>
#include <string_view>

namespace stoa::worker {

// Well-formed UTF-8 (U+FFFD for what is none) without control characters but \n and \t, trimmed, of at most `length_max` code points.
std::string clean_text(std::string_view bytes, std::size_t length_max);

// From UTF-16 in memory order of the machine's byte order, or the other.
enum class ByteOrder : unsigned char { Little, Big };
std::string from_utf16(std::string_view bytes, ByteOrder order);

}  // namespace stoa::worker
