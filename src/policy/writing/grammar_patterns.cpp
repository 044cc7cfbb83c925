#include "policy/writing/grammar_patterns.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace stoa::policy {

namespace {

std::vector<std::u32string> parts_of(std::u32string_view text, char32_t separator) {
    std::vector<std::u32string> parts(1);
    for (const char32_t c : text) {
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    std::erase(parts, U"");
    return parts;
}

}  // namespace

GrammarPatterns::GrammarPatterns(std::string_view text) {
    for (const std::string_view line : split(text, '\n')) {
        if (!line.empty() && !line.starts_with('#')) add(MappedText::of(line).text());
    }
}

void GrammarPatterns::add(std::u32string_view line) {
    Pattern pattern;
    std::size_t words = 0;
    bool has_span = false;
    for (std::u32string part : parts_of(line, U' ')) {
        if (part == U"{" || part == U"}") {
            (part == U"{" ? pattern.span_begin : pattern.span_end) = words;
            has_span = true;
            continue;
        }
        Step step;
        if (part == U"^" || part == U"$") {
            step.kind = part == U"^" ? Step::Kind::Begin : Step::Kind::End;
        } else {
            if (part.starts_with(U'!')) step.kind = Step::Kind::NotWord;
            std::erase_if(part, [](char32_t c) { return c == U'!' || c == U'(' || c == U')'; });
            step.words = parts_of(part, U'|');
            if (step.kind == Step::Kind::Word) ++words;
        }
        pattern.steps.push_back(std::move(step));
    }
    if (!has_span) pattern.span_end = words;
    const auto first = std::ranges::find(pattern.steps, Step::Kind::Word, &Step::kind);
    if (first == pattern.steps.end() || pattern.span_begin >= pattern.span_end) throw std::logic_error("no pattern: " + to_utf8(line));
    for (const std::u32string& word : first->words) by_first_[word].push_back(patterns_.size());
    patterns_.push_back(std::move(pattern));
}

bool GrammarPatterns::matches(const Step& step, const WrittenWord& word) {
    return std::ranges::any_of(step.words, [&](std::u32string_view wanted) {
        if (wanted.ends_with(U'*')) return word.lower.starts_with(wanted.substr(0, wanted.size() - 1));
        return word.lower == wanted;
    });
}

bool GrammarPatterns::find_at(const Pattern& pattern, const WrittenSentence& sentence, std::size_t at, GrammarFault& fault) {
    const std::vector<WrittenWord>& words = sentence.words;
    const std::size_t first = at;
    for (const Step& step : pattern.steps) {
        const bool is_there = at < words.size() && words[at].is_plain;
        switch (step.kind) {
            case Step::Kind::Begin:
                if (at != 0) return false;
                break;
            case Step::Kind::End:
                if (at < words.size() && words[at].is_word) return false;
                break;
            case Step::Kind::NotWord:
                if (at < words.size() && matches(step, words[at])) return false;
                break;
            case Step::Kind::Word:
                if (!is_there || !matches(step, words[at]) || (at > first && !words[at].is_spaced)) return false;
                // "if your A has three": the name of a part.
                if (at > first && words[at].has_capital && words[at].lower.size() == 1) return false;
                // "My My Myanmar": a name.
                if (at > first && words[at].has_capital && words[at].lower == words[at - 1].lower) return false;
                ++at;
                break;
        }
    }
    fault = {.begin = first + pattern.span_begin, .end = first + pattern.span_end};
    // "die Paket-Nummer" is cut by no white space.
    return at == words.size() || words[at].is_spaced || !words[at].is_word;
}

std::vector<GrammarFault> GrammarPatterns::find(const WrittenSentence& sentence) const {
    std::vector<GrammarFault> faults;
    for (std::size_t at = 0; at < sentence.words.size(); ++at) {
        const auto candidates = sentence.words[at].is_plain ? by_first_.find(sentence.words[at].lower) : by_first_.end();
        if (candidates == by_first_.end()) continue;
        for (const std::size_t index : candidates->second) {
            GrammarFault fault{};
            if (!find_at(patterns_[index], sentence, at, fault)) continue;
            faults.push_back(fault);
            break;
        }
    }
    return faults;
}

}  // namespace stoa::policy
