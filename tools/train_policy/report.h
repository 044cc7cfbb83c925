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
};

struct Report {
    std::array<Tally, purpose_count> rules{};
    int clean = 0;
    int alarmed = 0;  // Clean messages that something was found in.
    std::vector<std::string> mistakes{};
};

void add_to(Report& report, const Example& example, const Phrasebook& book, const WordTable& table, const Model& model);
std::string to_text(const Report& report);

}  // namespace stoa::policy::training
