// Logos: a mark of some shapes, a name in some font.
#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <numbers>

#include "likeness/drawing.h"
#include "likeness/pictures.h"

namespace stoa::likeness {

namespace {

std::string star(double x, double y, double outer, double inner, int points, const std::string& fill) {
    std::string corners;
    for (int at = 0; at < 2 * points; ++at) {
        const double radius = at % 2 == 0 ? outer : inner, angle = at * std::numbers::pi / points - std::numbers::pi / 2;
        corners += fmt::format("{:.1f},{:.1f} ", x + radius * std::cos(angle), y + radius * std::sin(angle));
    }
    return fmt::format(R"(<polygon points="{}" fill="{}"/>)", corners, fill);
}

// About (x, y), `size` wide and high.
std::string draw_mark(Chance& chance, double x, double y, double size) {
    const std::string first = colour(chance, 10, 200), second = colour(chance, 10, 240);
    const double half = size / 2;
    switch (chance.below(6)) {
        case 0: {
            const int points = 4 + chance.below(8);
            return star(x, y, half, half * chance.between(0.35, 0.7), points, first) +
                   fmt::format(R"(<circle cx="{}" cy="{}" r="{:.1f}" fill="{}"/>)", x, y, half * 0.25, second);
        }
        case 1:
            return fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="{:.1f}" fill="{}"/>)", x - half, y - half, size, size,
                               chance.between(0, half), first) +
                   fmt::format(R"(<path d="M{} {} l{} {} l{} {} z" fill="{}"/>)", x - half * 0.6, y + half * 0.5, half * 0.6,
                               -half * chance.between(0.8, 1.2), half * 0.6, half * chance.between(0.7, 1.2), second);
        case 2: {
            std::string bars;
            const int count = 3 + chance.below(3);
            for (int at = 0; at < count; ++at) {
                const double height = size * chance.between(0.3, 1), width = size / count;
                bars += fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}"/>)", x - half + at * width,
                                    y + half - height, width * 0.8, height, at % 2 == 0 ? first : second);
            }
            return bars;
        }
        case 3: {
            std::string rings;
            for (int at = 0; at < 3; ++at)
                rings += fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" fill="none" stroke="{}" stroke-width="{:.1f}"/>)",
                                     x + chance.between(-0.4, 0.4) * half, y + chance.between(-0.4, 0.4) * half, half * 0.55,
                                     at == 1 ? second : first, half * chance.between(0.12, 0.25));
            return rings;
        }
        case 4:
            return fmt::format(
                       R"(<path d="M{:.1f} {:.1f} C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f} S{:.1f} {:.1f} {:.1f} {:.1f} Z" fill="{}"/>)",
                       x - half, y, x - half, y - size * chance.between(0.4, 1), x + half * 0.3, y - half, x + half, y - half * 0.2,
                       x + half * chance.between(0, 0.6), y + size * 0.5, x - half * 0.4, y + half * 0.8, first) +
                   star(x + half * 0.2, y, half * 0.35, half * 0.14, 5, second);
        default: {
            const char letter = static_cast<char>('A' + chance.below(26));
            return fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}"/>)", x, y, half, first) +
                   fmt::format(
                       R"(<text x="{}" y="{:.1f}" font-family="{}" font-size="{:.0f}" font-weight="bold" text-anchor="middle" fill="white">{}</text>)",
                       x, y + half * 0.45, some_font(chance), size * 0.65, letter);
        }
    }
}

std::string write_name(Chance& chance, double x, double y, double size, const char* anchor) {
    return fmt::format(
        R"(<text x="{:.1f}" y="{:.1f}" font-family="{}" font-size="{:.0f}" font-weight="{}" letter-spacing="{}" text-anchor="{}" fill="{}">{}</text>)",
        x, y, some_font(chance), size, chance.below(2) == 0 ? "bold" : "normal", chance.below(6), anchor, colour(chance, 0, 150),
        some_name(chance));
}

}  // namespace

Image draw_logo(std::uint64_t number) {
    Chance chance(number * 7 + 1);
    switch (chance.below(4)) {
        case 0:
            return Image::from_svg(svg(620, 200, draw_mark(chance, 105, 100, 160) + write_name(chance, 210, 130, 84, "start")));
        case 1:
            return Image::from_svg(svg(420, 400, draw_mark(chance, 210, 150, 230) + write_name(chance, 210, 350, 72, "middle")));
        case 2:
            return Image::from_svg(svg(600, 240,
                                       write_name(chance, 300, 130, 110, "middle") + write_name(chance, 300, 200, 36, "middle") +
                                           fmt::format(R"(<rect x="60" y="215" width="{:.0f}" height="8" fill="{}"/>)",
                                                       chance.between(100, 480), colour(chance, 0, 200))));
        default:
            return Image::from_svg(svg(400, 400,
                                       fmt::format(R"(<rect width="400" height="400" fill="{}"/>)", colour(chance, 200, 255)) +
                                           draw_mark(chance, 200, 170, 220) + write_name(chance, 200, 350, 60, "middle")));
    }
}

std::vector<Image> find_foreign_logos() {
    std::vector<Image> found;
    const auto add = [&](const Image& logo) {  // Those for dark ground are nothing on white.
        if (!logo.is_even()) found.push_back(logo);
    };
    for (const char* folder : {"/usr/share/pixmaps", "/usr/share/desktop-base/debian-logos", "/usr/share/icons/hicolor/128x128/apps"}) {
        if (!std::filesystem::is_directory(folder)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ".png" && entry.file_size() > 1500) add(Image::from_file(entry.path(), 400));
    }
    return found;
}

}  // namespace stoa::likeness
