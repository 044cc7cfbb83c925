// Where something was found in a passage: characters of its normalised text, begin included, end not.
#pragma once

#include <cstddef>

namespace stoa::policy {

struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
};

}  // namespace stoa::policy
