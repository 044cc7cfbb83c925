// A map from hashes to small values that is filled once and asked often: one look into memory where std::unordered_map takes three.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace stoa {

// `Key` is a hash already, if not a good one. Reading from any thread, once it is filled.
template <std::unsigned_integral Key, class Value>
class NumberMap {
public:
    // Null where there is none; good until the next try_emplace().
    const Value* find(Key key) const {
        if (slots_.empty()) return nullptr;
        const Slot& slot = slots_[place_of(key)];
        return slot.is_taken ? &slot.value : nullptr;
    }
    bool contains(Key key) const { return find(key) != nullptr; }

    // The value that stands there now, and whether it is this one; as of std::unordered_map.
    std::pair<Value&, bool> try_emplace(Key key, Value value) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        Slot& slot = slots_[place_of(key)];
        if (slot.is_taken) return {slot.value, false};
        slot = {.key = key, .value = std::move(value), .is_taken = true};
        ++size_;
        return {slot.value, true};
    }
    Value& operator[](Key key) { return try_emplace(key, Value{}).first; }

private:
    struct Slot {
        Key key{};
        Value value{};
        bool is_taken = false;
    };

    // Where the key is, or would be. Its bits are mixed by the golden ratio (Knuth, The Art of Computer Programming 3, section 6.4).
    std::size_t place_of(Key key) const {
        constexpr int bits = 64;
        const std::uint64_t mixed = std::uint64_t{key} * 0x9e3779b97f4a7c15;
        std::size_t at = mixed >> (bits - std::countr_zero(slots_.size()));
        while (slots_[at].is_taken && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        constexpr std::size_t first_size = 16;
        std::vector<Slot> old(slots_.empty() ? first_size : 2 * slots_.size());
        std::swap(old, slots_);
        for (Slot& slot : old)
            if (slot.is_taken) slots_[place_of(slot.key)] = std::move(slot);
    }

    std::vector<Slot> slots_;  // Of a power of two, at most half of them taken.
    std::size_t size_ = 0;
};

}  // namespace stoa
