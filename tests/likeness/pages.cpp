// What pictures are set into: pages of text and screens.
#include <fmt/format.h>

#include "likeness/drawing.h"
#include "likeness/pictures.h"

namespace stoa::likeness {

Image draw_page(std::uint64_t number) {
    Chance chance(number * 7 + 5);
    const std::string font = some_font(chance);
    const double size = chance.between(20, 34);
    std::string lines = R"(<rect width="1240" height="1754" fill="white"/>)";
    for (double y = 470; y < 1650; y += size * chance.between(1.4, 1.9)) {
        std::string words;
        for (int word = 0; word < 8; ++word) words += some_name(chance) + " ";
        lines += fmt::format(R"(<text x="110" y="{:.0f}" font-family="{}" font-size="{:.0f}" fill="#222">{} {}</text>)", y, font, size,
                             words, chance.below(9000));
    }
    return Image::from_svg(svg(1240, 1754, lines));
}

Screen draw_screen(std::uint64_t number, double shape) {
    Chance chance(number * 7 + 6);
    const int width = chance.below(2) == 0 ? 1280 : 720, room = static_cast<int>(width * chance.between(0.55, 0.9));
    const int tall = static_cast<int>(room / shape), bar = 40 + chance.below(60), foot = 60 + chance.below(160);
    const int left = (width - room) / 2, height = bar + tall + foot + 40;
    std::string parts = fmt::format(R"(<rect width="{}" height="{}" fill="{}"/><rect width="{}" height="{}" fill="{}"/>)", width, height,
                                    colour(chance, 225, 255), width, bar, colour(chance, 30, 120));
    for (int at = 0; at < 3; ++at)
        parts += fmt::format(R"(<circle cx="{}" cy="{}" r="9" fill="{}"/>)", 24 + at * 28, bar / 2, colour(chance, 120, 255));
    parts += fmt::format(R"(<text x="140" y="{}" font-family="DejaVu Sans" font-size="20" fill="white">{} - {}</text>)", bar / 2 + 8,
                         some_name(chance), some_name(chance));
    for (int line = 0; line < foot / 34; ++line) {
        std::string words;
        for (int word = 0; word < 5; ++word) words += some_name(chance) + " ";
        parts += fmt::format(R"(<text x="{}" y="{}" font-family="DejaVu Sans" font-size="18" fill="#333">{}</text>)", left,
                             bar + tall + 50 + line * 34, words);
    }
    return {Image::from_svg(svg(width, height, parts)), left, bar + 20, room, tall};
}

}  // namespace stoa::likeness
