#include "app/messages/check_budget.h"

#include <algorithm>

namespace stoa {

std::int64_t CheckBudget::take(const std::string& address, Timestamp now) {
    const std::lock_guard lock(mutex_);
    if (full_at_ms_.size() >= addresses_max) forget_idle(now);
    std::int64_t& full_at_ms = full_at_ms_[address];
    const std::int64_t next = std::max(full_at_ms, now.ms) + refill_ms;
    const std::int64_t over_ms = next - now.ms - burst * refill_ms;
    if (over_ms > 0) return (over_ms + 999) / 1000;
    full_at_ms = next;
    return 0;
}

void CheckBudget::forget_idle(Timestamp now) {
    std::erase_if(full_at_ms_, [&](const auto& entry) { return entry.second <= now.ms; });
    // So many at once is an attack: all begin anew rather than the table growing.
    if (full_at_ms_.size() >= addresses_max) full_at_ms_.clear();
}

}  // namespace stoa
