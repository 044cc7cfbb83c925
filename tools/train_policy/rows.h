// Which features get a row of the model, and which row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "learner.h"

namespace stoa::policy::training {

class Rows {
public:
    // The commonest features come first; those that find all their neighbours taken get none.
    Rows(const std::vector<Sample>& samples, std::uint32_t count, std::uint32_t seen_min);

    std::optional<std::uint32_t> find(std::uint32_t hash) const;
    // A mark a row, as the model's bytes have them.
    const std::string& marks() const { return marks_; }

private:
    std::uint32_t count_;
    std::string marks_;
};

}  // namespace stoa::policy::training
