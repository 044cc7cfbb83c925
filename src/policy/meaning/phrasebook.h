// The phrases by which concepts are known, in all languages, and the finding of them in a text.
//
// A concept file holds lines `Concept: phrase, phrase, …`, and `common: word word …`, by which a text's language is told.
// A phrase is words with blanks between them. Of a word:
//   stem*  *stem  *stem*   begins, ends, or goes on so (compounds); a|b|c  any of these; #  a number;
//   ~  up to four words between; ~~ up to ten; @Concept  what another phrase has found.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_map.h"
#include "base/result.h"
#include "policy/meaning/atom_filter.h"
#include "policy/meaning/concept.h"
#include "policy/meaning/phrase_atoms.h"
#include "policy/meaning/words.h"

namespace stoa::policy {

// A concept where a text speaks of it. The words `begin` to `end`, end not included.
struct Mention {
    Concept idea;
    std::uint32_t begin;
    std::uint32_t end;
};

using LanguageSet = std::uint32_t;  // A bit a concept file.

class Phrasebook {
public:
    struct Source {
        std::string_view name;  // "en": the language; "any" is read with every language.
        std::string_view text;
    };
    static Result<Phrasebook> parse(std::span<const Source> sources);

    // The bit of the source of that name; none where there is no such source.
    LanguageSet language(std::string_view name) const;

    // Whether a phrase has that word, or one that begins so; in no less than four letters.
    bool knows(std::string_view key) const;
    // The languages that a text may be in; all where it does not tell.
    LanguageSet guess(const Words& words) const;
    // In the order of their first words; of equal ones of a concept only one.
    std::vector<Mention> find(const Words& words, LanguageSet languages) const;

private:
    friend class PhrasebookReader;
    friend class PhraseSearch;

    using Atom = std::uint32_t;
    struct Element {
        enum class Kind : std::uint8_t { Atoms, Gap, Idea } kind;
        std::uint8_t gap = 0;
        Concept idea{};
        std::vector<Atom> atoms{};  // Any of them.
    };
    struct Phrase {
        Concept idea;
        LanguageSet languages;
        std::uint32_t anchor;  // The element that is looked for first: the one with the longest spelling.
        bool has_idea = false;
        std::vector<Element> elements{};
    };

    // What is known of a phrase without looking at it.
    struct Entry {
        std::uint32_t phrase;
        LanguageSet languages;
        Concept idea;
        bool is_anchor_only;
    };
    struct Entries {
        std::vector<Entry> plain, with_ideas;
    };

    void find_atoms(const Word& word, std::vector<Atom>& atoms) const;
    void find_inner_atoms(std::string_view key, std::vector<Atom>& atoms) const;
    void look_up(AtomKind kind, std::uint64_t hash, std::vector<Atom>& atoms) const;

    std::vector<Phrase> phrases_;
    NumberMap<std::uint64_t, Atom> atoms_;  // By the hash of kind and spelling.
    AtomFilter filter_;                     // Of the keys of atoms_: most stretches of words are none.
    AtomFilter inner_filter_;               // Of how the spellings begin that are looked for inside of words.
    std::vector<Entries> by_atom_;          // Phrases by the atoms of their anchor.
    std::array<std::vector<Entry>, concept_count> by_idea_{};
    bool names_ideas_ = false;                      // Whether any phrase does.
    NumberMap<std::uint32_t, LanguageSet> common_;  // By the hash of the word (words.h).
    std::vector<std::string> names_;                // Of the sources.
    LanguageSet always_ = 0;
    LanguageSet all_ = 0;
    LanguageSet east_asian_ = 0;
};

}  // namespace stoa::policy
