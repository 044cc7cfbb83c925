// How well pictures are told again: `./dev bench likeness`. Draws sellers' libraries, changes their pictures as people and programs do, and
// has the worker look at them; then at pictures of others. What is measured was not looked at when the thresholds were chosen (`--building`
// measures that part; `--inspection` is `./dev bench inspection`).
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string_view>

#include "likeness/changes.h"
#include "likeness/eye.h"
#include "likeness/inspection.h"
#include "likeness/pictures.h"
#include "policy/match/likeness.h"

namespace stoa::likeness {

namespace {

constexpr int sellers = 8;
constexpr std::uint64_t building_begin = 0, kept_aside_begin = 7'000'000;
constexpr double f1_goal = 0.95, alarms_goal = 0.01;

// A fingerprint of each picture that the worker looks at, and what that costs.
class Looks {
public:
    Fingerprint look(const Image& image) {
        const auto report = eye_.look(image.jpeg(90));
        auto fingerprint = decode_fingerprint(report.fingerprint);
        if (!fingerprint) throw std::runtime_error("the worker could not look at a picture");
        bytes_ = std::max(bytes_, report.fingerprint.size());
        processor_us_ += report.cost.processor_us;
        ++looks_;
        return *std::move(fingerprint);
    }

    std::size_t largest_bytes() const { return bytes_; }
    double mean_ms() const { return static_cast<double>(processor_us_) / 1000 / looks_; }

private:
    Eye eye_{};
    std::size_t bytes_ = 0;
    std::int64_t processor_us_ = 0;
    int looks_ = 0;
};

struct Count {
    int found = 0, all = 0;
    void add(bool is_found) { found += is_found ? 1 : 0, ++all; }
    double share() const { return all == 0 ? 0 : static_cast<double>(found) / all; }
};
using Counts = std::map<std::string, Count>;

struct Foreign {
    std::string kind;
    std::ptrdiff_t source;  // Which real picture it is; -1: drawn.
    Fingerprint look;
};

struct Real {
    std::vector<Image> photos = find_photos(), logos = find_foreign_logos();
};

class Measurement {
public:
    explicit Measurement(std::uint64_t begin) : begin_(begin), chance_(begin + 99) {}

    void run() {
        draw_foreign();
        for (int seller = 0; seller < sellers; ++seller) measure(static_cast<std::uint64_t>(seller));
        tell();
    }

    bool is_good() const { return f1() >= f1_goal && buyers_.share() <= alarms_goal; }

private:
    // As it came, or changed too.
    void add_foreign(const std::string& kind, const Image& image, std::ptrdiff_t source = -1) {
        const int change = chance_.below(static_cast<int>(changes().size()) + 2);
        const bool is_changed = source < 0 && change < static_cast<int>(changes().size());
        foreign_.push_back(
            {kind, source,
             eye_.look(is_changed ? changes()[static_cast<std::size_t>(change)].make(image, begin_ + foreign_.size()) : image)});
    }

    void draw_foreign() {
        for (std::uint64_t at = 0; at < 24; ++at) {
            const std::uint64_t number = begin_ + 100'000 + at;
            add_foreign("other logos", draw_logo(number));
            add_foreign("other products", draw_product(number));
            add_foreign("damage", draw_damage(number));
            if (at % 3 == 0) add_foreign("other banners", draw_banner(number));
            if (at % 6 == 0) add_foreign("pages", draw_page(number));
        }
        for (std::size_t at = 0; at < real_.photos.size(); ++at) add_foreign("photos", real_.photos[at], static_cast<std::ptrdiff_t>(at));
        for (std::size_t at = 0; at < real_.logos.size(); ++at)
            add_foreign("real logos", real_.logos[at], 1000 + static_cast<std::ptrdiff_t>(at));
    }

