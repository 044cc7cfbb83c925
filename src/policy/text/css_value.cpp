#include "policy/text/css_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "policy/text/css_colour_names.h"

namespace stoa::policy {

namespace {

struct Number {
    double value = 0;
    std::string_view unit;
};

std::optional<Number> read_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    Number number;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number.value);
    if (error != std::errc() || !std::isfinite(number.value)) return std::nullopt;
    number.unit = text.substr(static_cast<std::size_t>(end - text.data()));
    return number;
}

// Of absolute and font-relative units; nothing for others.
std::optional<double> pixels(const Number& number, double font_px) {
    struct Unit {
        std::string_view name;
        double px;
    };
    const std::array<Unit, 11> units{{{"px", 1},
                                      {"pt", 96.0 / 72},
                                      {"pc", 16},
                                      {"in", 96},
                                      {"cm", 96 / 2.54},
                                      {"mm", 96 / 25.4},
                                      {"em", font_px},
                                      {"rem", 16},
                                      {"ex", font_px / 2},
                                      {"ch", font_px / 2},
                                      {"q", 96 / 101.6}}};
    const auto unit = std::ranges::find(units, number.unit, &Unit::name);
    if (unit != units.end()) return number.value * unit->px;
    return number.unit.empty() ? std::optional(number.value) : std::nullopt;
}

std::optional<double> share_of(const Number& number, double container_px, const CssFrame& frame) {
    if (number.unit == "%") return number.value / 100;
    const auto of_frame = {"vw", "vi", "vmax", "dvw", "svw", "lvw"};
    if (std::ranges::find(of_frame, number.unit) != of_frame.end()) return number.value / 100 * frame.width_px / container_px;
    const auto px = pixels(number, frame.font_px);
    return px ? std::optional(*px / container_px) : std::nullopt;
}

// "calc(a ± b ± …)", also "min(a, b)" and "max(a, b)" of plain lengths.
std::optional<double> read_function(std::string_view value, double container_px, const CssFrame& frame) {
    const std::size_t open = value.find('(');
    if (open == std::string_view::npos || !value.ends_with(')')) return std::nullopt;
    const std::string_view name = value.substr(0, open), inside = value.substr(open + 1, value.size() - open - 2);
    std::optional<double> result;
    double sign = 1;
    std::string part;
    const auto take = [&] {
        const auto number = read_number(part);
        part.clear();
        const auto share = number ? share_of(*number, container_px, frame) : std::nullopt;
        if (!share) return;
        if (!result)
            result = sign * *share;
        else
            result = name == "min" ? std::min(*result, *share) : name == "max" ? std::max(*result, *share) : *result + sign * *share;
    };
    for (const char c : inside) {
        if (c != ' ' && c != ',' && !((c == '+' || c == '-') && part.empty() && name == "calc")) {
            part += c;
            continue;
        }
        if (!part.empty()) take();
        if (c == '+' || c == '-') sign = c == '-' ? -1 : 1;
    }
    take();
    return result;
}

std::optional<CssColour> read_hex(std::string_view digits) {
    const std::size_t length = digits.size();
    if (length != 3 && length != 4 && length != 6 && length != 8) return std::nullopt;
    const std::size_t each = length <= 4 ? 1 : 2;
    std::array<double, 4> parts{0, 0, 0, 1};
    for (std::size_t at = 0; at < length / each; ++at) {
        unsigned value = 0;
        const std::string_view part = digits.substr(at * each, each);
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value, 16);
        if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
        parts[at] = value / (each == 1 ? 15.0 : 255.0);
    }
    return CssColour{parts[0], parts[1], parts[2], parts[3]};
}

double part_of_hue(double low, double high, double hue) {
    hue -= std::floor(hue);
    if (hue < 1.0 / 6) return low + (high - low) * 6 * hue;
    if (hue < 1.0 / 2) return high;
    if (hue < 2.0 / 3) return low + (high - low) * (2.0 / 3 - hue) * 6;
    return low;
}

CssColour of_hsl(double degrees, double saturation, double lightness, double opacity) {
    const double high = lightness < 0.5 ? lightness * (1 + saturation) : lightness + saturation - lightness * saturation;
    const double low = 2 * lightness - high, hue = degrees / 360;
    return {part_of_hue(low, high, hue + 1.0 / 3), part_of_hue(low, high, hue), part_of_hue(low, high, hue - 1.0 / 3), opacity};
}

