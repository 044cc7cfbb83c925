#include "policy/match/telephone.h"

#include <algorithm>
#include <optional>

#include "policy/match/claims.h"
#include "policy/match/digit_run.h"
#include "policy/match/lettered_number.h"
#include "policy/match/number_context.h"
#include "policy/match/number_words.h"
#include "policy/match/regions.h"
#include "policy/match/telephone_shape.h"

namespace stoa::policy {

namespace {

constexpr std::size_t digits_min = 7;  // Local numbers of large cities and of North America.
constexpr std::size_t digits_beside_cue_min = 6;
constexpr std::size_t digits_of_small_region_min = 5;  // Norfolk Island, and the like, where the region is known.
constexpr std::size_t digits_max = 15;                 // ITU-T E.164 section 6.
constexpr std::size_t spelled_groups_min = 4;          // Fewer are a quantity: "two thousand five hundred".

constexpr std::size_t digits_of_long_word = 3;
constexpr std::size_t freephone_digits_min = 10;  // "1800-1001" is a model of filters.

constexpr char32_t keycap = 0x20e3;  // Makes a key of the figure before it.

using Cue = NumberContext::Cue;

class TelephoneFinder {
public:
    TelephoneFinder(const View& view, const Passage& passage) : view_(view), passage_(passage) {}

    std::vector<Match> run() {
        const std::vector<bool> claimed = claim_other_numbers(passage_, view_.draft());
        for (const DigitRun& run : read_digit_runs(passage_, read_digit_groups(passage_, claimed))) judge(run);
        for (const Match& match : find_lettered_numbers(passage_, view_.given(passage_.part))) take_apart(match);
        return std::move(matches_);
    }

private:
    // Takes the run, or where it is none the parts between its wide gaps.
    void judge(const DigitRun& run) {
        if (run.count() < digits_of_small_region_min) return;
        if (judge_whole(without_counts(run))) return;
        std::size_t begin = 0;
        for (std::size_t at = 0; at < run.gaps.size(); ++at) {
            if (!run.gaps[at].is_wide) continue;
            judge_part(run.part(begin, at + 1));
            begin = at + 1;
        }
        if (begin > 0) judge_part(run.part(begin, run.groups.size()));
    }

    void judge_part(const DigitRun& run) {
        if (run.count() >= digits_beside_cue_min) judge_whole(without_counts(run));
    }

    // "two 0171 5550142": a number word beside figures counts things.
    static DigitRun without_counts(const DigitRun& run) {
        const std::size_t spelled = run.count_of(DigitGroup::Style::Spelled);
        if (spelled != 1 || run.groups.size() < 2) return run;
        if (run.groups.front().style == DigitGroup::Style::Spelled) return run.part(1, run.groups.size());
        return run.groups.back().style == DigitGroup::Style::Spelled ? run.part(0, run.groups.size() - 1) : run;
    }

    bool judge_whole(const DigitRun& run) {
        if (run.has_plus || run.groups[0].digits.starts_with("00")) {
            if (const std::size_t groups = international_groups(run); groups > 0) return take(run.part(0, groups));
        }
        return is_number(run) && take(run);
    }

    bool take(const DigitRun& run) {
        std::size_t first = run.groups.front().first;
        const auto sign = [&](std::size_t at) { return passage_.normalised[passage_.tokens[at].begin]; };
        if (run.open_bracket == 1 && first > 0 && sign(first - 1) == U'(') --first;
        if (run.has_plus) {
            while (first > 0 && sign(first) != U'+') --first;
            if (first > 0 && sign(first - 1) == U'(') --first;
        } else if (first > 1 && passage_.tokens[first - 1].kind == Token::Kind::Blank && is_spelled_plus(first - 2)) {
            first -= 2;
        }
        const std::size_t end = run.groups.back().end;
        std::size_t last = passage_.tokens[end - 1].end;
        if (last < passage_.normalised.size() && passage_.normalised[last] == keycap) ++last;
        matches_.push_back({passage_.tokens[first].begin, last});
        return true;
    }

