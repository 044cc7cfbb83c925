#include "policy/writing/accepted.h"

#include <map>
#include <unordered_set>

#include "base/text.h"
#include "policy/meaning/shipped.h"
#include "policy/text/mapped_text.h"
#include "policy/writing/written_text.h"

namespace stoa::policy {

namespace {

using Words = std::unordered_set<std::u32string>;
using WordsByLanguage = std::map<std::string, Words, std::less<>>;

WordsByLanguage read_accepted() {
    WordsByLanguage words;
    for (const LanguageFile& file : files_by_language("accepted")) {
        Words& own = words[std::string(file.language)];
        for (const std::string_view line : split(file.bytes, '\n')) {
            if (line.starts_with('#')) continue;
            for (const std::string_view word : split(line, ' ')) own.insert(lower_case(MappedText::of(word).text()));
        }
    }
    return words;
}

}  // namespace

bool is_accepted(std::string_view language, const std::u32string& word) {
    static const WordsByLanguage accepted = read_accepted();
    const auto holds = [&](std::string_view spoken) {
        const auto words = accepted.find(spoken);
        return words != accepted.end() && words->second.contains(word);
    };
    return holds(language) || holds("en");
}

}  // namespace stoa::policy
