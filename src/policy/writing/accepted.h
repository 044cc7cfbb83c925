// Words of trade and technology that the dictionaries lack: accepted/LANGUAGE.txt, one a line or several with blanks between.
#pragma once

#include <string>
#include <string_view>

namespace stoa::policy {

// `word` in small letters. Words accepted in English are accepted in every language. Any thread.
bool is_accepted(std::string_view language, const std::u32string& word);

}  // namespace stoa::policy
