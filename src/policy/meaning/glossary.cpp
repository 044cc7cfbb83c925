#include "policy/meaning/glossary.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace stoa::policy {

namespace {

constexpr std::size_t east_asian_word_max = 6;  // Characters.

}  // namespace

void Glossary::read() const {
    for (const std::string_view line : split(text_, '\n')) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) continue;
        for (const std::string_view form : split(line.substr(tab + 1), ' ')) {
            if (!form.empty()) english_.try_emplace(key_hash(key_of(form)), line.substr(0, tab));
        }
    }
}

std::string_view Glossary::find(std::uint32_t hash) const {
    std::call_once(*read_, [this] { read(); });
    const auto found = english_.find(hash);
    return found == english_.end() ? std::string_view() : found->second;
}

Glossary::Found Glossary::find_longest(const Words& words, std::size_t at) const {
    std::string key;
    Found best;
    const std::size_t end = std::min(words.words.size(), at + east_asian_word_max);
    for (std::size_t i = at; i < end && words.words[i].is_east_asian && (i == at || words.words[i].glued); ++i) {
        key += words.words[i].key;
        if (const std::string_view english = find(key_hash(key)); !english.empty()) best = {.english = english, .length = i + 1 - at};
    }
    return best;
}

}  // namespace stoa::policy
