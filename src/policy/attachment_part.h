// The parts beyond subject and body: the draft's attachments, counted on from `first_attachment_part`.
#pragma once

#include <cstddef>
#include <optional>

#include "policy/verdict.h"

namespace stoa::policy {

inline constexpr std::int16_t first_attachment_part = 16;
inline constexpr std::size_t attachment_parts_max = 100;  // Findings in more of them stand at the last one.

Part attachment_part(std::size_t index);
// Nothing where the part is none.
std::optional<std::size_t> attachment_index(Part part);

}  // namespace stoa::policy
