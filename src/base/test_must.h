// For tests: the value, or the test fails with the error's message.
#pragma once

#include <stdexcept>
#include <string>

#include "base/result.h"

namespace stoa {

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(std::string(result.error().code()) + ": " + result.error().message);
    return *std::move(result);
}
inline void must(Result<void> result) {
    if (!result) throw std::runtime_error(std::string(result.error().code()) + ": " + result.error().message);
}

}  // namespace stoa
