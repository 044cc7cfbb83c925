// Says of most hashes at once that they are not in a set: a bit a hash, small enough for the processor's first cache.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>

namespace stoa::policy {

class AtomFilter {
public:
    void add(std::uint64_t hash) { bits_->set(place(hash)); }
    // False: it was never added.
    bool may_hold(std::uint64_t hash) const { return bits_->test(place(hash)); }

private:
    static constexpr std::size_t size = 1U << 18U;  // 32 kB; some eight thousand atoms set three bits of a hundred.
    static std::size_t place(std::uint64_t hash) { return (hash ^ hash >> 29U) & (size - 1); }
    std::unique_ptr<std::bitset<size>> bits_ = std::make_unique<std::bitset<size>>();
};

}  // namespace stoa::policy
