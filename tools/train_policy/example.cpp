#include "example.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace stoa::policy::training {

namespace {

constexpr std::size_t columns_min = 6;

std::optional<Purpose> purpose_of(std::string_view rule) {
    const auto found = std::ranges::find(purpose_rules, rule);
    if (found == purpose_rules.end()) return std::nullopt;
    return static_cast<Purpose>(found - purpose_rules.begin());
}

std::string with_breaks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with("\\n")) {
            out += '\n';
            ++at;
        } else {
            out += text[at];
        }
    }
    return out;
}

Result<void> read_text(Example& example, const std::string& marked) {
    std::string& body = example.draft.body;
    std::size_t at = 0;
    while (at < marked.size()) {
        const std::size_t open = marked.find("[[", at);
        body += marked.substr(at, open - at);
        if (open == std::string::npos) break;
        const std::size_t bar = marked.find('|', open), close = marked.find("]]", open);
        if (bar == std::string::npos || close == std::string::npos || bar > close) return fail(problems::invalid_value, "a mark is open");
        const std::size_t begin = length_in_code_points(body);
        body += marked.substr(bar + 1, close - bar - 1);
        if (const auto purpose = purpose_of(trim(std::string_view(marked).substr(open + 2, bar - open - 2))))
            example.marks.push_back({*purpose, begin, length_in_code_points(body)});
        at = close + 2;
    }
    return {};
}

}  // namespace

Result<Example> parse_example(std::string_view line) {
    const auto columns = split(line, '\t');
    if (columns.size() < columns_min) return fail(problems::invalid_value, "fewer than six columns");
    Example example;
    example.is_held = columns[0] == "held";
    const auto author = parse_word<Author>(columns[1]);
    const auto kind = parse_word<Kind>(columns[2]);
    if (!author || !kind) return fail(problems::invalid_value, "no such author or kind");
    example.draft.author = *author;
    example.draft.kind = *kind;
    if (columns[3] != "-" && !columns[3].empty()) {
        example.draft.reason = parse_word<Reason>(columns[3]);
        if (!example.draft.reason) return fail(problems::invalid_value, fmt::format("no such reason: {}", columns[3]));
    }
    for (const std::string_view rule : split(columns[4], ' ')) {
        if (const auto purpose = purpose_of(rule)) example.has[static_cast<std::size_t>(*purpose)] = true;
    }
    if (auto done = read_text(example, with_breaks(columns[5])); !done) return std::unexpected(done.error());
    if (columns.size() > columns_min && !trim(columns[columns_min]).empty()) {
        const Author other = *author == Author::Seller ? Author::Buyer : Author::Seller;
        example.draft.history.push_back({.author = other, .body = with_breaks(columns[columns_min])});
    }
    return example;
}

}  // namespace stoa::policy::training
