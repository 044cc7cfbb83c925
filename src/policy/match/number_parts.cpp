#include "policy/match/number_parts.h"

#include <algorithm>
#include <string>

#include "policy/match/claims.h"
#include "policy/match/digit_run.h"
#include "policy/match/earlier_messages.h"
#include "policy/match/number_context.h"

namespace stoa::policy {

namespace {

constexpr std::size_t earlier_length_max = 2000;  // Characters: a number is told in a short message.
constexpr std::size_t part_digits_min = 2;
constexpr std::size_t part_digits_max = 10;
constexpr std::size_t digits_min = 7;
constexpr std::size_t digits_max = 15;
constexpr std::size_t other_characters_max = 14;

struct NumberPart {
    Match match;
    std::size_t digits = 0;
    bool is_told = false;  // Words near say that it is dialled or goes on, or there is hardly anything else.
};

bool goes_on(const Passage& passage, const DigitRun& run) {
    constexpr std::size_t tokens_around = 12;
    const std::size_t begin = run.groups.front().first, end = run.groups.back().end;
    for (std::size_t at = begin > tokens_around ? begin - tokens_around : 0; at < std::min(end + tokens_around, passage.tokens.size());
         ++at) {
        if (passage.tokens[at].is(Sense::Continuation)) return true;
    }
    return false;
}

// Whether there is hardly anything else: no word that would say what the number counts or names ("Portão social 9951").
bool is_alone(const Passage& passage, const Match& match) {
    constexpr std::size_t telling_word_min = 4;
    if (passage.normalised.size() - (match.end - match.begin) > other_characters_max) return false;
    return std::ranges::none_of(passage.tokens, [&](const Token& token) {
        const bool outside = token.end <= match.begin || token.begin >= match.end;
        return outside && token.kind == Token::Kind::Word && !token.meaning && token.size() >= telling_word_min;
    });
}

std::vector<NumberPart> find_parts(const Passage& passage, const Draft& draft) {
    std::vector<NumberPart> parts;
    const std::vector<bool> claimed = claim_other_numbers(passage, draft);
    for (const DigitRun& run : read_digit_runs(passage, read_digit_groups(passage, claimed))) {
        const std::size_t digits = run.count();
        if (digits < part_digits_min || digits > part_digits_max) continue;
        const Match match{passage.tokens[run.groups.front().first].begin, passage.tokens[run.groups.back().end - 1].end};
        const NumberContext around = read_number_context(passage, run.groups.front().first, run.groups.back().end);
        if (around.is_labelled) continue;
        parts.push_back({match, digits, is_alone(passage, match) || around.cue != NumberContext::Cue::None || goes_on(passage, run)});
    }
    return parts;
}

}  // namespace

std::optional<Match> find_completing_part(const View& view, const Passage& passage) {
    const Draft& draft = view.draft();
    if (draft.history.empty() || passage.source != Passage::Source::Text) return std::nullopt;
    const std::vector<NumberPart> parts = find_parts(passage, draft);
    const auto told = std::ranges::find_if(parts, &NumberPart::is_told);
    if (told == parts.end()) return std::nullopt;
    std::size_t digits = told->digits;
    for (const EarlierMessage* earlier : own_earlier_messages(draft)) {
        if (earlier->body.size() > earlier_length_max) continue;
        const Passage before = make_passage(Part::Body, Passage::Source::Text, MappedText::of(earlier->body));
        const std::vector<NumberPart> begun = find_parts(before, draft);
        const auto last = std::ranges::find_if(begun.rbegin(), begun.rend(), &NumberPart::is_told);
        if (last == begun.rend()) continue;
        digits += last->digits;
        if (digits > digits_max) return std::nullopt;
        if (digits >= digits_min) return told->match;
    }
    return std::nullopt;
}

}  // namespace stoa::policy
