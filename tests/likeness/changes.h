// What happens to pictures on their way: each change as people and programs make it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "likeness/image.h"

namespace stoa::likeness {

struct Change {
    std::string_view name;
    Image (*make)(const Image& picture, std::uint64_t number);
};
std::span<const Change> changes();

}  // namespace stoa::likeness
