#include "bench/report.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace stoa::bench {

void print(std::ostream& out, const Figure& figure) {
    fmt::print(out, "  {:<44} {:>12.1f} {:<6}", figure.name, figure.value, figure.unit);
    if (figure.against) fmt::print(out, " {:>6.2f} x {} ({:.1f})", figure.value / *figure.against, figure.peer, *figure.against);
    if (figure.goal) {
        const bool reached = figure.better == Better::Higher ? figure.value >= *figure.goal : figure.value <= *figure.goal;
        fmt::print(out, "  goal {} {:.1f}: {}", figure.better == Better::Higher ? ">=" : "<=", *figure.goal,
                   reached ? "reached" : "MISSED");
    }
    out << std::endl;  // Long runs show each line when it is there.
}

}  // namespace stoa::bench
