#include "policy/rules/false_urgency.h"

#include <algorithm>
#include <array>

#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr std::u32string_view openings = U"[(【<［（「『〔《";
constexpr std::u32string_view closings = U"])】>］）」』〕》";
constexpr std::u32string_view signs = U"!: ！：*-–—";

constexpr std::array<std::u32string_view, 15> words{U"important", U"wichtig",         U"importante", U"belangrijk", U"重要",
                                                    U"urgent",    U"dringend",        U"urgente",    U"spoed",      U"至急",
                                                    U"緊急",      U"action required", U"ważne",      U"önemli",     U"viktigt"};

bool is_marked_word(std::u32string_view inside) {
    while (!inside.empty() && signs.find(inside.back()) != std::u32string_view::npos) inside.remove_suffix(1);
    while (!inside.empty() && signs.find(inside.front()) != std::u32string_view::npos) inside.remove_prefix(1);
    return std::ranges::find(words, inside) != words.end();
}

}  // namespace

std::vector<Sighting> find_false_urgency(const View& view, const RuleSetting& setting) {
    const Draft& draft = view.draft();
    const std::vector<std::string>& critical = setting.list("critical");
    if (draft.reason && std::ranges::find(critical, to_text(*draft.reason)) != critical.end()) return {};
    std::vector<Sighting> sightings;
    for (const Passage& passage : view.passages()) {
        if (passage.part != Part::Subject) continue;
        const std::u32string_view text = passage.normalised.text();
        for (std::size_t at = text.find_first_of(openings); at != std::u32string_view::npos; at = text.find_first_of(openings, at + 1)) {
            std::size_t end = text.find_first_of(closings, at);
            if (end == std::u32string_view::npos) break;
            if (!is_marked_word(text.substr(at + 1, end - at - 1))) continue;
            const Span span = passage.span(at, ++end);
            while (end < text.size() && signs.find(text[end]) != std::u32string_view::npos) ++end;
            sightings.push_back({.part = Part::Subject,
                                 .span = span,
                                 .replacement = Replacement{.part = Part::Subject, .span = passage.span(at, end), .text = ""}});
        }
    }
    return sightings;
}

}  // namespace stoa::policy
