// The same chance in every run: a number makes a picture, and the same number the same picture.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace stoa::likeness {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15U + 0x632be59bd9b4e019U) {}

    // From 0 up to `end`, which is not among them.
    int below(int end) { return static_cast<int>(next() % static_cast<std::uint64_t>(end)); }
    double between(double low, double high) { return low + (high - low) * static_cast<double>(next() >> 11U) / (1ULL << 53U); }
    template <class T>
    const T& one_of(const std::vector<T>& all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }

private:
    std::uint64_t next() {  // SplitMix64.
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ mixed >> 30U) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ mixed >> 27U) * 0x94d049bb133111ebU;
        return mixed ^ mixed >> 31U;
    }
    std::uint64_t state_;
};

}  // namespace stoa::likeness
