#include "report.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/meaning/circumstance.h"
#include "policy/meaning/decision.h"
#include "policy/text/normalised.h"

namespace stoa::policy::training {

namespace {

bool points_at(const Span& span, const Mark& mark) {
    constexpr std::size_t short_max = 40;
    const std::size_t length = mark.end - mark.begin, begin = std::max(span.begin, mark.begin), end = std::min(span.end, mark.end);
    return end > begin && 2 * (end - begin) >= length && span.end - span.begin <= std::max(3 * length, short_max);
}

struct Found {
    bool is_there = false, is_sure = false;
    std::vector<Span> spans{};
};

void count(Tally& tally, const Found& found, bool has) {
    if (found.is_there) ++(has ? tally.right : tally.wrong);
    if (found.is_sure) ++(has ? tally.sure_right : tally.sure_wrong);
    if (has && !found.is_there) ++tally.missed;
}

}  // namespace

void add_to(Report& report, const Example& example, const Phrasebook& book, const WordTable& table, const Model& model) {
    const MappedText normalised = normalise(MappedText::of(example.draft.body));
    const Reading reading = read(book, table, normalised.text(), tokenise(normalised.text()));
    std::array<Found, purpose_count> found{};
    for (const Decision& decision : decide({&reading}, circumstance_of(example.draft, book, nullptr), model)) {
        Found& one = found[static_cast<std::size_t>(decision.purpose)];
        one.is_there = true;
        one.is_sure = one.is_sure || decision.certainty == Certainty::Sure;
        const std::vector<Word>& words = reading.text.words;
        if (decision.window)
            one.spans.push_back(normalised.given(words[decision.window->begin].begin, words[decision.window->end - 1].end));
    }
    for (std::size_t i = 0; i < purpose_count; ++i) {
        count(report.rules[i], found[i], example.has[i]);
        if (found[i].is_there != example.has[i])
            report.mistakes.push_back(
                fmt::format("{} {}: {}", found[i].is_there ? "wrong" : "missed", purpose_rules[i], example.draft.body));
    }
    for (const Mark& mark : example.marks) {
        const auto purpose = static_cast<std::size_t>(mark.purpose);
        const auto points = [&](const Span& span) { return points_at(span, mark); };
        ++report.rules[purpose].marks;
        report.rules[purpose].marks_found += std::ranges::any_of(found[purpose].spans, points) ? 1 : 0;
    }
    const bool is_clean = std::ranges::find(example.has, true) == example.has.end();
    const bool is_sure = std::ranges::find(found, true, &Found::is_sure) != found.end();
    ++(is_clean ? report.clean : report.dirty);
    if (is_sure) ++(is_clean ? report.surely_alarmed : report.surely_found);
    if (is_clean && std::ranges::find(found, true, &Found::is_there) != found.end()) ++report.alarmed;
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
        out += fmt::format("{:30} {:4} right {:4} missed {:4} wrong {:4}  F1 {:.3f}  sure {:4} wrong {:3}  span {:.2f}\n", purpose_rules[i],
                           all, tally.right, tally.missed, tally.wrong, f1, tally.sure_right, tally.sure_wrong,
                           1.0 * tally.marks_found / std::max(1, tally.marks));
    }
    return out + fmt::format("macro F1 {:.3f}; of {} clean ones {} may be read as a breach and {} surely; of {} others {} surely\n",
                             sum / std::max(1, count), report.clean, report.alarmed, report.surely_alarmed, report.dirty,
                             report.surely_found);
}

}  // namespace stoa::policy::training
