// What the words around a number say of it: that it is one to dial, or one of another kind.
#pragma once

#include "policy/view.h"

namespace stoa::policy {

struct NumberContext {
    // How surely a word near tells that the number is dialled.
    enum class Cue {
        None,
        Calling,    // "call", "reach", "anrufen" in the same sentence or so.
        Telephone,  // "tel", "mobile", "my number".
        Beside,     // The same, directly before or after the number.
    };
    Cue cue = Cue::None;
    bool is_labelled = false;  // "order", "SKU", "#" directly before it.
};

// Of the number that takes the tokens `first` to `end` (not included). Looks at a bounded stretch.
NumberContext read_number_context(const Passage& passage, std::size_t first, std::size_t end);

}  // namespace stoa::policy
