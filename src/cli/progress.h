// How far a long command has come: a bar on a terminal, a plain line every few seconds elsewhere.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "cli/terminal.h"

namespace stoa::cli {

class Progress {
public:
    // `total` in the unit of what is done (bytes, pages); 0 where it is not known. `noun` is what is counted: "orders".
    Progress(const Terminal& terminal, std::int64_t total, std::string noun, Clock clock = system_now);
    // Takes the bar off the terminal.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // What was done before this run and takes no part in the rate.
    void skip(std::int64_t done) { skipped_ = done; }
    // Draws where it is time to. `count` is the number of nouns of this run.
    void update(std::int64_t done, std::int64_t count);
    // A line over the bar.
    void say(std::string_view line);
    // Seconds since the beginning.
    double seconds() const;

private:
    std::string describe(std::int64_t done, std::int64_t count) const;
    void clear();

    const Terminal& terminal_;
    std::int64_t total_;
    std::string noun_;
    Clock clock_;
    Timestamp began_;
    Timestamp drawn_;
    std::int64_t skipped_ = 0;
    bool bar_shown_ = false;
};

// "4 s", "3 min 20 s", "2 h 5 min".
std::string describe_seconds(std::int64_t seconds);

}  // namespace stoa::cli