    bool is_spelled_plus(std::size_t at) const {
        static constexpr std::u32string_view names[] = {U"plus", U"piu", U"più", U"mas", U"más", U"mais"};
        const Token& token = passage_.tokens[at];
        return std::ranges::find(names, passage_.normalised.text().substr(token.begin, token.size())) != std::end(names);
    }

    // Keeps the order, and what was found first.
    void take_apart(const Match& match) {
        const auto touches = [&](const Match& other) { return other.begin < match.end && match.begin < other.end; };
        if (std::ranges::none_of(matches_, touches))
            matches_.insert(std::ranges::upper_bound(matches_, match.begin, {}, &Match::begin), match);
    }

    // How many groups make a number with its country code; 0 where none do.
    std::size_t international_groups(const DigitRun& run) const {
        for (std::size_t groups = run.groups.size(); groups > 0; --groups) {
            std::string digits = digits_without_trunk(run.part(0, groups));
            if (!run.has_plus) digits.erase(0, 2);
            if (digits.size() > digits_max) continue;
            if (digits.size() < digits_beside_cue_min) return 0;
            if (is_international_number(digits)) return groups;
            // A number of no range in use is dialled all the same; without "+" only the words around tell.
            if (groups < run.groups.size() || digits.size() <= digits_min) continue;
            if (run.has_plus ? groups > 1 || is_possible_international_number(digits)
                             : context(run).cue != Cue::None && is_possible_international_number(digits)) {
                return groups;
            }
        }
        return 0;
    }

    // "+49 (0) 171" is +49171.
    static std::string digits_without_trunk(const DigitRun& run) {
        std::string digits;
        for (std::size_t at = 0; at < run.groups.size(); ++at) {
            const bool trunk = at > 0 && run.open_bracket == at + 1 && run.groups[at].digits == "0";
            if (!trunk) digits += run.groups[at].digits;
        }
        return digits;
    }

    NumberContext context(const DigitRun& run) const {
        return read_number_context(passage_, run.groups.front().first, run.groups.back().end);
    }

    bool is_number(const DigitRun& run) {
        const std::size_t count = run.count();
        if (count > digits_max) return false;
        const NumberContext around = context(run);
        if (around.is_labelled) return false;
        if (run.count_of(DigitGroup::Style::Spelled) > 0) return is_spelled_number(run, around);
        if (run.count_of(DigitGroup::Style::Disguised) > 0)
            return around.cue >= Cue::Telephone && run.groups.size() > 1 && count > digits_min;
        if (around.cue != Cue::None && is_cued_number(run, around.cue)) return true;
        if (run.count_of(DigitGroup::Style::MixedWithLetters) > 0 && (count < 9 || run.digits()[0] != '0')) return false;
        if (count < digits_min) return false;
        const bool dictated = std::ranges::any_of(run.gaps, &Gap::is_dictated);
        return dictated || is_written_like_a_telephone(run) || ((count > digits_min || is_all_there_is(run)) && is_regional_number(run)) ||
               is_usual_length(run);
    }

    static bool is_spelled_number(const DigitRun& run, const NumberContext& around) {
        const std::size_t count = run.count();
        std::size_t spelled = 0;  // A long number in one word is as telling as several.
        for (const DigitGroup& group : run.groups) {
            if (group.style != DigitGroup::Style::Spelled) continue;
            const bool in_one_word = group.end == group.first + 1 && group.digits.size() >= digits_of_long_word;
            spelled += in_one_word ? group.digits.size() / 2 + 1 : 1;
        }
        if (around.cue != Cue::None) return count >= digits_beside_cue_min && spelled >= 2;
        return count >= digits_min && spelled >= spelled_groups_min && !is_counting(run);
    }

