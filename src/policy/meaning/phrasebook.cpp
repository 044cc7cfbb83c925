#include "policy/meaning/phrasebook.h"

#include <algorithm>
#include <bit>

#include "base/text.h"
#include "policy/meaning/phrase_atoms.h"

namespace stoa::policy {

namespace {

constexpr double common_share = 0.5;  // Of the commonest language's words: so many make a second language likely.

}  // namespace

LanguageSet Phrasebook::language(std::string_view name) const {
    const auto found = std::ranges::find(names_, name);
    return found == names_.end() ? 0 : LanguageSet{1} << (found - names_.begin());
}

LanguageSet Phrasebook::guess(const Words& words) const {
    std::array<std::uint32_t, 32> counts{};
    std::uint32_t east_asian = 0;
    for (const Word& word : words.words) {
        east_asian += word.is_east_asian ? 1 : 0;
        const LanguageSet* const found = common_.find(word.hash);
        if (!found) continue;
        for (LanguageSet left = *found; left; left &= left - 1) ++counts[static_cast<std::size_t>(std::countr_zero(left))];
    }
    if (east_asian * 3 > words.words.size()) return east_asian_ | always_;
    const std::uint32_t best = *std::ranges::max_element(counts);
    if (best == 0) return all_;
    LanguageSet languages = always_;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0 && counts[i] >= common_share * best) languages |= LanguageSet{1} << i;
    }
    return languages;
}

void Phrasebook::look_up(AtomKind kind, std::uint64_t hash, std::vector<Atom>& atoms) const {
    const std::uint64_t name = atom_hash(kind, hash);
    if (!filter_.may_hold(name)) return;
    if (const Atom* const found = atoms_.find(name)) atoms.push_back(*found);
}

bool Phrasebook::knows(std::string_view key) const {
    constexpr std::size_t beginning_min = 4;
    std::uint64_t hash = spelling_seed;
    for (std::size_t i = 0; i < key.size(); ++i) {
        hash = spelling_step(hash, key[i]);
        if (i + 1 >= beginning_min && i + 1 <= stem_max && atoms_.contains(atom_hash(AtomKind::Beginning, hash))) return true;
    }
    return atoms_.contains(atom_hash(AtomKind::Whole, hash));
}

void Phrasebook::find_atoms(const Word& word, std::vector<Atom>& atoms) const {
    if (word.is_number) look_up(AtomKind::Number, spelling_seed, atoms);
    const std::string_view key = word.key;
    std::uint64_t hash = spelling_seed;
    for (std::size_t i = 0; i < key.size(); ++i) {
        hash = spelling_step(hash, key[i]);
        if (i + 1 >= stem_min && i + 1 <= stem_max) look_up(AtomKind::Beginning, hash, atoms);
    }
    look_up(AtomKind::Whole, hash, atoms);
    if (!word.is_east_asian && key.size() >= inner_word_min && key.size() <= inner_word_max) find_inner_atoms(key, atoms);
}

void Phrasebook::find_inner_atoms(std::string_view key, std::vector<Atom>& atoms) const {
    for (std::size_t begin = 0; begin + inner_min <= key.size(); ++begin) {
        std::uint64_t hash = spelling_seed;
        for (std::size_t i = begin; i < begin + inner_min; ++i) hash = spelling_step(hash, key[i]);
        if (!inner_filter_.may_hold(hash)) continue;
        for (std::size_t end = begin + inner_min;; ++end) {
            look_up(AtomKind::Inside, hash, atoms);
            if (end == key.size()) look_up(AtomKind::Ending, hash, atoms);
            if (end == key.size() || end == begin + stem_max) break;
            hash = spelling_step(hash, key[end]);
        }
    }
}

// One search through one text.
class PhraseSearch {
public:
    PhraseSearch(const Phrasebook& book, const Words& words, LanguageSet languages)
        : book_(book), words_(words.words), languages_(languages) {}

    std::vector<Mention> run() {
        read_atoms();
        for (std::uint32_t at = 0; at < words_.size(); ++at) {
            for (const Phrasebook::Atom atom : atoms_of(at)) try_all(book_.by_atom_[atom].plain, at, at + 1);
        }
        if (book_.names_ideas_) with_ideas();
        std::ranges::sort(mentions_, {}, [](const Mention& m) { return std::tuple(m.begin, m.end, m.idea); });
        const auto same = [](const Mention& a, const Mention& b) { return a.idea == b.idea && a.begin == b.begin && a.end == b.end; };
        mentions_.erase(std::ranges::unique(mentions_, same).begin(), mentions_.end());
        return std::move(mentions_);
    }

private:
    using Element = Phrasebook::Element;
    using Phrase = Phrasebook::Phrase;

    void read_atoms() {
        first_atom_.reserve(words_.size() + 1);
        for (const Word& word : words_) {
            first_atom_.push_back(static_cast<std::uint32_t>(atoms_.size()));
            book_.find_atoms(word, atoms_);
        }
        first_atom_.push_back(static_cast<std::uint32_t>(atoms_.size()));
    }

