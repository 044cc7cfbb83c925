// Applies every exact change that the findings of a draft offer: what one click on each would do, whatever the outcome.
#pragma once

#include <string>
#include <vector>

#include "policy/draft.h"
#include "policy/pack.h"
#include "policy/verdict.h"
#include "policy/writing/dictionaries.h"

namespace stoa::policy {

// One change that was made.
struct Mending {
    Finding finding;   // For which it was made, as it stood when it was found.
    Part part;         // Subject or Body.
    Span place;        // What was replaced: code points of the part as it was given at first.
    std::string text;  // What stood there when it was replaced.
    std::string by;    // What stands there now.
};

struct Mended {
    std::string subject;
    std::string body;
    std::vector<Mending> mendings;  // In the order in which they were made.
    Verdict remains;                // What a check says of the mended texts; its findings offer no change any more.
};

// Where one change makes room for another finding (two rows of breaks that meet), that is mended too, so that mending
// what is mended changes nothing. Where the pack hides words instead of refusing them (a buyer's telephone number), they
// become `mask_text` as in delivery, and a misspelled word becomes the likeliest that a dictionary suggests. Any thread; the
// draft as `check` wants it.
Mended mend(const Draft& draft, const Pack& pack, const Dictionaries& dictionaries);

}  // namespace stoa::policy
