// Numbers by chance that are the same on every machine: what the library's distributions give is the library's to choose.
#pragma once

#include <cstdint>

namespace stoa::policy::training {

// Marsaglia's xorshift of 64 bits.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(0x2545f4914f6cdd1d + seed * 0x9e3779b97f4a7c15) {}

    std::uint64_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return state_;
    }
    // `least` included, `most` not.
    float between(float least, float most) {
        constexpr float steps = 1U << 24;
        return least + (most - least) * static_cast<float>(next() >> 40) / steps;
    }

private:
    std::uint64_t state_;
};

}  // namespace stoa::policy::training
