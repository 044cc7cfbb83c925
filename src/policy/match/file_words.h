// The words of a file's name or an address: "Assembly_Instructions-K4.pdf" holds "assembly", "instructions", "k", "4", "pdf".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::policy {

// Folded, without accents; "camelCase" and digits begin a new word. Of an address only what follows the last slash of its path.
std::vector<std::string> read_file_words(std::string_view name);

// Whether one of `words` is among them.
bool has_file_word(std::string_view name, std::span<const std::string_view> words);

// In lower case, without the dot; empty where there is none.
std::string file_extension(std::string_view name);

}  // namespace stoa::policy
