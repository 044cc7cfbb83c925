// Products, damage and banners; photos of other makers.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "likeness/drawing.h"
#include "likeness/pictures.h"

namespace stoa::likeness {

namespace {

constexpr int wide = 800, high = 600;

// Light that falls on a wall and a table.
std::string draw_room(Chance& chance) {
    const double edge = chance.between(300, 440);
    return fmt::format(
        R"(<defs><linearGradient id="wall" x1="0" y1="0" x2="{:.2f}" y2="1"><stop offset="0" stop-color="{}"/><stop offset="1" stop-color="{}"/></linearGradient>)"
        R"(<linearGradient id="body" x1="0" y1="0" x2="1" y2="{:.2f}"><stop offset="0" stop-color="{}"/><stop offset="0.6" stop-color="{}"/><stop offset="1" stop-color="{}"/></linearGradient>)"
        R"(<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="{:.3f} {:.3f}" numOctaves="3" seed="{}"/><feColorMatrix values="0 0 0 0 0.35  0 0 0 0 0.25  0 0 0 0 0.15  0.6 0.3 0 0 -0.15"/></filter></defs>)"
        R"(<rect width="800" height="600" fill='url(#wall)'/><rect y="{:.0f}" width="800" height="600" fill="{}"/><rect y="{:.0f}" width="800" height="300" filter='url(#grain)'/>)",
        chance.between(0, 1), colour(chance, 150, 250), colour(chance, 110, 230), chance.between(0, 0.7), colour(chance, 120, 250),
        colour(chance, 60, 200), colour(chance, 20, 120), chance.between(0.005, 0.03), chance.between(0.05, 0.3), chance.below(10'000),
        edge, colour(chance, 120, 220), edge);
}

// Something to be sold: a body, a handle, what is printed on it.
std::string draw_thing(Chance& chance, double x, double y) {
    const double width = chance.between(140, 320), height = chance.between(160, 340), top = y - height;
    std::string thing =
        fmt::format(R"(<ellipse cx="{:.0f}" cy="{:.0f}" rx="{:.0f}" ry="22" fill="black" opacity="0.3"/>)", x + 20, y, width * 0.6);
    switch (chance.below(4)) {
        case 0:  // A cup.
            thing += fmt::format(
                R"(<path d="M{:.0f} {:.0f} c{:.0f} -10 {:.0f} {:.0f} -6 {:.0f}" fill="none" stroke='url(#body)' stroke-width="{:.0f}"/>)",
                x + width / 2, top + height * 0.25, width * 0.5, width * 0.5, height * 0.5, height * 0.5, chance.between(14, 30));
            thing += fmt::format(R"(<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" rx="{:.0f}" fill='url(#body)'/>)",
                                 x - width / 2, top, width, height, chance.between(4, 50));
            thing += fmt::format(R"(<ellipse cx="{:.0f}" cy="{:.0f}" rx="{:.0f}" ry="{:.0f}" fill="{}"/>)", x, top + 6, width / 2,
                                 chance.between(8, 26), colour(chance, 30, 110));
            break;
        case 1:  // A lamp.
            thing += fmt::format(R"(<path d="M{:.0f} {:.0f} L{:.0f} {:.0f} L{:.0f} {:.0f} L{:.0f} {:.0f} Z" fill='url(#body)'/>)",
                                 x - width * 0.22, top, x + width * 0.22, top, x + width * 0.5, top + height * 0.45, x - width * 0.5,
                                 top + height * 0.45);
            thing += fmt::format(
                R"(<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" fill="{}"/><rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="16" rx="8" fill="{}"/>)",
                x - 8, top + height * 0.45, chance.between(10, 22), height * 0.55, colour(chance, 30, 140), x - width * 0.3, y - 14,
                width * 0.6, colour(chance, 30, 140));
            break;
        case 2: {  // A box with boards.
            const int boards = 2 + chance.below(5);
            thing += fmt::format(R"(<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" fill='url(#body)'/>)", x - width / 2, top,
                                 width, height);
            for (int at = 1; at < boards; ++at)
                thing += fmt::format(R"(<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}" fill="{}" opacity="0.7"/>)",
                                     x - width / 2, top + height * at / boards, width, chance.between(4, 16), colour(chance, 20, 120));
            break;
        }
        default:  // A bottle.
            thing += fmt::format(
                R"(<path d="M{0:.0f} {1:.0f} h{2:.0f} v{3:.0f} c{4:.0f} 20 {4:.0f} 40 {4:.0f} 60 v{5:.0f} h-{6:.0f} v-{5:.0f} c0 -20 0 -40 {4:.0f} -60 z" fill='url(#body)'/>)",
                x - width * 0.12, top, width * 0.24, height * 0.2, width * 0.2, height * 0.5, width * 0.64);
    }
    const int stripes = chance.below(4);
    for (int at = 0; at < stripes; ++at)
        thing += fmt::format(R"(<circle cx="{:.0f}" cy="{:.0f}" r="{:.0f}" fill="{}"/>)", x + chance.between(-0.35, 0.35) * width,
                             y - chance.between(0.2, 0.8) * height, chance.between(6, 30), colour(chance, 20, 255));
    thing += fmt::format(R"(<text x="{:.0f}" y="{:.0f}" font-family="{}" font-size="{:.0f}" text-anchor="middle" fill="{}">{}</text>)", x,
                         y - height * chance.between(0.3, 0.6), some_font(chance), width * 0.16, colour(chance, 0, 120), some_name(chance));
    return thing;
}

