#include "policy/rules/break_row.h"

#include <unicode/uchar.h>

#include <optional>

#include "policy/text/html_text.h"

namespace stoa::policy {

namespace {

class HtmlRowReader {
public:
    HtmlRowReader(const View& view, const Passage& passage, std::size_t allowed) : view_(view), passage_(passage), allowed_(allowed) {}

    BreakRow read(std::size_t at) {
        const std::u32string_view text = passage_.given.text();
        row_ = {.begin = at, .end = at, .next = at};
        for (; row_.next < text.size(); ++row_.next) {
            const char32_t c = text[row_.next];
            if (begins_html_row(c)) {
                take(c, source_of_tag());
                row_.end = row_.next + 1;
            } else if (!is_invisible(c)) {
                break;
            }
        }
        if (open_) row_.kept += *open_;  // The block in which the text goes on.
        return std::move(row_);
    }

private:
    std::string source_of_tag() const {
        const Span span = passage_.given.given(row_.next, row_.next + 1);
        return to_utf8(view_.given(passage_.part).substr(span.begin, span.end - span.begin));
    }

    void take(char32_t c, const std::string& tag) {
        if (c == html_break) return take_break(tag);
        if (c == html_block_open) return take_opening(tag);
        if (open_) return take_empty_block(tag);
        if (!between_blocks_) ++row_.breaks;
        between_blocks_ = true;
        row_.kept += tag;
    }

    void take_break(const std::string& tag) {
        // The break that keeps an otherwise empty block open is no second line.
        const bool holds_open = open_ && breaks_inside_++ == 0;
        if (!holds_open && ++row_.breaks > allowed_) return;
        (open_ ? *open_ : row_.kept) += tag;
    }

    void take_opening(const std::string& tag) {
        if (open_) row_.kept += *open_;
        open_ = tag;
        breaks_inside_ = 0;
    }

    void take_empty_block(const std::string& tag) {
        if (++row_.breaks <= allowed_) row_.kept += *open_ + tag;
        open_.reset();
        between_blocks_ = true;  // What closes around it ends no further line.
    }

    const View& view_;
    const Passage& passage_;
    std::size_t allowed_;
    BreakRow row_{};
    std::optional<std::string> open_;  // The source since a block opened in which nothing has stood yet.
    std::size_t breaks_inside_ = 0;
    bool between_blocks_ = false;
};

}  // namespace

bool is_invisible(char32_t c) {
    if (c == U' ' || c == U'\t' || c == U'\v' || c == U'\f' || c == U'\r' || c == 0xa0) return true;
    const auto point = static_cast<UChar32>(c);
    return c >= 0x80 && (u_isUWhiteSpace(point) || u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

bool begins_html_row(char32_t c) { return c == html_break || c == html_block_open || c == html_block_close; }

BreakRow read_html_row(const View& view, const Passage& passage, std::size_t at, std::size_t allowed) {
    return HtmlRowReader(view, passage, allowed).read(at);
}

}  // namespace stoa::policy
