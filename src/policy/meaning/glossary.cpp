#include "policy/meaning/glossary.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "policy/meaning/word_table.h"

namespace stoa::policy {

namespace {

constexpr std::size_t east_asian_word_max = 6;  // Characters.

}  // namespace

void Glossary::read(const WordTable& english) const {
    for (const std::string_view line : split(text_, '\n')) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) continue;
        const WordClass word_class = english.find(line.substr(0, tab));
        for (const std::string_view form : split(line.substr(tab + 1), ' ')) {
            if (!form.empty()) classes_.try_emplace(key_hash(key_of(form)), word_class);
        }
    }
}

WordClass Glossary::find(std::uint32_t hash, const WordTable& english) const {
    std::call_once(*read_, [&] { read(english); });
    const WordClass* const found = classes_.find(hash);
    return found ? *found : no_class;
}

Glossary::Found Glossary::find_longest(const Words& words, std::size_t at, const WordTable& english) const {
    std::string key;
    Found best;
    const std::size_t end = std::min(words.words.size(), at + east_asian_word_max);
    for (std::size_t i = at; i < end && words.words[i].is_east_asian && (i == at || words.words[i].glued); ++i) {
        key += words.words[i].key;
        if (const WordClass found = find(key_hash(key), english); found != no_class) best = {.word_class = found, .length = i + 1 - at};
    }
    return best;
}

}  // namespace stoa::policy
