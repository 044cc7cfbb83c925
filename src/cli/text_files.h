// Files of text that commands read and write, and places in them.
#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "base/result.h"

namespace stoa::cli {

// All of it; an error where it is longer than 10 MB or no UTF-8. `name` is for messages about it.
Result<std::string> read_all(std::istream& in, std::string_view name);
Result<std::string> read_file(const std::string& name);

// Puts `text` in the place of the file in one step: a reader sees the old or the new one. Its rights stay as they are.
Result<void> replace_file(const std::string& name, std::string_view text);

// Line and column, from 1, of a code point of a text.
struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
};
Place place_of(std::string_view text, std::size_t code_point);

}  // namespace stoa::cli
