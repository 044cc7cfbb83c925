// Makes a file name of what a mail calls one.
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

inline constexpr std::size_t attachment_name_bytes_max = 200;

// Without folders (of any system), control and direction characters, and blanks around it; cut to 200 bytes with its
// extension kept. Empty where nothing is left ("..").
std::string clean_attachment_name(std::string_view name);

}  // namespace stoa::mail
