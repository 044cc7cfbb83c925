// Finds the charset that an HTML body names itself, for where Content-Type names none.
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

// By a byte order mark or a <meta> in the first 1024 bytes (HTML Standard, section 13.2.3.2, prescan). In small letters;
// empty where there is none that is known.
std::string find_html_charset(std::string_view bytes);

}  // namespace stoa::mail
