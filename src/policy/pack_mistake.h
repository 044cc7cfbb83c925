// What is wrong in a pack's file, and where: told as a compiler tells it.
#pragma once

#include <cstddef>
#include <string>

namespace stoa::policy {

struct PackMistake {
    std::string file;         // As the source is called.
    std::size_t line = 1;     // From 1.
    std::size_t column = 1;   // From 1, in code points.
    std::size_t length = 1;   // Code points of the line that are meant; at least 1.
    std::string message;      // What is wrong, what was expected, and the nearest known word.
    std::string source;       // The line itself, without its end.
    bool of_no_pack = false;  // There is no such pack: nothing of the places holds.

    // "mine.toml:7:11: error: …", one line without its end.
    std::string headline() const;
    // The headline, the line and a caret under what is meant; ends with a line end.
    std::string picture() const;
};

}  // namespace stoa::policy
