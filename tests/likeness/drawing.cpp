#include "likeness/drawing.h"

#include <fmt/format.h>

#include <vector>

namespace stoa::likeness {

std::string colour(Chance& chance, int dark, int light) {
    const auto part = [&] { return dark + chance.below(light - dark + 1); };
    const int red = part(), green = part(), blue = part();
    return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

std::string some_name(Chance& chance) {
    static const std::vector<std::string> begins{"Bo",  "Ka", "Li",  "Mo",  "Ner", "Sa",  "Tor", "Vel",
                                                 "Zan", "Fi", "Gra", "Hul", "Jor", "Que", "Ru",  "Wi"};
    static const std::vector<std::string> ends{"ra",  "nix",  "mo", "del",  "vik", "sta", "lo",  "per",
                                               "zza", "quin", "th", "berg", "ly",  "ko",  "fax", "ume"};
    std::string name = chance.one_of(begins) + chance.one_of(ends);
    if (chance.below(2) == 0) name += chance.one_of(ends);
    return name;
}

std::string some_font(Chance& chance) {
    static const std::vector<std::string> fonts{"DejaVu Sans", "DejaVu Serif",   "Nimbus Sans",     "Nimbus Roman",
                                                "C059",        "P052",           "URW Gothic",      "URW Bookman",
                                                "Z003",        "Nimbus Mono PS", "DejaVu Sans Mono"};
    return chance.one_of(fonts);
}

std::string svg(int width, int height, const std::string& inside) {
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">{}</svg>)", width, height, inside);
}

}  // namespace stoa::likeness
