// What a text says, as far as it is understood: its words, clauses and sentences, and the concepts that they mention.
#pragma once

#include <vector>

#include "policy/meaning/disguises.h"
#include "policy/meaning/phrasebook.h"
#include "policy/meaning/word_table.h"
#include "policy/meaning/words.h"

namespace stoa::policy {

struct Reading {
    Words text;
    LanguageSet languages = 0;
    std::vector<Mention> mentions;   // In the order of their first words.
    std::vector<WordClass> classes;  // One a word, or none at all where they were not asked for.

    // The concepts that are mentioned within the words `begin` to `end`.
    ConceptSet ideas(std::uint32_t begin, std::uint32_t end) const {
        ConceptSet ideas;
        for (const Mention& mention : mentions) {
            if (mention.begin >= begin && mention.end <= end) ideas.set(static_cast<std::size_t>(mention.idea));
        }
        return ideas;
    }
    // Whether it is said not to be so: a "not" stands before it in its clause.
    bool is_denied(const Mention& mention) const {
        const Stretch& clause = text.clauses[text.words[mention.begin].clause];
        return has(ideas(clause.begin, mention.begin), Concept::Not);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(text.words.size()); }
};

// In quotation marks such words are a title, an inscription, or what somebody else has said.
inline bool is_crude(Concept idea) {
    return idea == Concept::Insult || idea == Concept::Profanity || idea == Concept::Obscene || idea == Concept::Abuse;
}

inline Reading read(const Phrasebook& book, std::u32string_view normalised, const std::vector<Token>& tokens) {
    Reading reading;
    reading.text = read_words(normalised, tokens);
    unmask(reading.text, book);
    reading.languages = book.guess(reading.text);
    reading.mentions = book.find(reading.text, reading.languages);
    std::erase_if(reading.mentions,
                  [&](const Mention& mention) { return is_crude(mention.idea) && reading.text.words[mention.begin].is_quoted; });
    return reading;
}

// With the classes of the words.
inline Reading read(const Phrasebook& book, const WordTable& table, std::u32string_view normalised, const std::vector<Token>& tokens) {
    Reading reading = read(book, normalised, tokens);
    reading.classes = table.classes_of(reading.text, reading.languages);
    return reading;
}

}  // namespace stoa::policy
