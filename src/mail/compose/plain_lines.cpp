#include "mail/compose/plain_lines.h"

#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "base/ascii.h"

namespace stoa::mail {

namespace {

std::size_t columns_of(UChar32 c) {
    if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

struct Columns {
    std::size_t all = 0;
    std::size_t without_blanks_at_end = 0;
};

Columns columns_of(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    Columns columns;
    for (std::int64_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        columns.all += c < 0 ? 1 : columns_of(c);
        if (c != ' ' && c != '\t') columns.without_blanks_at_end = columns.all;
    }
    return columns;
}

// Unicode would also break within links, behind a "/" or "-": between ASCII only blanks count.
bool may_break_at(std::string_view text, std::size_t at) {
    const auto is_beyond_ascii = [&](std::size_t i) { return i < text.size() && !is_ascii(text[i]); };
    return at == text.size() || text[at - 1] == ' ' || text[at - 1] == '\t' || is_beyond_ascii(at - 1) || is_beyond_ascii(at);
}

std::string_view without_blanks_at_end(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

}  // namespace

PlainLines::PlainLines() {
    UErrorCode status = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) breaks_.reset();
}

void PlainLines::add(std::string_view text, Prefix prefix) {
    std::string_view begins = prefix.first;
    const auto room = [&] { return plain_columns_max - begins.size(); };
    const auto add_line = [&](std::string_view line) {
        text_ += without_blanks_at_end(std::string(begins) + std::string(line));
        text_ += '\n';
        begins = prefix.others;
    };
    UErrorCode status = U_ZERO_ERROR;
    UText* opened = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    const std::unique_ptr<UText, decltype(&utext_close)> unicode(opened, utext_close);
    if (text.size() <= room() || !breaks_ || U_FAILURE(status)) return add_line(text);
    breaks_->setText(unicode.get(), status);
    if (U_FAILURE(status)) return add_line(text);

    std::size_t begin = 0;  // Of the line.
    std::size_t columns = 0;
    std::size_t last = 0;
    for (std::int32_t next = breaks_->next(); next != icu::BreakIterator::DONE; next = breaks_->next()) {
        const auto end = static_cast<std::size_t>(next);
        if (!may_break_at(text, end)) continue;
        const Columns added = columns_of(text.substr(last, end - last));
        if (last > begin && columns + added.without_blanks_at_end > room()) {
            add_line(text.substr(begin, last - begin));
            begin = last;
            columns = 0;
        }
        columns += added.all;
        last = end;
    }
    add_line(text.substr(begin));
}

void PlainLines::add_unbroken(std::string_view text) {
    text_ += text;
    text_ += '\n';
}

void PlainLines::add_gap() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

}  // namespace stoa::mail
