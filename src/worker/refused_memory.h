// Whether this process was refused memory. C libraries do not throw where malloc() gives nothing: many end the process, or use what they
// did not get; to the server that looks like a crash, and is none.
#pragma once

namespace stoa::worker {

// From now on this process, where it was refused memory and then fails so that a signal would end it, exits with `status` instead.
void exit_where_memory_was_refused(int status);

}  // namespace stoa::worker