    void measure(std::uint64_t seller) {
        const std::uint64_t number = begin_ + seller * 10;
        std::vector<std::pair<std::string, Image>> library{{"logos", draw_logo(number)},
                                                           {"logos", draw_logo(number + 1)},
                                                           {"banners", draw_banner(number)},
                                                           {"products", draw_product(number)}};
        std::vector<std::ptrdiff_t> sources(4, -1);
        const auto add_real = [&](const char* kind, const std::vector<Image>& images, std::ptrdiff_t first) {
            if (images.empty()) return;
            const auto at = static_cast<std::size_t>((begin_ / 7 + seller) % images.size());
            library.emplace_back(kind, images[at]);
            sources.push_back(first + static_cast<std::ptrdiff_t>(at));
        };
        add_real("photos", real_.photos, 0);
        add_real("real logos", real_.logos, 1000);
        std::vector<Fingerprint> looks;
        for (const auto& [kind, image] : library) looks.push_back(eye_.look(image));
        std::vector<const Fingerprint*> known;
        for (const Fingerprint& look : looks) known.push_back(&look);
        for (std::size_t at = 0; at < library.size(); ++at) {
            for (const Change& change : changes()) {
                const bool is_found = is_shown(known, eye_.look(change.make(library[at].second, number * 100 + at)));
                own_.add(is_found);
                by_kind_[library[at].first].add(is_found);
                by_change_[std::string(change.name)].add(is_found);
            }
        }
        for (const Foreign& one : foreign_) {
            if (std::ranges::find(sources, one.source) != sources.end() && one.source >= 0) continue;
            const bool is_found = is_shown(known, one.look);
            alarms_.add(is_found);
            alarms_by_kind_[one.kind].add(is_found);
            if (one.kind == "damage" || one.kind == "other products" || one.kind == "photos") buyers_.add(is_found);
        }
    }

    bool is_shown(const std::vector<const Fingerprint*>& known, const Fingerprint& seen) {
        const auto begin = std::chrono::steady_clock::now();
        const bool is_found = policy::find_shown(known, seen).has_value();
        comparing_ms_ += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        compared_ += static_cast<int>(known.size());
        return is_found;
    }

    double f1() const { return 2.0 * own_.found / (own_.all + own_.found + alarms_.found); }

    static void tell(const Counts& counts, std::string_view what) {
        for (const auto& [name, count] : counts)
            fmt::print(std::cout, "    {:<32} {} {:5.1f} % of {}\n", name, what, 100 * count.share(), count.all);
    }

    void tell() const {
        fmt::print(std::cout, "Own pictures, changed: told again {:.1f} % of {}\n", 100 * own_.share(), own_.all);
        tell(by_kind_, "told again");
        tell(by_change_, "told again");
        fmt::print(std::cout, "Pictures of others against a library: taken for one of it {:.2f} % of {}\n", 100 * alarms_.share(),
                   alarms_.all);
        tell(alarms_by_kind_, "taken for one");
        fmt::print(
            std::cout,
            "F1 {:.3f} (goal {:.2f} and more); damage, products and photos taken for a known picture {:.2f} % (goal {:.0f} % at most)\n",
            f1(), f1_goal, 100 * buyers_.share(), 100 * alarms_goal);
        fmt::print(std::cout,
                   "A fingerprint has up to {} bytes; looking at a picture takes {:.0f} ms of processor in all, a comparison {:.2f} ms\n",
                   eye_.largest_bytes(), eye_.mean_ms(), comparing_ms_ / compared_);
        if (real_.photos.empty() || real_.logos.empty()) fmt::print(std::cout, "Without real photos or logos: none are installed\n");
    }

    std::uint64_t begin_;
    Chance chance_;
    Looks eye_{};
    Real real_{};
    std::vector<Foreign> foreign_{};
    Count own_{}, alarms_{}, buyers_{};
    Counts by_kind_{}, by_change_{}, alarms_by_kind_{};
    double comparing_ms_ = 0;
    int compared_ = 0;
};

}  // namespace

}  // namespace stoa::likeness

int main(int count, char** arguments) {
    using namespace stoa::likeness;
    if (VIPS_INIT("likeness") != 0) return 1;
    ::vips_concurrency_set(1);
    const std::string_view wanted = count > 1 ? arguments[1] : "";
    if (wanted == "--inspection") return measure_inspection() ? 0 : 1;
    Measurement measurement(wanted == "--building" ? building_begin : kept_aside_begin);
    measurement.run();
    return measurement.is_good() ? 0 : 1;
}
