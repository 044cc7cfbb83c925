// Texts of Windows programs, whose bytes mean what a code page says.
#pragma once

#include <string>
#include <string_view>

namespace stoa::worker {

inline constexpr int western_code_page = 1252;

// UTF-8. A code page that is not known is read as Windows-1252; beyond 4 MB nothing is read.
std::string from_code_page(std::string_view bytes, int code_page);

// Of a font's character set (Rich Text Format 1.9.1, \fcharset); `otherwise` where the set does not say.
int code_page_of(int character_set, int otherwise);

}  // namespace stoa::worker
