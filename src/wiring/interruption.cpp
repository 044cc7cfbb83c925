#include "wiring/interruption.h"

#include <csignal>

namespace stoa::wiring {

namespace {

volatile std::sig_atomic_t interrupted = 0;

}  // namespace

void end_gently_on_signals() {
    struct sigaction action{};
    action.sa_handler = [](int) { interrupted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

bool is_interrupted() { return interrupted != 0; }

}  // namespace stoa::wiring