    // "one two three four five six seven eight": each one more than the last.
    static bool is_counting(const DigitRun& run) {
        for (std::size_t at = 1; at < run.groups.size(); ++at) {
            const std::string& before = run.groups[at - 1].digits;
            if (before.size() > 3 || run.groups[at].digits != std::to_string(std::stoi(before) + 1)) return false;
        }
        return true;
    }

    bool is_cued_number(const DigitRun& run, Cue cue) {
        const std::size_t count = run.count();
        if (count < digits_min) return (cue == Cue::Beside && count >= digits_beside_cue_min) || is_regional_number(run);
        if (cue != Cue::Calling) return true;
        const bool bare = run.groups.size() == 1;
        return !bare || run.digits()[0] == '0' || is_valid_somewhere_likely(run.digits());
    }

    const std::vector<std::string>& regions() {
        if (!regions_) regions_ = likely_regions(view_);
        return *regions_;
    }

    bool is_valid_somewhere_likely(const std::string& digits) {
        return std::ranges::any_of(regions(), [&](const std::string& region) { return look_up(digits, region).is_valid; });
    }

    // A valid number of a likely region: grouped as it is written there, or with a trunk 0 or a toll-free prefix.
    bool is_regional_number(const DigitRun& run) {
        const auto is_loose = [](const Gap& gap) { return gap.is_wide || gap.has_word; };
        if (std::ranges::any_of(run.gaps, is_loose) && !is_all_there_is(run)) return false;
        const std::string digits = run.digits();
        const bool one_piece = run.groups.size() == 1;
        const bool has_prefix = (digits[0] == '0' && digits.size() >= 9) || (!one_piece && digits.size() >= freephone_digits_min &&
                                                                             (digits.starts_with("1800") || digits.starts_with("1300")));
        if (one_piece && !has_prefix && !is_all_there_is(run)) return false;
        return std::ranges::any_of(regions(), [&](const std::string& region) {
            const RegionalNumber found = look_up(digits, region);
            return found.is_valid &&
                   (one_piece || has_prefix || found.grouping == run.grouping() || (found.is_mobile && digits.size() >= 9));
        });
    }

    // Seven digits without a word near count only where the order's country has no longer ones, as Iceland has none.
    // "030 2312" can be dialled in Berlin, and yet it is more often the number of a part.
    bool is_usual_length(const DigitRun& run) {
        const auto& order = view_.draft().order;
        if (!order || order->ship_country.size() != 2 || run.digits()[0] == '0') return false;
        return run.count() >= usual_length(order->ship_country) && is_regional_number(run);
    }

    bool is_all_there_is(const DigitRun& run) const {
        constexpr std::size_t other_characters_max = 6;
        const std::size_t taken = passage_.tokens[run.groups.back().end - 1].end - passage_.tokens[run.groups.front().first].begin;
        return passage_.normalised.size() <= taken + other_characters_max;
    }

    const View& view_;
    const Passage& passage_;
    std::optional<std::vector<std::string>> regions_;
    std::vector<Match> matches_;
};

// Cheap: whether there are as many digits or number words as the shortest number has.
bool may_hold_number(const Passage& passage) {
    constexpr std::size_t digits_of_number_word = 2, letters_of_digit = 3;
    std::size_t digits = 0, letters = 0;
    for (const Token& token : passage.tokens) {
        if (token.kind == Token::Kind::Number) {
            digits += token.size();
        } else if (token.kind == Token::Kind::Word) {
            if (token.meaning && token.meaning->form != NumberForm::None) digits += digits_of_number_word;
            if (token.size() == 1) ++letters;
            if (!token.meaning) digits += read_run_together(passage.normalised.text().substr(token.begin, token.size())).size();
        }
    }
    digits += letters / letters_of_digit;
    return digits >= digits_of_small_region_min || has_lettered_prefix(passage);
}

}  // namespace

std::vector<Match> find_telephone_numbers(const View& view, const Passage& passage) {
    if (!may_hold_number(passage)) return {};
    return TelephoneFinder(view, passage).run();
}

}  // namespace stoa::policy
