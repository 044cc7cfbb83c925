// What control words of RTF mean for who wants to know what a document says (Rich Text Format 1.9.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "inspect/concern.h"

namespace stoa::worker {

// Where what stands in a group goes.
enum class RichPlace : std::uint8_t {
    Page,          // People see it.
    Described,     // Beside the page: title, author, what nobody knows.
    Nowhere,       // Nobody sees it.
    Fonts,         // The table of fonts.
    Instruction,   // Of a field.
    Picture,       // Hexadecimal.
    PropertyName,  // Of a shape, before its value.
    PropertyValue,
    Link,  // The target of a shape's link.
};

// Of a group that begins with this word; nothing where it goes where what is around it goes.
std::optional<RichPlace> find_rich_place(std::string_view word);

// Of a group that may be left out by who does not know it, and that goes where what is around it goes.
bool is_rich_surrounding(std::string_view word);

// Text that a word stands for; "\n" where a paragraph, a line or a cell ends.
std::optional<std::string_view> find_rich_sign(std::string_view word);

// A word that speaks against the file wherever it stands.
std::optional<inspect::Concern> find_rich_concern(std::string_view word);

}  // namespace stoa::worker
