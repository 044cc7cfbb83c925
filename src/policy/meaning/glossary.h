// What the words of another language mean in English, so that what is known of English words helps to understand them.
// Hand-written, a file a language: lines `english<TAB>form form …`.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>

#include "base/number_map.h"
#include "policy/meaning/phrasebook.h"
#include "policy/meaning/word_class.h"

namespace stoa::policy {

class WordTable;

class Glossary {
public:
    struct Source {
        LanguageSet language;
        std::string_view text;  // Outlives the glossary.
    };
    explicit Glossary(const Source& source) : language_(source.language), text_(source.text), read_(std::make_unique<std::once_flag>()) {}

    LanguageSet language() const { return language_; }

    // The class of what a word means whose key has that hash (words.h), by the classes of English words. The text is read when it
    // is first asked; any thread may ask.
    WordClass find(std::uint32_t hash, const WordTable& english) const;

    // The same of the longest word that begins at the `at`th character of a script without blanks, and its length.
    struct Found {
        WordClass word_class = no_class;
        std::size_t length = 1;
    };
    Found find_longest(const Words& words, std::size_t at, const WordTable& english) const;

private:
    void read(const WordTable& english) const;

    LanguageSet language_;
    std::string_view text_;
    std::unique_ptr<std::once_flag> read_;
    mutable NumberMap<std::uint32_t, WordClass> classes_;
};

}  // namespace stoa::policy
