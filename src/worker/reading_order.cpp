#include "worker/reading_order.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace stoa::worker {

namespace {

using inspect::Box;

constexpr std::size_t lines_max = 600;

std::int32_t shared(std::int32_t a, std::int32_t a_length, std::int32_t b, std::int32_t b_length) {
    return std::min(a + a_length, b + b_length) - std::max(a, b);
}

bool is_same_row(const Box& a, const Box& b) { return 2 * shared(a.y, a.height, b.y, b.height) > std::min(a.height, b.height); }

// Whether one stands below the other in a column, with at most a line's height between them, in letters of much the same size.
bool is_same_paragraph(const Box& a, const Box& b) {
    const std::int32_t height = std::min(a.height, b.height);
    const bool is_close = shared(a.y, a.height, b.y, b.height) > -height && std::max(a.height, b.height) < 2 * height;
    return is_close && 3 * shared(a.x, a.width, b.x, b.width) > std::min(a.width, b.width);
}

class Paragraphs {
public:
    explicit Paragraphs(const std::vector<FoundLine>& lines) : lines_(lines), of_(lines.size()) {
        std::iota(of_.begin(), of_.end(), std::size_t{0});
        for (std::size_t a = 0; a < lines.size(); ++a) {
            for (std::size_t b = a + 1; b < lines.size(); ++b) {
                if (is_same_paragraph(lines[a].box, lines[b].box)) join(a, b);
            }
        }
        tops_.resize(lines.size());
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const std::size_t first = first_of(at);
            const bool is_higher = at == first || lines[at].box.y < lines[tops_[first]].box.y;
            if (is_higher) tops_[first] = at;
        }
    }

    // The highest line of its paragraph.
    std::size_t top(std::size_t line) const { return tops_[first_of(line)]; }

private:
    std::size_t first_of(std::size_t line) const {
        while (of_[line] != line) line = of_[line];
        return line;
    }
    void join(std::size_t a, std::size_t b) {
        const auto [first, second] = std::minmax({first_of(a), first_of(b)});
        of_[second] = first;
    }

    const std::vector<FoundLine>& lines_;
    std::vector<std::size_t> of_;    // A line of the same paragraph, an earlier one or itself.
    std::vector<std::size_t> tops_;  // Of each paragraph's first line.
};

}  // namespace

void put_into_reading_order(std::vector<FoundLine>& lines) {
    if (lines.size() > lines_max) return;
    const Paragraphs paragraphs(lines);
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto place = [&](std::size_t line) {
        const std::size_t top = paragraphs.top(line);
        return std::tuple(lines[top].box.y, lines[top].box.x, top, lines[line].box.y);
    };
    std::ranges::sort(order, {}, place);
    // Letters of a row are not all equally high.
    for (std::size_t at = 1; at < order.size(); ++at) {
        for (std::size_t back = at; back > 0; --back) {
            const std::size_t left = order[back - 1], right = order[back];
            const bool is_row = paragraphs.top(left) == paragraphs.top(right) && is_same_row(lines[left].box, lines[right].box);
            if (!is_row || lines[left].box.x <= lines[right].box.x) break;
            std::swap(order[back - 1], order[back]);
        }
    }
    std::vector<FoundLine> sorted;
    sorted.reserve(lines.size());
    for (const std::size_t line : order) sorted.push_back(std::move(lines[line]));
    lines = std::move(sorted);
}

std::vector<FoundLine> as_paragraphs(std::vector<FoundLine> lines) {
    put_into_reading_order(lines);
    std::vector<FoundLine> paragraphs;
    Box last{};
    for (FoundLine& line : lines) {
        const Box box = line.box;
        if (paragraphs.empty() || !is_same_paragraph(last, box)) {
            paragraphs.push_back(std::move(line));
        } else {
            Box& whole = paragraphs.back().box;
            const std::int32_t right = std::max(whole.x + whole.width, box.x + box.width);
            const std::int32_t bottom = std::max(whole.y + whole.height, box.y + box.height);
            whole.x = std::min(whole.x, box.x);
            whole.y = std::min(whole.y, box.y);
            whole.width = right - whole.x;
            whole.height = bottom - whole.y;
            paragraphs.back().text = std::string(trim(paragraphs.back().text)) + ' ' + std::string(trim(line.text));
        }
        last = box;
    }
    return paragraphs;
}

}  // namespace stoa::worker
