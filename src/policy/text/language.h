// In which language a text is written: of a whole message, or of one sentence.
#pragma once

#include <string_view>

namespace stoa::policy {

inline constexpr std::string_view unknown_language = "und";  // BCP 47's tag for undetermined.

// The primary language subtag of BCP 47 ("de", "pt", "ja"), or `unknown_language` where the text is too short or too
// mixed to tell. REQUIRES: well-formed UTF-8 without tags. Any thread, linear; the answer lives as long as the program.
std::string_view detect_language(std::string_view utf8);

// The language of a text of which `stated` (a BCP 47 tag or empty) is said: believed unless the text is long enough and
// plainly another one. The same kind of answer.
std::string_view language_of(std::string_view utf8, std::string_view stated);

}  // namespace stoa::policy
