// stoa policy: reads packs without a server. What rules there are, what one of them means, in what two packs differ,
// and whether a pack's file is right.
#pragma once

#include <span>
#include <string>

#include "base/catalogue.h"
#include "cli/pack_choice.h"
#include "cli/terminal.h"
#include "policy/writing/dictionaries.h"

namespace stoa::cli {

struct PolicyOptions {
    // What stands ready in the program: the shipped packs, and the words.
    std::span<const policy::Pack::Source> packs;
    const Catalogues& catalogues;
    const policy::Dictionaries& dictionaries;

    std::string pack = default_pack;  // A shipped one's name, or a file.
    std::string words_in = "en";      // The language of what is told.
    enum class Form { Text, Json } form = Form::Text;
};

// Each returns the exit status. 1 with a line on `err` where a pack cannot be read (2 of the difference, as diff does).

// All rules, a line each: whom it is for, what follows, its title.
int list_rules(const PolicyOptions& options, const Terminal& terminal);
// One rule in plain words, with a draft that breaks it and one that does not. 1 where there is no such rule.
int explain_rule(const PolicyOptions& options, const std::string& rule, const Terminal& terminal);
// 0 where both decide alike, 1 where they do not.
int compare_packs(const PolicyOptions& options, const std::string& from, const std::string& to, const Terminal& terminal);
// 0 where the file is right, 1 where it has mistakes: all of them on `err`, as a compiler tells them.
int check_pack(const PolicyOptions& options, const std::string& file, const Terminal& terminal);

}  // namespace stoa::cli
