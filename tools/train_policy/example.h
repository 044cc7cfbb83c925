// One labelled message of src/policy/training.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/draft.h"
#include "policy/meaning/model.h"

namespace stoa::policy::training {

struct Mark {
    Purpose purpose;
    std::size_t begin;  // Code points of the text.
    std::size_t end;
};

struct Example {
    bool is_held = false;  // Kept aside: not trained on.
    Draft draft{};
    std::array<bool, purpose_count> has{};
    std::vector<Mark> marks{};
};

// One line: split, author, kind, reason or "-", labels, text with [[rule|words]] marks, perhaps what is answered.
Result<Example> parse_example(std::string_view line);

}  // namespace stoa::policy::training
