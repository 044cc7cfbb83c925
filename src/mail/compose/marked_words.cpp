#include "mail/compose/marked_words.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "mail/compose/hidden_characters.h"

namespace stoa::mail {

namespace {

using Kind = WordsPart::Kind;

constexpr std::string_view line_separator = "\u2028";
constexpr std::string_view paragraph_separator = "\u2029";

// How many bytes of line end `text` begins with; 0 where it begins with none.
std::size_t size_of_line_end(std::string_view text) {
    if (text.starts_with("\r\n")) return 2;
    if (text.starts_with('\n') || text.starts_with('\r')) return 1;
    if (text.starts_with(line_separator) || text.starts_with(paragraph_separator)) return line_separator.size();
    return 0;
}

// Whether the parts end in so many line ends that a further one is left out.
bool ends_in_gap(std::span<const WordsPart> parts) {
    const auto is_line_end = [](const WordsPart& part) { return part.kind == Kind::LineEnd; };
    return parts.size() >= line_ends_in_a_row_max && std::ranges::all_of(parts.last(line_ends_in_a_row_max), is_line_end);
}

void add_text(std::vector<WordsPart>& parts, std::string_view text) {
    std::size_t begin = 0;
    const auto add_up_to = [&](std::size_t end) {
        if (end > begin) parts.push_back({.kind = Kind::Text, .text = std::string(text.substr(begin, end - begin))});
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = size_of_line_end(text.substr(at));
        if (size == 0) {
            ++at;
            continue;
        }
        add_up_to(at);
        if (!ends_in_gap(parts)) parts.push_back({.kind = Kind::LineEnd});
        begin = at += size;
    }
    add_up_to(text.size());
}

// The bytes behind which a mark begins or ends, in order.
std::vector<std::size_t> borders_of(std::span<const Mark> marks) {
    std::vector<std::size_t> borders;
    for (const Mark& mark : marks) {
        borders.push_back(mark.begin);
        borders.push_back(mark.end);
    }
    return borders;
}

// Adds the marks that stand at byte `at`; `border` is the next of theirs, even ones begin a mark.
void add_marks(std::vector<WordsPart>& parts, std::span<const Mark> marks, std::size_t at, std::size_t& border) {
    for (; border < marks.size() * 2; ++border) {
        const Mark& mark = marks[border / 2];
        const bool begins = border % 2 == 0;
        if ((begins ? mark.begin : mark.end) > at) return;
        if (begins)
            parts.push_back({.kind = Kind::MarkBegin});
        else
            parts.push_back({.kind = Kind::MarkEnd, .faults = mark.faults});
    }
}

}  // namespace

std::vector<Mark> find_marks(std::string_view words, std::span<const Fault> faults) {
    std::vector<Mark> places;
    for (std::size_t i = 0; i < std::min(faults.size(), Refusal::faults_max); ++i) {
        const std::size_t begin = byte_offset(words, faults[i].begin);
        const std::size_t end = byte_offset(words, faults[i].end);
        if (begin < end) places.push_back({.begin = begin, .end = end, .faults = {i + 1}});
    }
    std::ranges::stable_sort(places, {}, &Mark::begin);
    std::vector<Mark> marks;
    for (const Mark& place : places) {
        if (marks.empty() || marks.back().end <= place.begin) {
            marks.push_back(place);
            continue;
        }
        marks.back().end = std::max(marks.back().end, place.end);
        std::ranges::copy(place.faults, std::back_inserter(marks.back().faults));
    }
    return marks;
}

std::vector<WordsPart> cut_words(std::string_view words, std::span<const Mark> marks) {
    const std::size_t end = words.find_last_not_of(" \t\r\n") + 1;  // 0 where all is blank.
    words = words.substr(0, std::max(end, marks.empty() ? 0 : marks.back().end));
    const std::vector<std::size_t> borders = borders_of(marks);
    std::vector<WordsPart> parts;
    std::size_t border = 0;
    for (const TextPiece& piece : cut_hidden(words)) {
        for (std::size_t at = piece.begin; at < piece.end;) {
            add_marks(parts, marks, at, border);
            const std::size_t next = piece.is_hidden() || border == borders.size() ? piece.end : std::min(piece.end, borders[border]);
            if (piece.is_hidden())
                parts.push_back({.kind = Kind::Hidden, .text = piece.name, .code = piece.code});
            else
                add_text(parts, words.substr(at, next - at));
            at = next;
        }
    }
    add_marks(parts, marks, words.size(), border);
    return parts;
}

}  // namespace stoa::mail
