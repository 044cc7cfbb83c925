#include "worker/written_links.h"

#include <algorithm>

#include "base/ascii.h"

namespace stoa::worker {

namespace {

constexpr std::string_view word = "hyperlink";
constexpr std::size_t links_max = 100;

std::string_view without_blanks_before(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    return text;
}

// Takes a word, or what stands in quotation marks, off the beginning.
std::string_view take_argument(std::string_view& text) {
    text = without_blanks_before(text);
    const bool is_quoted = text.starts_with('"');
    if (is_quoted) text.remove_prefix(1);
    const std::size_t end = is_quoted ? text.find('"') : text.find_first_of(" \t\r\n");
    const std::string_view argument = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return argument;
}

// HYPERLINK [\o "what is shown above it"] "target" [\l "place in it"] (ISO 29500-1, 17.16.5.25).
std::string target_of_field(std::string_view text) {
    bool has_place = false;
    for (text = without_blanks_before(text); text.starts_with('\\'); text = without_blanks_before(text)) {
        const bool has_argument = text.size() > 1 && std::string_view("lotLOT").contains(text[1]);
        text.remove_prefix(std::min<std::size_t>(2, text.size()));
        if (has_argument) (void)take_argument(text);
        has_place = has_place || has_argument;
    }
    // A link within the document: what follows is the next instruction of the paragraph.
    if (has_place && !text.starts_with('"')) return {};
    return std::string(take_argument(text));
}

// The texts of the first argument, which a formula may put together from several.
std::string target_of_formula(std::string_view text) {
    std::string target;
    int depth = 1;
    for (std::size_t at = 1; at < text.size() && depth > 0; ++at) {
        if (text[at] == '"') {
            const std::size_t end = std::min(text.find('"', at + 1), text.size());
            target += text.substr(at + 1, end - at - 1);
            at = end;
        } else if (text[at] == '(') {
            ++depth;
        } else if (text[at] == ')') {
            --depth;
        } else if (depth == 1 && (text[at] == ',' || text[at] == ';')) {
            break;
        }
    }
    return target;
}

}  // namespace

std::vector<std::string> find_written_links(std::string_view instruction) {
    std::vector<std::string> targets;
    const std::string small = to_lower(instruction);
    for (std::size_t at = small.find(word); at != std::string::npos && targets.size() < links_max;
         at = small.find(word, at + word.size())) {
        const std::string_view rest = without_blanks_before(instruction.substr(at + word.size()));
        std::string target = rest.starts_with('(') ? target_of_formula(rest) : target_of_field(rest);
        if (!target.empty() && !target.starts_with('#')) targets.push_back(std::move(target));
    }
    return targets;
}

}  // namespace stoa::worker
