// For tests: pictures that need no file. Made by the tests' own libvips.
#pragma once

#include <string>

namespace stoa::inspect {

// Colourful noise, as a photo has it.
std::string jpeg_800x600();
// The same turned on its side by its EXIF orientation, with a place where it was taken.
std::string turned_jpeg_with_position();
// By quarters clockwise.
std::string turned(const std::string& jpeg, int quarters);

}  // namespace stoa::inspect
