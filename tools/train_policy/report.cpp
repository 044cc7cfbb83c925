#include "report.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/meaning/circumstance.h"
#include "policy/meaning/decision.h"
#include "policy/text/normalised.h"

namespace stoa::policy::training {

void add_to(Report& report, const Example& example, const Phrasebook& book, const WordTable& table, const Model& model) {
    const MappedText normalised = normalise(MappedText::of(example.draft.body));
    const Reading reading = read(book, table, normalised.text(), tokenise(normalised.text()));
    std::array<bool, purpose_count> found{};
    for (const Decision& decision : decide({&reading}, circumstance_of(example.draft, book, nullptr), model))
        found[static_cast<std::size_t>(decision.purpose)] = true;
    for (std::size_t i = 0; i < purpose_count; ++i) {
        Tally& tally = report.rules[i];
        if (found[i] && example.has[i])
            ++tally.right;
        else if (example.has[i])
            ++tally.missed;
        else if (found[i])
            ++tally.wrong;
        if (found[i] != example.has[i])
            report.mistakes.push_back(fmt::format("{} {}: {}", found[i] ? "wrong" : "missed", purpose_rules[i], example.draft.body));
    }
    if (std::ranges::find(example.has, true) != example.has.end()) return;
    ++report.clean;
    if (std::ranges::find(found, true) != found.end()) ++report.alarmed;
}

std::string to_text(const Report& report) {
    std::string out;
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < purpose_count; ++i) {
        const Tally& tally = report.rules[i];
        const int all = tally.right + tally.missed;
        const double f1 = 2.0 * tally.right / std::max(1, 2 * tally.right + tally.missed + tally.wrong);
        if (all > 0) {
            sum += f1;
            ++count;
        }
        out += fmt::format("{:30} {:4} right {:4} missed {:4} wrong {:4}  F1 {:.3f}\n", purpose_rules[i], all, tally.right, tally.missed,
                           tally.wrong, f1);
    }
    return out + fmt::format("macro F1 {:.3f}, false alarms {} of {}\n", sum / std::max(1, count), report.alarmed, report.clean);
}

}  // namespace stoa::policy::training
