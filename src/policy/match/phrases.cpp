#include "policy/match/phrases.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "policy/text/fnv.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

constexpr std::size_t gap_words_max = 5;
constexpr std::size_t short_gap_words_max = 2;
constexpr std::size_t beginning_length = 2;     // Characters by which a pattern's first word is looked up.
constexpr std::size_t gap_characters_max = 14;  // Between kana and ideographs, which are words of their own.

bool is_east_asian(char32_t c) { return c >= 0x3000 && c <= 0x9fff; }

std::vector<std::u32string_view> split_at(std::u32string_view text, char32_t separator) {
    std::vector<std::u32string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        if (end > begin) parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

// Words of a pattern; each character of kana and ideographs is one.
std::vector<std::u32string> words_of(std::u32string_view text) {
    std::vector<std::u32string> words;
    for (const std::u32string_view part : split_at(text, U' ')) {
        if (!is_east_asian(part[0])) {
            words.emplace_back(part);
            continue;
        }
        for (const char32_t c : part) words.emplace_back(1, c);
    }
    return words;
}

bool is_same(std::u32string_view wanted, std::u32string_view word) {
    return wanted.ends_with(U'*') ? word.starts_with(wanted.substr(0, wanted.size() - 1)) : word == wanted;
}

}  // namespace

Phrases::Phrases(std::u32string_view patterns) {
    std::size_t groups = 0;
    for (const std::u32string_view line : split_at(patterns, U'\n')) {
        if (line.starts_with(U'#')) continue;
        if (line.starts_with(U'='))
            ++groups;
        else
            add(line, groups == 0 ? 0 : groups - 1);
    }
}

void Phrases::add(std::u32string_view line, std::size_t group) {
    Pattern pattern{.steps = {}, .group = group};
    std::size_t gap = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == U' ') {
            ++at;
        } else if (line.substr(at).starts_with(U"..")) {
            gap = gap_words_max;
            at += 2;
        } else if (line[at] == U'.') {
            gap = short_gap_words_max;
            ++at;
        } else {
            const bool group_of = line[at] == U'(';
            const std::size_t end = std::min(line.find(group_of ? U')' : U' ', at), line.size());
            Step step{.alternatives = {}, .gap = gap};
            for (const std::u32string_view alternative :
                 split_at(line.substr(at + (group_of ? 1 : 0), end - at - (group_of ? 1 : 0)), U'|'))
                step.alternatives.push_back(words_of(alternative));
            if (!step.alternatives.empty()) pattern.steps.push_back(std::move(step));
            gap = 0;
            at = end + 1;
        }
    }
    if (pattern.steps.empty()) return;
    patterns_.push_back(std::move(pattern));
    index(patterns_.size() - 1);
}

void Phrases::index(std::size_t pattern) {
    const auto& alternatives = patterns_[pattern].steps.front().alternatives;
    for (std::size_t at = 0; at < alternatives.size(); ++at) {
        const std::u32string& first = alternatives[at].front();
        const bool is_beginning = first.ends_with(U'*') && first.size() > beginning_length;
        const std::uint64_t key = fnv_1a(std::u32string_view(first).substr(0, is_beginning ? beginning_length : first.size()));
        (is_beginning ? by_beginning_ : by_word_)[key].push_back({pattern, at});
        filter_.set(key % filter_size);
    }
}

class PhraseFinder {
public:
    PhraseFinder(const Phrases& phrases, const Passage& passage) : phrases_(phrases), text_(passage.normalised.text()) {
        read_words(passage);
    }

    std::vector<Phrases::Found> run() {
        std::vector<Phrases::Found> found;
        for (std::size_t at = 0; at < words_.size(); ++at) {
            if (words_[at].length == 0) continue;
            for (const Phrases::Entry& entry : entries_of(text_of(at))) {
                const Phrases::Pattern& pattern = phrases_.patterns_[entry.pattern];
                const auto after = match_words(pattern.steps.front().alternatives[entry.alternative], at);
                const auto end = after ? match_steps(pattern, 1, *after) : std::nullopt;
                if (end) found.push_back({{words_[at].begin, words_[*end - 1].end}, pattern.group});
            }
        }
        return found;
    }

private:
    struct Word {
        std::size_t letters;  // Of folded_: where it begins.
        std::size_t length;   // 0 where a sentence ends.
        std::size_t begin;
        std::size_t end;
        bool is_character = false;
    };

