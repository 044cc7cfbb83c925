#include "cli/progress.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

namespace stoa::cli {

namespace {

constexpr Duration bar_interval{100};
constexpr Duration line_interval = seconds(5);
constexpr std::size_t bar_length = 24;
constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

Progress::Progress(const Terminal& terminal, std::int64_t total, std::string noun, Clock clock)
    : terminal_(terminal), total_(total), noun_(std::move(noun)), clock_(std::move(clock)), began_(clock_()), drawn_(began_) {}

Progress::~Progress() { clear(); }

void Progress::clear() {
    if (!bar_shown_) return;
    terminal_.err << clear_line << std::flush;
    bar_shown_ = false;
}

double Progress::seconds() const { return static_cast<double>((clock_() - began_).ms) / 1000.0; }

std::string Progress::describe(std::int64_t done, std::int64_t count) const {
    const double passed = std::max(seconds(), 0.001);
    std::string text = fmt::format("{} {}, {:.0f} a second", count, noun_, static_cast<double>(count) / passed);
    const double worked = static_cast<double>(done - skipped_);
    if (total_ == 0) return text;
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total_));
    text = fmt::format("{:3.0f} %  {}", share * 100.0, text);
    if (worked > 0) text += fmt::format(", {} left", describe_seconds(std::llround(passed * static_cast<double>(total_ - done) / worked)));
    if (!terminal_.err_is_tty) return text;
    const auto full = static_cast<std::size_t>(share * static_cast<double>(bar_length));
    return fmt::format("[{}{}] {}", std::string(full, '#'), std::string(bar_length - full, '.'), text);
}

void Progress::update(std::int64_t done, std::int64_t count) {
    const Timestamp now = clock_();
    if (now - drawn_ < (terminal_.err_is_tty ? bar_interval : line_interval)) return;
    drawn_ = now;
    if (terminal_.err_is_tty) {
        terminal_.err << clear_line << describe(done, count) << std::flush;
        bar_shown_ = true;
    } else {
        terminal_.err << describe(done, count) << std::endl;
    }
}

void Progress::say(std::string_view line) {
    clear();
    terminal_.err << line << '\n';
}

std::string describe_seconds(std::int64_t seconds) {
    if (seconds < 60) return fmt::format("{} s", seconds);
    if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return fmt::format("{} h {} min", seconds / 3600, seconds % 3600 / 60);
}

}  // namespace stoa::cli
