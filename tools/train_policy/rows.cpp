#include "rows.h"

#include <algorithm>
#include <unordered_map>

namespace stoa::policy::training {

namespace {

struct Seen {
    std::uint32_t hash;
    std::uint32_t messages;
};

std::vector<Seen> count_messages(const std::vector<Sample>& samples) {
    struct Count {
        std::uint32_t messages = 0, last = 0;
    };
    std::unordered_map<std::uint32_t, Count> counts;
    for (const Sample& sample : samples) {
        for (const Feature& feature : sample.features) {
            Count& count = counts[feature.hash];
            if (count.messages > 0 && count.last == sample.example) continue;
            ++count.messages;
            count.last = sample.example;
        }
    }
    std::vector<Seen> seen;
    seen.reserve(counts.size());
    for (const auto& [hash, count] : counts) seen.push_back({hash, count.messages});
    std::ranges::sort(seen,
                      [](const Seen& a, const Seen& b) { return a.messages != b.messages ? a.messages > b.messages : a.hash < b.hash; });
    return seen;
}

}  // namespace

Rows::Rows(const std::vector<Sample>& samples, std::uint32_t count, std::uint32_t seen_min) : count_(count), marks_(count, '\0') {
    for (const Seen& seen : count_messages(samples)) {
        if (seen.messages < seen_min) break;
        if (find(seen.hash)) continue;  // Another one with the same mark: they share the row.
        for (std::uint32_t i = 0; i < neighbours; ++i) {
            char& mark = marks_[(seen.hash ^ i) & (count_ - 1)];
            if (mark != '\0') continue;
            mark = static_cast<char>(mark_of(seen.hash));
            break;
        }
    }
}

std::optional<std::uint32_t> Rows::find(std::uint32_t hash) const {
    for (std::uint32_t i = 0; i < neighbours; ++i) {
        const std::uint32_t row = (hash ^ i) & (count_ - 1);
        if (static_cast<unsigned char>(marks_[row]) == mark_of(hash)) return row;
    }
    return std::nullopt;
}

}  // namespace stoa::policy::training
