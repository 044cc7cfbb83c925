#include "policy/rules/line_breaks.h"

#include <unicode/uchar.h>

#include "policy/text/html_text.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

// Blanks and what has no width do not interrupt a row of breaks.
bool is_invisible(char32_t c) {
    if (c == U' ' || c == U'\t' || c == 0xa0) return true;
    return c >= 0x80 && (u_isUWhiteSpace(static_cast<UChar32>(c)) || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

bool is_break(char32_t c) { return c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == 0x85 || c == 0x2028 || c == 0x2029; }

// A row of breaks: how many a reader sees, and which characters of the passage it takes.
struct Row {
    std::size_t begin = 0;
    std::size_t end = 0;  // After the last break.
    std::size_t next = 0; // Where the first visible character stands.
    std::size_t breaks = 0;
};

Row read_text_row(std::u32string_view text, std::size_t at) {
    Row row{.begin = at, .end = at, .next = at};
    for (; row.next < text.size(); ++row.next) {
        const char32_t c = text[row.next];
        if (!is_break(c)) {
            if (is_invisible(c)) continue;
            break;
        }
        if (c == U'\r' && row.next + 1 < text.size() && text[row.next + 1] == U'\n') ++row.next;
        ++row.breaks;
        row.end = row.next + 1;
    }
    return row;
}

std::string given_text(const View& view, const Passage& passage, std::size_t begin, std::size_t end) {
    if (begin >= end) return {};
    const Span span = passage.given.given(begin, end);
    return to_utf8(view.given(passage.part).substr(span.begin, span.end - span.begin));
}

std::string keep_text_breaks(std::u32string_view text, const Row& row, std::size_t allowed) {
    std::u32string kept;
    for (std::size_t at = row.begin; at < row.end && allowed > 0; ++at) {
        if (!is_break(text[at])) continue;
        kept += text[at];
        if (text[at] == U'\r' && text[at + 1] == U'\n') kept += text[++at];
        --allowed;
    }
    return to_utf8(kept);
}

// What ends a line in HTML: <br>, the change from one block to the next, and every block with nothing in it.
class HtmlRow {
public:
    HtmlRow(const View& view, const Passage& passage, std::size_t allowed) : view_(view), passage_(passage), allowed_(allowed) {}

    Row read(std::size_t at) {
        const std::u32string_view text = passage_.given.text();
        row_ = {.begin = at, .end = at, .next = at};
        for (; row_.next < text.size(); ++row_.next) {
            const char32_t c = text[row_.next];
            if (c == html_break || c == html_block_open || c == html_block_close) {
                take(c);
                row_.end = row_.next + 1;
            } else if (!is_invisible(c)) {
                break;
            }
        }
        return row_;
    }

    // The source of the row without the breaks that are too many.
    const std::string& kept() const { return kept_; }

private:
    void take(char32_t c) {
        const std::size_t at = row_.next;
        if (c == html_break) {
            // The break that keeps an otherwise empty block open is no second line.
            if (open_ == nothing || breaks_in_open_++ > 0) count_break(at);
            else pending_ += given_text(view_, passage_, at, at + 1);
        } else if (c == html_block_open) {
            flush();
            open_ = at;
            breaks_in_open_ = 0;
            pending_ = given_text(view_, passage_, at, at + 1);
        } else if (open_ != nothing) {
            close_empty_block(at);
        } else {
            if (!boundary_) count();
            boundary_ = true;
            kept_ += given_text(view_, passage_, at, at + 1);
        }
    }

    bool count() { return row_.breaks++ < allowed_; }

    void count_break(std::size_t at) {
        const std::string tag = given_text(view_, passage_, at, at + 1);
        if (count()) (open_ == nothing ? kept_ : pending_) += tag;
    }

    void close_empty_block(std::size_t at) {
        if (count()) kept_ += pending_ + given_text(view_, passage_, at, at + 1);
        pending_.clear();
        open_ = nothing;
    }

    void flush() {
        kept_ += pending_;
        pending_.clear();
    }

public:
    // A block that opens at the end of the row holds what comes next.
    void finish() { flush(); }

private:
    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);
    const View& view_;
    const Passage& passage_;
    std::size_t allowed_;
    Row row_{};
    std::size_t open_ = nothing;  // Where the block that may be empty opened.
    std::size_t breaks_in_open_ = 0;
    bool boundary_ = false;
    std::string pending_;
    std::string kept_;
};

Sighting sighting(const Passage& passage, const Row& row, std::string kept, std::size_t allowed) {
    const Span span = passage.given.given(row.begin, row.end);
    return {.part = passage.part,
            .span = span,
            .replacement = Replacement{.part = passage.part, .span = span, .text = std::move(kept)},
            .arguments = {{"breaks", std::to_string(row.breaks)}, {"limit", std::to_string(allowed)}}};
}

}  // namespace

std::vector<Sighting> find_line_breaks(const View& view, const RuleSetting& setting) {
    std::vector<Sighting> sightings;
    const auto allowed = static_cast<std::size_t>(setting.number("breaks", 2));
    const bool html = view.draft().format == TextFormat::Html;
    for (const Passage& passage : view.passages()) {
        if (passage.source != Passage::Source::Text) continue;
        const std::u32string_view text = passage.given.text();
        const bool tags = html && passage.part == Part::Body;
        for (std::size_t at = 0; at < text.size();) {
            if (!is_break(text[at])) {
                ++at;
                continue;
            }
            HtmlRow html_row(view, passage, allowed);
            const Row row = tags ? html_row.read(at) : read_text_row(text, at);
            html_row.finish();
            // What no visible text follows or precedes is cut by every reader, and counts all the same.
            if (row.breaks > allowed) {
                sightings.push_back(sighting(passage, row, tags ? html_row.kept() : keep_text_breaks(text, row, allowed), allowed));
            }
            at = row.next;
        }
    }
    return sightings;
}

}  // namespace stoa::policy
