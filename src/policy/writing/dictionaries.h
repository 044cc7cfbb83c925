// The words of the languages that spelling is checked in, by Hunspell dictionaries. Nothing is read before a language is first needed.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace stoa::policy {

// The two files of a Hunspell dictionary.
struct DictionaryFiles {
    std::string affixes;
    std::string words;
};

// Where dictionaries come from: the policy reads no files itself. Both are asked from any thread.
struct DictionarySource {
    std::function<Result<DictionaryFiles>(std::string_view name)> read;  // "en_US".
    std::function<Result<void>(std::string_view name)> look;             // Whether it could be read, without reading it.
};

// All dictionaries of one language: a word of either is a word (British and American, of Portugal and of Brazil).
class Vocabulary {
public:
    virtual ~Vocabulary() = default;
    // `word` in UTF-8 as it was written; "’" counts as "'". Any thread.
    virtual bool has(const std::string& word) const = 0;
    // Likely words in its place, the likeliest first, at most `count`. Some 50 ms.
    virtual std::vector<std::string> suggest(const std::string& word, std::size_t count) const = 0;
};

class Dictionaries {
public:
    // The languages (BCP 47) that have dictionaries.
    static constexpr std::array<std::string_view, 7> languages{"en", "de", "fr", "es", "it", "pt", "nl"};

    explicit Dictionaries(DictionarySource source);
    ~Dictionaries();

    // Null where the language has none; an error where it cannot be read, does not parse, or does not know its language's
    // commonest word. The first call for a language reads it (some 30 ms and 10 MB each). Any thread.
    Result<const Vocabulary*> find(std::string_view language) const;

    // What is wrong with them, a sentence each. Those that failed before are tried anew; those that nobody needed are only looked for.
    std::vector<std::string> failures() const;

private:
    struct Slot;
    Result<const Vocabulary*> load(Slot& slot, std::size_t index) const;

    DictionarySource source_;
    std::unique_ptr<std::array<Slot, languages.size()>> slots_;
};

}  // namespace stoa::policy