std::string draw_cracks(Chance& chance) {
    std::string cracks;
    for (int crack = 0; crack < 3; ++crack) {
        double x = chance.between(250, 550), y = chance.between(200, 450);
        std::string line = fmt::format("M{:.0f} {:.0f}", x, y);
        for (int at = 0; at < 9; ++at) {
            x += chance.between(-40, 40), y += chance.between(-10, 40);
            line += fmt::format(" L{:.0f} {:.0f}", x, y);
        }
        cracks += fmt::format(R"(<path d="{}" fill="none" stroke="#1a1512" stroke-width="{:.1f}"/>)", line, chance.between(2, 6));
    }
    return cracks;
}

}  // namespace

Image draw_product(std::uint64_t number) {
    Chance chance(number * 7 + 2);
    const std::string room = draw_room(chance);
    return Image::from_svg(svg(wide, high, room + draw_thing(chance, chance.between(300, 500), chance.between(470, 540))));
}

Image draw_damage(std::uint64_t number) {
    Chance chance(number * 7 + 3);
    const std::string room = draw_room(chance);
    const std::string thing = draw_thing(chance, chance.between(300, 500), chance.between(470, 540));
    return Image::from_svg(svg(wide, high, room + thing + draw_cracks(chance))).recompressed(70);
}

Image draw_banner(std::uint64_t number) {
    Chance chance(number * 7 + 4);
    const std::string room = draw_room(chance);
    const Image scene = Image::from_svg(svg(wide, high, room + draw_thing(chance, 560, 520) + draw_thing(chance, 250, 540)));
    const Image logo = draw_logo(number).scaled(0.5);
    return scene.with(logo, 30, 30);
}

std::vector<Image> find_photos() {
    std::vector<Image> found;
    for (const char* folder : {"/usr/share/backgrounds"}) {
        if (!std::filesystem::is_directory(folder)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() != ".jpg" && entry.path().extension() != ".webp") continue;
            const Image photo = Image::from_file(entry.path(), 2400);
            const int columns = entry.path().extension() == ".jpg" ? 3 : 1;  // Parts that have nothing in common.
            for (int at = 0; at < columns; ++at)
                found.push_back(photo.cut(photo.width() * at / columns, 0, photo.width() / columns, photo.height()));
        }
    }
    return found;
}

}  // namespace stoa::likeness
