// What the fuzz targets share: texts from bytes, and a check that stops the run.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "policy/text/mapped_text.h"

namespace stoa::fuzz {

// The bytes as well-formed UTF-8, as every door makes sure that texts are; what is none becomes U+FFFD.
inline std::string text_of(const std::uint8_t* bytes, std::size_t size) {
    return policy::to_utf8(policy::MappedText::of({reinterpret_cast<const char*>(bytes), size}).text());
}

// Says what does not hold and ends the run, which keeps the input.
inline void require(bool holds, std::string_view what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

}  // namespace stoa::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
