// What a benchmark prints: figures beside a stated peer or limit, and whether the goal was reached.
#pragma once

#include <optional>
#include <ostream>
#include <string>

namespace stoa::bench {

// Whether a figure should be at least its goal (a rate) or at most (a time, a size).
enum class Better { Higher, Lower };

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::string peer{};               // What it is compared with, in words.
    std::optional<double> against{};  // The peer's value, in the same unit.
    std::optional<double> goal{};     // In the same unit.
    Better better = Better::Higher;
};

// One line: the figure, its ratio to the peer, and MISSED where the goal was not reached.
void print(std::ostream& out, const Figure& figure);

}  // namespace stoa::bench
