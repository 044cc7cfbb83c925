#include "policy/match/file_use.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <ranges>

#include "base/text.h"
#include "policy/match/file_lead.h"
#include "policy/match/file_purpose.h"

namespace stoa::policy {

namespace {

// So much must speak for a use, and more than for the other.
constexpr double believed_from = 3;

constexpr std::size_t short_text_words = 150;  // A card or a page of a flyer has no more.

bool has(const ConceptSet& ideas, Concept idea) { return ideas.test(static_cast<std::size_t>(idea)); }

// What is counted in the whole text.
struct Counts {
    std::array<std::size_t, concept_count> mentions{};
    ConceptSet ideas{};
    std::size_t words = 0;
    std::size_t amounts = 0;  // "19,99".
    std::size_t steps = 0;    // Lines that begin with 1, 2, 3 … in this order.

    std::size_t count(Concept idea) const { return mentions[static_cast<std::size_t>(idea)]; }
};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Numbers with two digits behind the last sign: what prices and sums look like.
std::size_t count_amounts(std::u32string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 1; at + 2 < text.size(); ++at) {
        const bool is_point = text[at] == U'.' || text[at] == U',';
        if (!is_point || !is_digit(text[at - 1]) || !is_digit(text[at + 1]) || !is_digit(text[at + 2])) continue;
        const char32_t after = at + 3 < text.size() ? text[at + 3] : U' ';
        if (!is_digit(after) && after != U'.' && after != U',') ++count;
    }
    return count;
}

// The number that a line begins with: "3.", "3)", "Step 3", "Schritt 3:", "手順3".
std::optional<std::size_t> step_of(std::string_view line) {
    constexpr std::size_t word_max = 12;
    const MappedText text = MappedText::of(line);
    std::size_t at = 0;
    while (at < text.size() && at < word_max && u_isalpha(static_cast<UChar32>(text[at]))) ++at;
    const bool has_word = at > 0;
    if (at < text.size() && text[at] == U' ') ++at;
    if (at >= text.size() || !is_digit(text[at])) return std::nullopt;
    const std::size_t number = text[at] - U'0';
    const char32_t after = at + 1 < text.size() ? text[at + 1] : U' ';
    const bool is_listed = after == U'.' || after == U')' || after == U':' || (has_word && (after == U' ' || !is_digit(after)));
    const bool goes_on = at + 2 < text.size() && is_digit(text[at + 2]);
    return is_listed && !goes_on ? std::optional(number) : std::nullopt;
}

Counts count(const FileView& file) {
    Counts counts;
    for (const Reading& reading : file.readings()) {
        counts.words += reading.size();
        for (const Mention& mention : reading.mentions) {
            ++counts.mentions[static_cast<std::size_t>(mention.idea)];
            counts.ideas.set(static_cast<std::size_t>(mention.idea));
        }
    }
    counts.amounts = count_amounts(file.given());
    for (const FilePassage& line : file.facts().passages) {
        if (step_of(line.text) == counts.steps + 1) ++counts.steps;
    }
    return counts;
}

// The lines that a reader sees first: the tallest ones of the first page, and the first.
std::vector<std::string_view> titles(const FileView& file) {
    constexpr std::size_t first_lines = 2, tallest_lines = 3, length_max = 60;
    std::vector<const FilePassage*> lines;
    for (const FilePassage& line : file.facts().passages) {
        // Of an address, also as it is read from pixels.
        constexpr std::array<std::string_view, 5> address_signs{"@", "©", "®", "www.", "://"};
        const bool is_address = std::ranges::any_of(address_signs, [&](std::string_view sign) { return line.text.contains(sign); });
        if (line.place.page == 1 && line.text.size() <= length_max && !is_address) lines.push_back(&line);
    }
    std::vector<std::string_view> titles;
    for (const FilePassage* line : lines | std::views::take(first_lines)) titles.emplace_back(line->text);
    std::ranges::stable_sort(lines, std::ranges::greater(), [](const FilePassage* line) { return line->place.box.value_or(Box{}).height; });
    for (const FilePassage* line : lines | std::views::take(tallest_lines)) titles.emplace_back(line->text);
    return titles;
}

bool has_title(const FileView& file, NamedUse use) {
    return std::ranges::any_of(titles(file), [&](std::string_view title) {
        std::string name(title);
        std::ranges::replace(name, '/', ' ');
        return named_use(name) == use;
    });
}

double for_order(const FileView& file, const Counts& counts) {
    constexpr std::size_t steps_min = 3, long_words = 250;
    double points = has_title(file, NamedUse::Document) ? 3 : 0;
    const std::size_t invoice = counts.count(Concept::Invoice);
    if (invoice >= 2 && counts.amounts >= 2)
        points += 3;
    else if (invoice >= 1 && counts.amounts >= 1)
        points += 1.5;
    if (counts.steps >= steps_min) points += 2;
    if (counts.count(Concept::Warranty) >= 2) points += 1.5;
    if (counts.words >= long_words) points += 1;
    if (file.facts().pages.value_or(1) >= 3) points += 1;
    return points;
}

// How plainly some block advertises or asks for a review.
double for_breach(const FileView& file) {
    std::array<double, purpose_count> strongest{};
    for (const std::vector<Decision>& of_block : file.decisions()) {
        for (const Decision& decision : of_block) {
            const bool is_asking = decision.purpose <= Purpose::ReviewCoaching || decision.purpose == Purpose::Promotion;
            double& points = strongest[static_cast<std::size_t>(decision.purpose)];
            if (is_asking) points = std::max(points, decision.certainty == Certainty::Sure ? 3.0 : 1.5);
        }
    }
    double points = 0;
    for (const double each : strongest) points += each;
    return std::min(points, 4.5);
}

double for_advertising(const FileView& file, const Counts& counts) {
    const bool is_short = counts.words < short_text_words;
    double points = for_breach(file);
    if (has_title(file, NamedUse::Advertising)) points += 2.5;
    const double weight = is_short ? 0.6 : 0.2;
    for (const Concept idea :
         {Concept::Review, Concept::Star, Concept::FullMarks, Concept::Code, Concept::Offer, Concept::Percent, Concept::Newsletter,
          Concept::Shop, Concept::Reward, Concept::Browse, Concept::OtherProduct, Concept::Handle})
        points += has(counts.ideas, idea) ? weight : 0;
    if (is_short && has(counts.ideas, Concept::Review) && (has(counts.ideas, Concept::Write) || has(counts.ideas, Concept::Star)))
        points += 1;
    if (is_short && has(counts.ideas, Concept::Thank)) points += 0.6;
    if (is_short && has_leading_code(file.facts())) points += 1.5;
    return points;
}

}  // namespace

FileUse file_use(const FileView& file) {
    const Counts counts = count(file);
    const double order = for_order(file, counts), advertising = for_advertising(file, counts);
    if (advertising >= believed_from && advertising > order) return FileUse::Advertising;
    return order >= believed_from ? FileUse::OrderDocument : FileUse::Unclear;
}

}  // namespace stoa::policy
