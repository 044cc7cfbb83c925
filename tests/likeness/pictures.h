// Pictures as sellers and buyers have them, drawn: a number makes one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "likeness/chance.h"
#include "likeness/image.h"

namespace stoa::likeness {

// A mark and a name, in some font, colours and arrangement.
Image draw_logo(std::uint64_t number);
// A product as a shop shows it, and the same maker's scene with another product where the number differs.
Image draw_product(std::uint64_t number);
// A buyer's photo of something broken: another light, another place, cracks.
Image draw_damage(std::uint64_t number);
// A brand's picture: what it sells, with its logo and a claim.
Image draw_banner(std::uint64_t number);
// A page of text.
Image draw_page(std::uint64_t number);
// A window or a telephone's screen, with room for a picture.
struct Screen {
    Image image;
    int left, top, width, height;  // The room.
};
Screen draw_screen(std::uint64_t number, double shape);  // Of width to height.
// Parts of real photos and drawings of other makers; none where they are not installed (desktop wallpapers and icons of Debian).
std::vector<Image> find_photos();
std::vector<Image> find_foreign_logos();

}  // namespace stoa::likeness
