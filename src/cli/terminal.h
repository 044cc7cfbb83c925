// Where a command reads and writes: the process's streams, or a test's.
#pragma once

#include <istream>
#include <ostream>

namespace stoa::cli {

struct Terminal {
    std::istream& in;
    std::ostream& out;  // What was asked for.
    std::ostream& err;  // Progress and what went wrong.
    bool in_is_tty = false;
    bool err_is_tty = false;
};

// What a command ends with.
inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;  // It could not do its work; its message is one line.
inline constexpr int exit_with_findings = 2;

}  // namespace stoa::cli
