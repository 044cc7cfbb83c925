// Refusals that no other door can know of: they are HTTP's own. All others stand in base/problems.h.
#pragma once

#include <array>

#include "base/problems.h"

namespace stoa::http::http_problems {

inline constexpr Problem protocol_version_unsupported{"protocol_version_unsupported", ErrorKind::Malformed};  // Of tus.
inline constexpr Problem range_not_satisfiable{"range_not_satisfiable", ErrorKind::Refused};

inline constexpr std::array all{protocol_version_unsupported, range_not_satisfiable};

}  // namespace stoa::http::http_problems
