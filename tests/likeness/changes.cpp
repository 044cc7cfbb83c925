#include "likeness/changes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "likeness/chance.h"
#include "likeness/pictures.h"

namespace stoa::likeness {

namespace {

Image shrink(const Image& picture, std::uint64_t number) {
    Chance chance(number);
    const double least = 140.0 / std::max(picture.width(), picture.height());
    return picture.scaled(std::max(least, chance.between(0.25, 0.8)));
}

Image grow(const Image& picture, std::uint64_t number) { return picture.scaled(Chance(number).between(1.2, 2.5)); }
Image recompress(const Image& picture, std::uint64_t) { return picture.recompressed(30); }

// To 60 % of the area and more, anywhere.
Image crop(const Image& picture, std::uint64_t number) {
    Chance chance(number);
    const double side = std::sqrt(chance.between(0.6, 0.9));
    const int width = static_cast<int>(picture.width() * side), height = static_cast<int>(picture.height() * side);
    return picture.cut(chance.below(picture.width() - width + 1), chance.below(picture.height() - height + 1), width, height);
}

Image capture(const Image& picture, std::uint64_t number) {
    const Screen screen = draw_screen(number, static_cast<double>(picture.width()) / picture.height());
    const Image fitted = picture.scaled(static_cast<double>(screen.width) / picture.width());
    return screen.image.with(fitted, screen.left, screen.top);
}

Image tint(const Image& picture, std::uint64_t number) {
    Chance chance(number);
    const double red = chance.between(0.65, 1), green = chance.between(0.65, 1), blue = chance.between(0.65, 1);
    return picture.tinted(red, green, blue, chance.between(0, 50));
}

Image take_colours(const Image& picture, std::uint64_t) { return picture.grey(); }

Image turn(const Image& picture, std::uint64_t number) { return picture.turned(Chance(number).between(-3, 3)); }

Image set_into(const Image& ground, const Image& picture, Chance& chance, double share) {
    double factor = ground.width() * share / picture.width();
    factor = std::min(factor, ground.height() * 0.6 / picture.height());
    const Image fitted = picture.scaled(factor);
    return ground.with(fitted, chance.below(ground.width() - fitted.width() + 1),
                       chance.below(std::max(1, (ground.height() - fitted.height()) / 3)));
}

Image set_on_page(const Image& picture, std::uint64_t number) {
    Chance chance(number);
    return set_into(draw_page(number), picture, chance, chance.between(0.33, 0.6));
}

Image set_on_photo(const Image& picture, std::uint64_t number) {
    Chance chance(number);
    return set_into(draw_product(number + 50'000), picture, chance, chance.between(0.33, 0.6));
}

Image share_by_phone(const Image& picture, std::uint64_t number) {
    return crop(shrink(picture, number), number).recompressed(40 + Chance(number).below(30));
}

Image scan(const Image& picture, std::uint64_t number) { return tint(turn(picture, number), number).recompressed(50); }

constexpr std::array<Change, 12> all{{{"made smaller", shrink},
                                      {"made larger", grow},
                                      {"recompressed at 30", recompress},
                                      {"cropped", crop},
                                      {"captured from a screen", capture},
                                      {"tinted", tint},
                                      {"without colours", take_colours},
                                      {"turned", turn},
                                      {"on a page", set_on_page},
                                      {"on a photo", set_on_photo},
                                      {"smaller, cropped, recompressed", share_by_phone},
                                      {"turned, tinted, recompressed", scan}}};

}  // namespace

std::span<const Change> changes() { return all; }

}  // namespace stoa::likeness
