#include "policy/writing/suggestions.h"

#include <algorithm>

namespace stoa::policy {

namespace {

constexpr std::size_t suggestions_max = 3;  // For one word.

std::string_view language_of(const Finding& finding) {
    const auto found = std::ranges::find(finding.arguments, "language", &std::pair<std::string, std::string>::first);
    return found == finding.arguments.end() ? std::string_view() : std::string_view(found->second);
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "“" : ", “") + word + "”";
    return out;
}

}  // namespace

void add_suggestions(Verdict& verdict, const Dictionaries& dictionaries) {
    std::size_t given = 0;
    for (Finding& finding : verdict.findings) {
        if (finding.rule_id != "format.spelling" || !finding.span || given == suggested_words_max) continue;
        const auto vocabulary = dictionaries.find(language_of(finding));
        if (!vocabulary || *vocabulary == nullptr) continue;
        ++given;
        const std::vector<std::string> words = (*vocabulary)->suggest(finding.text, suggestions_max);
        if (words.empty()) continue;
        finding.arguments.emplace_back("suggestions", listed(words));
        finding.replacement = Replacement{.part = finding.part, .span = *finding.span, .text = words.front()};
    }
}

}  // namespace stoa::policy
