#include "policy/match/file_use.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <ranges>

#include "base/text.h"
#include "policy/match/file_lead.h"
#include "policy/match/file_purpose.h"

namespace stoa::policy {

namespace {

// So much must speak for a use, and more than for the other.
constexpr double believed_from = 3;

constexpr std::size_t steps_min = 3, steps_max = 9;
constexpr std::size_t short_text_words = 150;  // A card or a page of a flyer has no more.

// What is counted in the whole text.
struct Counts {
    std::array<std::size_t, concept_count> mentions{};
    ConceptSet ideas{};
    std::size_t words = 0;
    std::size_t amounts = 0;  // "19,99".
    std::size_t steps = 0;    // Lines that begin with 1, 2, 3 …, or are nothing else.

    std::size_t count(Concept idea) const { return mentions[static_cast<std::size_t>(idea)]; }
};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_currency(char32_t c) { return std::u32string_view(U"€$£¥￥円\\").find(c) != std::u32string_view::npos; }  // "\" is how ¥ is read.

// Numbers with two digits behind the last sign, and those beside a currency: what prices and sums look like.
std::size_t count_amounts(std::u32string_view text) {
    const auto at_or_blank = [&](std::size_t at) { return at < text.size() ? text[at] : U' '; };
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        if (!is_digit(text[begin])) continue;
        std::size_t end = begin, last_sign = 0;
        for (; end < text.size(); ++end) {
            const bool is_sign = (text[end] == U'.' || text[end] == U',') && is_digit(at_or_blank(end + 1));
            if (!is_digit(text[end]) && !is_sign) break;
            if (is_sign) last_sign = end;
        }
        const bool has_cents = last_sign > begin && end == last_sign + 3;
        const bool has_currency = (begin > 0 && is_currency(text[begin - 1])) || is_currency(at_or_blank(end)) ||
                                  (at_or_blank(end) == U' ' && is_currency(at_or_blank(end + 1)));
        count += has_cents || has_currency ? 1 : 0;
        begin = end;
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
    const bool is_alone = at + 1 == text.size();
    const bool is_listed = is_alone || after == U'.' || after == U')' || after == U':' || (has_word && (after == U' ' || !is_digit(after)));
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
    // In columns they do not come in their order.
    std::bitset<steps_max + 1> steps;
    for (const FilePassage& line : file.facts().passages) steps.set(step_of(line.text).value_or(0));
    while (counts.steps < steps_max && steps.test(counts.steps + 1)) ++counts.steps;
    return counts;
}

// A line of a block; what goes on from the line above is part of it.
struct Line {
    std::string text;
    std::int32_t height = 0;
};

std::vector<Line> lines_of(const FileView& file, const Passage& block) {
    std::vector<Line> lines;
    const std::u32string_view text = block.given.text();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(U'\n', begin), text.size());
        if (end > begin) {
            const auto box = file.place(block.given.given(begin, begin + 1)).box;
            lines.push_back({.text = to_utf8(text.substr(begin, end - begin)), .height = box.value_or(Box{}).height});
        }
        begin = end + 1;
    }
    return lines;
}

// The lines that a reader sees first: the tallest ones of the first page, and the first.
std::vector<std::string> titles(const FileView& file) {
    constexpr std::size_t first_lines = 2, tallest_lines = 3, length_max = 60, words_max = 6;
    std::vector<Line> lines;
    for (const Passage& block : file.blocks()) {
        if (file.place(block.given.given(0, 1)).page > 1) break;
        for (Line& line : lines_of(file, block)) {
            // Of an address, also as it is read from pixels.
            constexpr std::array<std::string_view, 5> address_signs{"@", "©", "®", "www.", "://"};
            const bool is_address = std::ranges::any_of(address_signs, [&](std::string_view sign) { return line.text.contains(sign); });
            const auto words = static_cast<std::size_t>(std::ranges::count(line.text, ' ')) + 1;
            if (line.text.size() <= length_max && words <= words_max && !is_address) lines.push_back(std::move(line));
        }
    }
    std::vector<std::string> titles;
    for (const Line& line : lines | std::views::take(first_lines)) titles.push_back(line.text);
    std::ranges::stable_sort(lines, std::ranges::greater(), &Line::height);
    for (const Line& line : lines | std::views::take(tallest_lines)) titles.push_back(line.text);
    return titles;
}

bool has_title(const FileView& file, NamedUse use) {
    return std::ranges::any_of(titles(file), [&](std::string name) {
        std::ranges::replace(name, '/', ' ');
        return named_use(name) == use;
    });
}

double for_order(const FileView& file, const Counts& counts) {
    constexpr std::size_t long_words = 250;
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

// Where nothing advertises, less tells that it is a paper of an order: sums with a word of invoices, some steps, terms of a warranty.
double for_plain_order(const Counts& counts) {
    constexpr std::size_t amounts_min = 3, terms_words_min = 20;
    const bool has_sums = counts.count(Concept::Invoice) >= 1 && counts.amounts >= amounts_min;
    const bool has_terms = counts.count(Concept::Warranty) >= 2 && counts.words >= terms_words_min;
    return has_sums || has_terms || counts.steps >= steps_min ? believed_from : 0;
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
    if (is_short && has_leading_code(file.facts())) points += 2;
    return points;
}

}  // namespace

bool has_sign_of_order(const FileView& file) {
    constexpr double sign_from = 1.5;
    const Counts counts = count(file);
    const double order = std::max(for_order(file, counts), for_plain_order(counts));
    return order >= sign_from && for_advertising(file, counts) < sign_from;
}

FileUse file_use(const FileView& file) {
    const Counts counts = count(file);
    const double order = for_order(file, counts), advertising = for_advertising(file, counts);
    constexpr double nothing_advertised = 1;
    if (advertising >= believed_from && advertising > order) return FileUse::Advertising;
    if (advertising < nothing_advertised && for_plain_order(counts) >= believed_from) return FileUse::OrderDocument;
    return order >= believed_from ? FileUse::OrderDocument : FileUse::Unclear;
}

}  // namespace stoa::policy
