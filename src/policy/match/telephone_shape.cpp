#include "policy/match/telephone_shape.h"

#include <algorithm>

namespace stoa::policy {

namespace {

using Grouping = std::vector<std::size_t>;

bool is_gap_of_a_telephone(const Gap& gap) {
    return !gap.is_wide && !gap.has_word &&
           (gap.mark == 0 || std::u32string_view(U"-./()‐‑–·・").find(gap.mark) != std::u32string_view::npos);
}

bool has_one_mark(const DigitRun& run) {
    return std::ranges::all_of(run.gaps, [&](const Gap& gap) { return gap.mark == run.gaps.front().mark; });
}

// The plan of North America: 3-3-4, perhaps with a 1 before it. Area codes do not begin with 0 or 1.
bool is_north_american(const DigitRun& run) {
    const Grouping grouping = run.grouping();
    const bool with_one = grouping == Grouping{1, 3, 3, 4} && run.groups[0].digits == "1";
    if (grouping != Grouping{3, 3, 4} && !with_one) return false;
    const std::size_t area = with_one ? 1 : 0;
    if (run.groups[area].digits[0] < '2') return false;
    if (run.open_bracket == area + 1) return true;
    return has_one_mark(run) && (run.gaps[0].mark == U'-' || run.gaps[0].mark == U'.' || run.gaps[0].mark == U'‐');
}

// National numbers of Europe, Japan, Australia with their trunk 0.
bool has_trunk_prefix(const DigitRun& run) {
    const std::string& head = run.groups[0].digits;
    const std::size_t count = run.count();
    const bool bracketed_trunk = run.open_bracket == 1 && head == "0";
    const bool freephone =
        head == "0" && count == 10 && run.groups[1].digits.size() == 3 && run.groups[1].digits[0] >= '8';  // France: 0 800 00 12 34
    if (freephone) return true;
    if (head[0] != '0' || (head.size() < 2 && !bracketed_trunk) || head.size() > 6 || count < 9 || count > 12 || run.groups.size() > 6)
        return false;
    if (head.size() > 1 && head[1] == '0') return false;  // The international prefix is judged elsewhere; sort codes begin so.
    const auto tail = std::ranges::min_element(run.groups, {}, [](const DigitGroup& group) { return group.digits.size(); });
    return tail->digits.size() >= 2 || bracketed_trunk;
}

// (11) 98765-4321 and its like.
bool is_bracketed_area(const DigitRun& run) {
    const Grouping grouping = run.grouping();
    return run.open_bracket == 1 && (grouping == Grouping{2, 5, 4} || grouping == Grouping{2, 4, 4} || grouping == Grouping{3, 4, 4});
}

// (415) 6667777.
bool is_bracketed_area_code(const DigitRun& run) {
    return run.open_bracket == 1 && run.grouping() == Grouping{3, 7} && run.groups[0].digits[0] >= '2';
}

// 555-0142 is what the invented numbers of films look like, and nothing else.
bool is_fictional_local(const DigitRun& run) {
    return run.grouping() == Grouping{3, 4} && run.groups[0].digits == "555" && run.groups[1].digits.starts_with("01") &&
           run.gaps[0].mark == U'-';
}

}  // namespace

bool is_written_like_a_telephone(const DigitRun& run) {
    if (run.groups.size() < 2 || !std::ranges::all_of(run.gaps, is_gap_of_a_telephone)) return false;
    return is_north_american(run) || has_trunk_prefix(run) || is_bracketed_area(run) || is_bracketed_area_code(run) ||
           is_fictional_local(run);
}

}  // namespace stoa::policy
