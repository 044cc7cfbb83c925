// Reads concept files into a Phrasebook.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "policy/meaning/phrase_atoms.h"
#include "policy/meaning/phrasebook.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

class PhrasebookReader {
public:
    Result<void> read(const Phrasebook::Source& source, std::size_t number) {
        name_ = source.name;
        languages_ = LanguageSet{1} << number;
        book_.all_ |= languages_;
        book_.names_.emplace_back(name_);
        if (name_ == "any") book_.always_ |= languages_;
        if (name_ == "ja") book_.east_asian_ |= languages_;
        line_ = 0;
        for (const std::string_view line : split(source.text, '\n')) {
            ++line_;
            if (auto done = read_line(trim(line)); !done) return done;
        }
        return {};
    }

    Phrasebook finish() { return std::move(book_); }

private:
    Result<void> read_line(std::string_view line) {
        if (line.empty() || line[0] == '#') return {};
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) return refuse("no colon");
        const std::string_view name = line.substr(0, colon), phrases = line.substr(colon + 2);
        if (name == "common") {
            for (const std::string_view word : split(phrases, ' ')) book_.common_[key_hash(key_of(word))] |= languages_;
            return {};
        }
        const auto idea = find_concept(name);
        if (!idea) return refuse(fmt::format("no such concept: {}", name));
        for (const std::string_view phrase : split(phrases, ',')) {
            if (trim(phrase).empty()) continue;
            if (auto done = add(*idea, trim(phrase)); !done) return done;
        }
        return {};
    }

    std::unexpected<Error> refuse(const std::string& why) const {
        return fail(problems::invalid_value, fmt::format("concepts/{}.txt:{}: {}", name_, line_, why));
    }

    Result<void> add(Concept idea, std::string_view text) {
        Phrasebook::Phrase phrase{.idea = idea, .languages = languages_, .anchor = 0};
        lengths_.clear();
        for (const std::string_view word : split(text, ' ')) {
            if (word.empty()) continue;
            if (auto done = add_element(phrase, word); !done) return done;
        }
        if (phrase.elements.empty() || phrase.elements.front().kind == Phrasebook::Element::Kind::Gap ||
            phrase.elements.back().kind == Phrasebook::Element::Kind::Gap)
            return refuse(fmt::format("a phrase that begins or ends with a gap: {}", text));
        phrase.anchor = static_cast<std::uint32_t>(std::ranges::max_element(lengths_) - lengths_.begin());
        index(phrase);
        return {};
    }

    Result<void> add_element(Phrasebook::Phrase& phrase, std::string_view word) {
        using Element = Phrasebook::Element;
        if (word == "~" || word == "~~") {
            phrase.elements.push_back({.kind = Element::Kind::Gap, .gap = static_cast<std::uint8_t>(word.size() == 1 ? 4 : 10)});
            lengths_.push_back(0);
        } else if (word[0] == '@' && word.size() > 1) {
            const auto idea = find_concept(word.substr(1));
            if (!idea) return refuse(fmt::format("no such concept: {}", word));
            phrase.elements.push_back({.kind = Element::Kind::Idea, .idea = *idea});
            phrase.has_idea = true;
            lengths_.push_back(1);
        } else if (word.find("**") != std::string_view::npos) {
            return refuse(fmt::format("more than one star in a row, which would stand for nearly every word: {}", word));
        } else {
            add_words(phrase, word);
        }
        return {};
    }

    // "don't" is two words, and so is every character of kana and ideographs.
    void add_words(Phrasebook::Phrase& phrase, std::string_view spelled) {
        const std::string bare = without_wildcards(spelled);
        const MappedText normalised = normalise(MappedText::of(bare));
        const auto tokens = tokenise(normalised.text());
        const Words words = read_words(normalised.text(), tokens);
        if (words.words.size() > 1 && spelled.find('|') == std::string_view::npos) {
            for (const Word& word : words.words) push(phrase, {atom(AtomKind::Whole, word.key)}, word.key.size());
            if (spelled.back() == '*') {
                phrase.elements.back().atoms = {atom(AtomKind::Beginning, words.words.back().key)};
            }
            return;
        }
        std::vector<Phrasebook::Atom> atoms;
        std::size_t length = stem_max;
        for (const std::string_view one : split(spelled, '|')) {
            if (one == "#") {
                atoms.push_back(atom(AtomKind::Number, ""));
                length = std::min<std::size_t>(length, 2);
                continue;
            }
            const std::string key = key_of(without_wildcards(one));
            const bool open_before = one.front() == '*', open_after = one.back() == '*';
            const AtomKind kind = open_before  ? (open_after ? AtomKind::Inside : AtomKind::Ending)
                                  : open_after ? AtomKind::Beginning
                                               : AtomKind::Whole;
            atoms.push_back(atom(kind, key));
            length = std::min(length, key.size());
        }
        push(phrase, std::move(atoms), length);
    }

    void push(Phrasebook::Phrase& phrase, std::vector<Phrasebook::Atom> atoms, std::size_t length) {
        phrase.elements.push_back({.kind = Phrasebook::Element::Kind::Atoms, .atoms = std::move(atoms)});
        lengths_.push_back(length + 1);
    }

    static std::string without_wildcards(std::string_view word) {
        std::string bare;
        std::ranges::copy_if(word, std::back_inserter(bare), [](char c) { return c != '*'; });
        return bare;
    }

    Phrasebook::Atom atom(AtomKind kind, std::string_view key) {
        std::uint64_t hash = spelling_seed;
        for (const char c : key) hash = spelling_step(hash, c);
        const std::uint64_t name = atom_hash(kind, hash);
        const auto [atom, is_new] = book_.atoms_.try_emplace(name, static_cast<Phrasebook::Atom>(book_.by_atom_.size()));
        if (is_new) {
            book_.by_atom_.emplace_back();
            book_.filter_.add(name);
            if (kind == AtomKind::Inside || kind == AtomKind::Ending) add_inner(key);
        }
        return atom;
    }

    // Shorter spellings are never looked for.
    void add_inner(std::string_view key) {
        if (key.size() < inner_min) return;
        std::uint64_t hash = spelling_seed;
        for (const char c : key.substr(0, inner_min)) hash = spelling_step(hash, c);
        book_.inner_filter_.add(hash);
    }

    void index(Phrasebook::Phrase& phrase) {
        const Phrasebook::Entry entry{.phrase = static_cast<std::uint32_t>(book_.phrases_.size()),
                                      .languages = phrase.languages,
                                      .idea = phrase.idea,
                                      .is_anchor_only = phrase.elements.size() == 1};
        const Phrasebook::Element& anchor = phrase.elements[phrase.anchor];
        if (anchor.kind == Phrasebook::Element::Kind::Idea) {
            book_.by_idea_[static_cast<std::size_t>(anchor.idea)].push_back(entry);
        } else {
            for (const Phrasebook::Atom one : anchor.atoms) {
                Phrasebook::Entries& entries = book_.by_atom_[one];
                (phrase.has_idea ? entries.with_ideas : entries.plain).push_back(entry);
            }
        }
        book_.names_ideas_ = book_.names_ideas_ || phrase.has_idea;
        book_.phrases_.push_back(std::move(phrase));
    }

    Phrasebook book_;
    std::string_view name_;
    LanguageSet languages_ = 0;
    std::size_t line_ = 0;
    std::vector<std::size_t> lengths_;  // Of the elements' spellings.
};

Result<Phrasebook> Phrasebook::parse(std::span<const Source> sources) {
    PhrasebookReader reader;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (auto done = reader.read(sources[i], i); !done) return std::unexpected(done.error());
    }
    return reader.finish();
}

}  // namespace stoa::policy
