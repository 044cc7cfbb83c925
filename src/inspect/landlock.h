// Whether this kernel can take away a process's files by landlock (Linux 5.13, where it is switched on).
#pragma once

namespace stoa::inspect {

// The version of its interface (landlock(7)); 0 where there is none: the worker is then held by seccomp and limits alone.
int landlock_version();
inline bool landlock_available() { return landlock_version() > 0; }

}  // namespace stoa::inspect