    std::span<const Phrasebook::Atom> atoms_of(std::uint32_t word) const {
        return std::span(atoms_).subspan(first_atom_[word], first_atom_[word + 1] - first_atom_[word]);
    }

    // Phrases that name concepts see those that were found by words alone.
    void with_ideas() {
        by_begin_ = by_end_ = mentions_;
        std::ranges::stable_sort(by_begin_, {}, &Mention::begin);
        std::ranges::stable_sort(by_end_, {}, &Mention::end);
        const std::size_t plain = mentions_.size();
        for (std::uint32_t at = 0; at < words_.size(); ++at) {
            for (const Phrasebook::Atom atom : atoms_of(at)) try_all(book_.by_atom_[atom].with_ideas, at, at + 1);
        }
        for (std::size_t i = 0; i < plain; ++i) {
            const Mention mention = mentions_[i];
            try_all(book_.by_idea_[static_cast<std::size_t>(mention.idea)], mention.begin, mention.end);
        }
    }

    // The phrases with their anchors at the words `begin` to `end`.
    void try_all(const std::vector<Phrasebook::Entry>& entries, std::uint32_t begin, std::uint32_t end) {
        for (const Phrasebook::Entry& entry : entries) {
            if (!(entry.languages & languages_)) continue;
            if (entry.is_anchor_only)
                mentions_.push_back({entry.idea, begin, end});
            else
                try_at(book_.phrases_[entry.phrase], begin, end);
        }
    }

    void try_at(const Phrase& phrase, std::uint32_t begin, std::uint32_t end) {
        std::uint32_t first = begin, last = end;
        if (!extend_right(phrase, phrase.anchor + 1, end, last)) return;
        if (!extend_left(phrase, phrase.anchor, begin, first)) return;
        mentions_.push_back({phrase.idea, first, last});
    }

    bool is_one_of(std::uint32_t word, const std::vector<Phrasebook::Atom>& atoms) const {
        return std::ranges::any_of(atoms_of(word), [&](Phrasebook::Atom atom) { return std::ranges::find(atoms, atom) != atoms.end(); });
    }

    bool in_sentence(std::uint32_t word, std::uint32_t other) const {
        return word < words_.size() && words_[word].sentence == words_[other].sentence;
    }

    // Elements `index` and on from the word `at`; the end is set where they are all there.
    bool extend_right(const Phrase& phrase, std::size_t index, std::uint32_t at, std::uint32_t& end) const {
        if (index == phrase.elements.size()) {
            end = at;
            return true;
        }
        if (!in_sentence(at, at - 1)) return false;
        const Element& element = phrase.elements[index];
        switch (element.kind) {
            case Element::Kind::Atoms:
                return is_one_of(at, element.atoms) && extend_right(phrase, index + 1, at + 1, end);
            case Element::Kind::Gap:
                for (std::uint32_t skipped = 0; skipped <= element.gap && in_sentence(at + skipped, at - 1); ++skipped) {
                    if (extend_right(phrase, index + 1, at + skipped, end)) return true;
                }
                return false;
            case Element::Kind::Idea:
                return std::ranges::any_of(std::ranges::equal_range(by_begin_, at, {}, &Mention::begin), [&](const Mention& mention) {
                    return mention.idea == element.idea && extend_right(phrase, index + 1, mention.end, end);
                });
        }
        return false;
    }

    // Elements before `index` up to the word before `at`.
    bool extend_left(const Phrase& phrase, std::size_t index, std::uint32_t at, std::uint32_t& begin) const {
        if (index == 0) {
            begin = at;
            return true;
        }
        if (at == 0 || !in_sentence(at - 1, at)) return false;
        const Element& element = phrase.elements[index - 1];
        switch (element.kind) {
            case Element::Kind::Atoms:
                return is_one_of(at - 1, element.atoms) && extend_left(phrase, index - 1, at - 1, begin);
            case Element::Kind::Gap:
                for (std::uint32_t skipped = 0; skipped <= element.gap && skipped < at && in_sentence(at - 1 - skipped, at); ++skipped) {
                    if (extend_left(phrase, index - 1, at - skipped, begin)) return true;
                }
                return false;
            case Element::Kind::Idea:
                return std::ranges::any_of(std::ranges::equal_range(by_end_, at, {}, &Mention::end), [&](const Mention& mention) {
                    return mention.idea == element.idea && extend_left(phrase, index - 1, mention.begin, begin);
                });
        }
        return false;
    }

    const Phrasebook& book_;
    const std::vector<Word>& words_;
    LanguageSet languages_;
    std::vector<Phrasebook::Atom> atoms_;
    std::vector<std::uint32_t> first_atom_;
    std::vector<Mention> mentions_;
    std::vector<Mention> by_begin_, by_end_;  // Those of words alone, sorted by where they begin, and by where they end.
};

std::vector<Mention> Phrasebook::find(const Words& words, LanguageSet languages) const {
    return PhraseSearch(*this, words, languages).run();
}

}  // namespace stoa::policy
