// Pieces of SVG that several pictures are drawn of.
#pragma once

#include <string>

#include "likeness/chance.h"

namespace stoa::likeness {

std::string colour(Chance& chance, int dark, int light);  // Each part from `dark` to `light`, of 255.
std::string some_name(Chance& chance);                    // One that nobody has.
std::string some_font(Chance& chance);
std::string svg(int width, int height, const std::string& inside);

}  // namespace stoa::likeness
