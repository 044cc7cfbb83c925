// Ctrl-C for commands that take long: they end between two steps.
#pragma once

namespace stoa::wiring {

// From now on the first SIGINT or SIGTERM is only noted, a second one ends the program at once.
void end_gently_on_signals();
bool is_interrupted();

}  // namespace stoa::wiring
