// How well a model does on messages that it was not trained on.
#pragma once

#include <string>
#include <vector>

#include "example.h"
#include "policy/meaning/phrasebook.h"

namespace stoa::policy::training {

struct Tally {
    int right = 0;
    int missed = 0;
    int wrong = 0;
    int sure_right = 0, sure_wrong = 0;  // Of these, what is sure.
    int marks = 0, marks_found = 0;      // A mark is found where a span covers half of it and is at most three times as long.
};

struct Report {
    std::array<Tally, purpose_count> rules{};
    int clean = 0;
    int alarmed = 0, surely_alarmed = 0;  // Clean messages that something was found in.
    int dirty = 0, surely_found = 0;
    std::vector<std::string> mistakes{};
};

void add_to(Report& report, const Example& example, const Phrasebook& book, const WordTable& table, const Model& model);
std::string to_text(const Report& report);

}  // namespace stoa::policy::training
