// The words for a finding: the same for the web, the API and the command line.
#pragma once

#include <string>
#include <string_view>

#include "base/catalogue.h"
#include "domain/words.h"
#include "policy/verdict.h"

namespace stoa {

struct Explanation {
    std::string title;  // Two to four words: "Phone number".
    std::string why;    // What the rule is for, in a sentence to the sender.
    std::string fix;    // What to do about it.
};

// In `language`, as near as the catalogues have it. What is unsure, and a buyer, get words of their own where a rule has them.
Explanation explain(const Catalogues& catalogues, std::string_view language, Author author, const policy::Finding& finding);

}  // namespace stoa