// rgb(), rgba(), hsl(), hsla() with commas, blanks and a slash.
std::optional<CssColour> read_colour_function(std::string_view value) {
    const std::size_t open = value.find('(');
    const bool rgb = value.starts_with("rgb"), hsl = value.starts_with("hsl");
    if (open == std::string_view::npos || (!rgb && !hsl)) return std::nullopt;
    std::array<Number, 4> parts{Number{}, Number{}, Number{}, Number{1, ""}};
    std::size_t count = 0;
    for (std::size_t at = open + 1; at < value.size() && count < parts.size();) {
        const std::size_t end = std::min(value.find_first_of(" ,/)", at), value.size());
        if (end > at) {
            const auto number = read_number(value.substr(at, end - at));
            if (!number) return std::nullopt;
            parts[count++] = *number;
        }
        at = end + 1;
    }
    if (count < 3) return std::nullopt;
    const auto share = [](const Number& number, double full) {
        return std::clamp(number.unit == "%" ? number.value / 100 : number.value / full, 0.0, 1.0);
    };
    const double opacity = share(parts[3], 1);
    if (rgb) return CssColour{share(parts[0], 255), share(parts[1], 255), share(parts[2], 255), opacity};
    return of_hsl(parts[0].value, share(parts[1], 100), share(parts[2], 100), opacity);
}

double luminance(const CssColour& colour) {
    const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

// The factors that browsers take for medium, of CSS Fonts Level 3, section 3.5.
constexpr std::array<std::pair<std::string_view, double>, 8> named_sizes{{{"xx-small", 9.6},
                                                                          {"x-small", 12},
                                                                          {"small", 128.0 / 9},
                                                                          {"medium", 16},
                                                                          {"large", 19.2},
                                                                          {"x-large", 24},
                                                                          {"xx-large", 32},
                                                                          {"xxx-large", 48}}};

}  // namespace

std::vector<std::string_view> split_css_value(std::string_view value) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0, brackets = 0;
    char quote = 0;
    for (std::size_t at = 0; at <= value.size(); ++at) {
        const char c = at < value.size() ? value[at] : ' ';
        if (quote != 0 && at < value.size()) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(') {
            ++brackets;
        } else if (c == ')' && brackets > 0) {
            --brackets;
        } else if (c == ' ' && (brackets == 0 || at == value.size())) {
            if (at > begin) parts.push_back(value.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    return parts;
}

std::optional<double> read_css_share(std::string_view value, double container_px, const CssFrame& frame) {
    if (const auto number = read_number(value)) return share_of(*number, container_px, frame);
    return read_function(value, container_px, frame);
}

std::optional<double> read_css_font_size(std::string_view value, double parent_px) {
    const auto named = std::ranges::find(named_sizes, value, &std::pair<std::string_view, double>::first);
    if (named != named_sizes.end()) return named->second;
    if (value == "smaller") return parent_px / 1.2;
    if (value == "larger") return parent_px * 1.2;
    const auto number = read_number(value);
    if (!number || (number->unit.empty() && number->value != 0)) return std::nullopt;
    if (number->unit == "%") return number->value / 100 * parent_px;
    if (number->unit == "vw") return number->value / 100 * CssFrame{}.width_px;
    return pixels(*number, parent_px);
}

std::optional<double> read_legacy_font_size(std::string_view value) {
    const auto number = read_number(value);
    if (!number) return std::nullopt;
    const bool relative = value.starts_with('+') || value.starts_with('-');
    const double size = std::clamp(std::floor(number->value) + (relative ? 3 : 0), 1.0, 7.0);
    return named_sizes[static_cast<std::size_t>(size)].second;
}

std::optional<CssColour> read_css_colour(std::string_view value) {
    if (value.starts_with('#')) return read_hex(value.substr(1));
    if (value == "transparent") return CssColour{0, 0, 0, 0};
    if (value.find('(') != std::string_view::npos) return read_colour_function(value);
    const auto named = find_css_colour(value);
    return named ? read_hex(*named) : std::nullopt;
}

CssColour blend(const CssColour& above, const CssColour& below) {
    const auto mix = [&](double over, double under) { return over * above.opacity + under * (1 - above.opacity); };
    return {mix(above.red, below.red), mix(above.green, below.green), mix(above.blue, below.blue), 1};
}

double contrast(const CssColour& a, const CssColour& b) {
    const double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

}  // namespace stoa::policy