    std::u32string_view text_of(std::size_t word) const {
        return std::u32string_view(folded_).substr(words_[word].letters, words_[word].length);
    }

    // In the order of the patterns.
    const std::vector<Phrases::Entry>& entries_of(std::u32string_view word) {
        static const std::vector<Phrases::Entry> none;
        const auto entries = [&](const auto& map, std::u32string_view spelling) -> const std::vector<Phrases::Entry>& {
            const std::uint64_t key = fnv_1a(spelling);
            if (!phrases_.filter_.test(key % Phrases::filter_size)) return none;
            const auto found = map.find(key);
            return found == map.end() ? none : found->second;
        };
        const auto& whole = entries(phrases_.by_word_, word);
        const auto& beginning = entries(phrases_.by_beginning_, word.substr(0, beginning_length));
        if (whole.empty()) return beginning;
        if (beginning.empty()) return whole;
        merged_.clear();
        std::ranges::merge(whole, beginning, std::back_inserter(merged_));
        return merged_;
    }

    void read_words(const Passage& passage) {
        words_.reserve(passage.tokens.size());
        folded_.reserve(text_.size());
        for (const Token& token : passage.tokens) {
            if (token.kind == Token::Kind::Word || token.kind == Token::Kind::Number) {
                add_word(token);
            } else if (ends_sentence(token) && !words_.empty() && words_.back().length > 0) {
                words_.push_back({.letters = 0, .length = 0, .begin = token.begin, .end = token.end});
            }
        }
    }

    void add_word(const Token& token) {
        const std::u32string_view word = text_.substr(token.begin, token.size());
        const std::size_t letters = folded_.size();
        std::ranges::transform(word, std::back_inserter(folded_), without_accent);
        if (!is_east_asian(word[0])) {
            words_.push_back({.letters = letters, .length = word.size(), .begin = token.begin, .end = token.end});
            return;
        }
        for (std::size_t at = 0; at < word.size(); ++at)
            words_.push_back(
                {.letters = letters + at, .length = 1, .begin = token.begin + at, .end = token.begin + at + 1, .is_character = true});
    }

    bool ends_sentence(const Token& token) const {
        const char32_t c = text_[token.begin];
        if (token.kind == Token::Kind::Break) return true;
        if (c == U'.') return token.end >= text_.size() || text_[token.end] == U' ' || text_[token.end] == U'\n';
        return c == U'!' || c == U'?' || c == U'。' || c == U';';
    }

    std::optional<std::size_t> match_words(const Phrases::Words& wanted, std::size_t at) const {
        for (const std::u32string& word : wanted) {
            if (at >= words_.size() || words_[at].length == 0 || !is_same(word, text_of(at))) return std::nullopt;
            ++at;
        }
        return at;
    }

    std::optional<std::size_t> match_steps(const Phrases::Pattern& pattern, std::size_t step, std::size_t at) const {
        if (step == pattern.steps.size()) return at;
        std::size_t left = pattern.steps[step].gap;
        if (left > 0 && at < words_.size() && words_[at].is_character) left = gap_characters_max;
        for (std::size_t skipped = 0; skipped <= left && at + skipped < words_.size(); ++skipped) {
            for (const Phrases::Words& alternative : pattern.steps[step].alternatives) {
                const auto after = match_words(alternative, at + skipped);
                if (!after) continue;
                if (const auto end = match_steps(pattern, step + 1, *after)) return end;
            }
            if (words_[at + skipped].length == 0) break;
        }
        return std::nullopt;
    }

    const Phrases& phrases_;
    std::u32string_view text_;
    std::u32string folded_;  // The words without accents, one behind the other.
    std::vector<Word> words_;
    std::vector<Phrases::Entry> merged_;
};

std::vector<Phrases::Found> Phrases::find(const Passage& passage) const { return PhraseFinder(*this, passage).run(); }

}  // namespace stoa::policy
