#include "likeness/inspection.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <iostream>
#include <vector>

#include "likeness/eye.h"
#include "likeness/pictures.h"

namespace stoa::likeness {

namespace {

constexpr int width = 800, height = 600, quality = 85, rounds = 5, drawn = 12;
constexpr double goal_ms = 40;

// The largest part of that shape, from the middle.
std::string to_jpeg(const Image& image) {
    const double factor = std::max(double{width} / image.width(), double{height} / image.height());
    const Image scaled = image.scaled(factor * 1.002);  // Roundings leave no pixel out.
    return scaled.cut((scaled.width() - width) / 2, (scaled.height() - height) / 2, width, height).jpeg(quality);
}

struct Kind {
    const char* name;
    std::vector<std::string> files{};
    std::vector<double> ms{};
};

std::vector<Kind> make_kinds() {
    Kind photos{"photos"}, damage{"damage"}, products{"products"}, banners{"banners"}, pages{"pages of text"};
    for (const Image& photo : find_photos()) photos.files.push_back(to_jpeg(photo));
    for (std::uint64_t number = 0; number < drawn; ++number) {
        damage.files.push_back(to_jpeg(draw_damage(number)));
        products.files.push_back(to_jpeg(draw_product(number)));
        banners.files.push_back(to_jpeg(draw_banner(number)));
        pages.files.push_back(to_jpeg(draw_page(number)));
    }
    return {photos, damage, products, banners, pages};
}

double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace

bool measure_inspection() {
    Eye eye;
    std::vector<Kind> kinds = make_kinds();
    std::erase_if(kinds, [](const Kind& kind) { return kind.files.empty(); });
    std::vector<double> all;
    for (int round = 0; round <= rounds; ++round) {
        for (Kind& kind : kinds) {
            for (const std::string& file : kind.files) {
                const auto report = eye.look(file);
                if (!report.rebuilt || report.fingerprint.empty()) throw std::runtime_error("the worker could not look at a picture");
                if (round > 0) kind.ms.push_back(static_cast<double>(report.cost.processor_us) / 1000);  // The first warms the pool.
            }
        }
    }
    double slowest = 0;
    for (const Kind& kind : kinds) {
        slowest = std::max(slowest, quantile(kind.ms, 0.5));
        all.insert(all.end(), kind.ms.begin(), kind.ms.end());
        fmt::print(std::cout, "    {:<32} {:5.1f} ms, nine of ten within {:.1f} ms\n", kind.name, quantile(kind.ms, 0.5),
                   quantile(kind.ms, 0.9));
    }
    fmt::print(std::cout,
               "An inspection of a JPEG of {} x {} without recognition: {:.1f} ms of processor, {:.1f} ms of the slowest kind (goal {:.0f} "
               "ms at most: {})\n",
               width, height, quantile(all, 0.5), slowest, goal_ms, slowest <= goal_ms ? "reached" : "MISSED");
    return slowest <= goal_ms;
}

}  // namespace stoa::likeness
