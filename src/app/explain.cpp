#include "app/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "policy/attachment_part.h"

namespace stoa {

namespace {

// The pack's own words, in the reader's language or else in the first that there is; null where it has none.
const std::string* find_own_words(const policy::Finding& finding, std::string_view language, std::string_view what) {
    const std::string of_all = policy::own_words_prefix + std::string(what);
    const std::string of_language = fmt::format("{}.{}", of_all, language);
    const std::string* found = nullptr;
    for (const auto& [name, text] : finding.arguments) {
        if (name == of_language) return &text;
        if (!found && (name == of_all || name.starts_with(of_all + "."))) found = &text;
    }
    return found;
}

// Rules that find the same in files as in texts; those on files and pictures have words of their own.
bool reads_texts(const policy::Finding& finding) {
    return finding.rule_id != "content.attachment" && !finding.rule_id.starts_with("image.");
}

}  // namespace

Explanation explain(const Catalogues& catalogues, std::string_view language, Author author, const policy::Finding& finding) {
    const std::string_view served = catalogues.language_for(language);
    const bool is_unsure = std::ranges::any_of(finding.arguments, [](const auto& argument) {
        return argument.first == policy::certainty_argument && argument.second == policy::unsure_argument;
    });
    const bool is_in_file = reads_texts(finding) && policy::attachment_index(finding.part);
    const auto words = [&](std::string_view what) {
        if (const std::string* own_words = find_own_words(finding, served, what.starts_with("fix") ? "fix" : what)) return *own_words;
        const std::string own = fmt::format("rule.{}.{}", finding.rule_id, what), unsure = own + "_unsure", buyers = own + "_buyer";
        const bool has_unsure = is_unsure && catalogues.has(served, unsure);
        // What is hidden in a text, and need not concern its author, is not in a file.
        const bool has_buyers = author == Author::Buyer && !is_in_file && catalogues.has(served, buyers);
        if (is_in_file && what == "fix") return catalogues.format(served, "rule.in_file.fix", {});
        return catalogues.format(served, has_unsure ? unsure : has_buyers ? buyers : own, finding.arguments);
    };
    if (finding.part == policy::Part::Unchecked) {
        const auto text = [&](std::string_view what) { return catalogues.format(served, fmt::format("rule.unavailable.{}", what), {}); };
        return {.title = text("title"), .why = text("why"), .fix = text("fix")};
    }
    const bool suggests =
        std::ranges::find(finding.arguments, "suggestions", [](const auto& argument) { return argument.first; }) != finding.arguments.end();
    return {.title = words("title"), .why = words("why"), .fix = words(suggests ? "fix_suggested" : "fix")};
}

}  // namespace stoa
