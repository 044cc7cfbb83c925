// The program: everything it can do is a row of the table in wiring/command.cpp.
#include <sys/stat.h>
#include <unistd.h>

#include <exception>
#include <iostream>

#include "base/digest.h"
#include "wiring/command.h"

int main(int argc, char** argv) {
    ::umask(077);  // What Stoa writes is its user's only.
    std::ios::sync_with_stdio(false);
    try {
        stoa::start_crypto();
        return stoa::wiring::run_command(argc, argv,
                                         {.in = std::cin,
                                          .out = std::cout,
                                          .err = std::cerr,
                                          .in_is_tty = ::isatty(STDIN_FILENO) == 1,
                                          .err_is_tty = ::isatty(STDERR_FILENO) == 1});
    } catch (const std::exception& error) {
        std::cerr << "stoa: " << error.what() << '\n';
        return 1;
    }
}
