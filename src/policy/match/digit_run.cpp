#include "policy/match/digit_run.h"

#include <algorithm>
#include <optional>

namespace stoa::policy {

namespace {

constexpr std::size_t gap_tokens_max = 6;
constexpr std::size_t run_groups_max = 40;
constexpr char32_t first_symbol = 0x2600;
constexpr std::size_t conjunction_length_max = 4;  // "and", "then"; longer joiners name a sign.

constexpr std::u32string_view signs = U"-./()[]{}<,·•*_~|:–—‐‑−・–'’`°ー、→>\"\u20e3";

class RunReader {
public:
    RunReader(const Passage& passage, const std::vector<DigitGroup>& groups)
        : tokens_(passage.tokens), text_(passage.normalised.text()), groups_(groups) {}

    std::vector<DigitRun> run() {
        std::vector<DigitRun> runs;
        for (std::size_t at = 0; at < groups_.size(); ++at) {
            const auto gap = runs.empty() ? std::nullopt : read_gap(groups_[at - 1], groups_[at]);
            if (gap && runs.back().groups.size() < run_groups_max) {
                runs.back().gaps.push_back(*gap);
            } else {
                runs.emplace_back().has_plus = has_plus(groups_[at].first);
            }
            DigitRun& run = runs.back();
            run.groups.push_back(groups_[at]);
            if (is_bracketed(groups_[at])) run.open_bracket = run.groups.size();
        }
        return runs;
    }

private:
    char32_t sign(std::size_t at) const { return tokens_[at].kind == Token::Kind::Mark ? text_[tokens_[at].begin] : U'\0'; }

    bool is_bracketed(const DigitGroup& group) const {
        return group.first > 0 && group.end < tokens_.size() && sign(group.first - 1) == U'(' && sign(group.end) == U')';
    }

    // "+49", "(+49)", "+ 49"; not "2+2".
    bool has_plus(std::size_t first) const {
        std::size_t at = first;
        while (at > 0 && first - at < 2 && (sign(at - 1) == U'(' || tokens_[at - 1].kind == Token::Kind::Blank)) --at;
        if (at == 0 || sign(at - 1) != U'+') return false;
        return at == 1 || tokens_[at - 2].kind != Token::Kind::Number;
    }

    std::optional<Gap> read_gap(const DigitGroup& before, const DigitGroup& after) const {
        if (after.first - before.end > gap_tokens_max) return std::nullopt;
        Gap gap;
        std::size_t breaks = 0;
        for (std::size_t at = before.end; at < after.first; ++at) {
            const Token& token = tokens_[at];
            switch (token.kind) {
                case Token::Kind::Blank:
                    gap.is_wide |= token.size() > 2;
                    break;
                case Token::Kind::Break:
                    // A block's end and the next one's beginning are one line end.
                    if (!(breaks > 0 && text_[token.begin] == html_block_open) && ++breaks > 1) return std::nullopt;
                    gap.is_wide = true;
                    break;
                case Token::Kind::Mark:
                    // Any symbol may be put between, an emoji too: it is taken out before delivery, and the number stands there whole.
                    if (signs.find(text_[token.begin]) == std::u32string_view::npos && text_[token.begin] < first_symbol)
                        return std::nullopt;
                    gap.mark = text_[token.begin];
                    gap.is_wide |= gap.mark == U',' || gap.mark == U'、';
                    break;
                case Token::Kind::Word:
                    if (text_[token.begin] == U'ー' && token.size() == 1) {  // Typed for a dash.
                        gap.mark = U'-';
                        break;
                    }
                    if (!token.is(Sense::Joiner)) return std::nullopt;
                    gap.has_word = true;
                    gap.is_dictated |= token.size() > conjunction_length_max;
                    break;
                case Token::Kind::Number:
                    return std::nullopt;
            }
        }
        return gap;
    }

    const std::vector<Token>& tokens_;
    std::u32string_view text_;
    const std::vector<DigitGroup>& groups_;
};

}  // namespace

std::string DigitRun::digits() const {
    std::string all;
    for (const DigitGroup& group : groups) all += group.digits;
    return all;
}

std::size_t DigitRun::count() const { return digits().size(); }

std::size_t DigitRun::count_of(DigitGroup::Style style) const {
    return static_cast<std::size_t>(std::ranges::count(groups, style, &DigitGroup::style));
}

std::vector<std::size_t> DigitRun::grouping() const {
    std::vector<std::size_t> sizes;
    for (const DigitGroup& group : groups) sizes.push_back(group.digits.size());
    return sizes;
}

DigitRun DigitRun::part(std::size_t begin, std::size_t end) const {
    DigitRun out;
    const auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
    out.groups.assign(groups.begin() + at(begin), groups.begin() + at(end));
    if (end > begin + 1) out.gaps.assign(gaps.begin() + at(begin), gaps.begin() + at(end - 1));
    out.has_plus = has_plus && begin == 0;
    if (open_bracket > begin && open_bracket <= end) out.open_bracket = open_bracket - begin;
    return out;
}

std::vector<DigitRun> read_digit_runs(const Passage& passage, const std::vector<DigitGroup>& groups) {
    return RunReader(passage, groups).run();
}

}  // namespace stoa::policy
