#include "mail/reply/header_blocks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "mail/reply/header_labels.h"
#include "mail/reply/reply_clues.h"

namespace stoa::mail {

namespace {

constexpr std::size_t label_length_max = 48;
constexpr std::size_t wrapped_lines_max = 4;  // Lines without a label between two with one: a long list of addressees.
constexpr std::size_t block_lines_max = 60;
constexpr std::size_t value_length_max = 2000;

// The field that the line names, if it begins with "NAME:", also in bold marks.
std::optional<HeaderField> field_of(std::string_view line) {
    line = without_indent(line);
    std::size_t end = std::min(line.find(':'), line.find("："));
    if (end > label_length_max) return std::nullopt;  // Also where there is none.
    std::string name = folded_line(line.substr(0, end));
    std::erase(name, '*');
    std::erase(name, '_');
    while (name.ends_with(' ')) name.pop_back();
    const std::size_t begin = name.find_first_not_of(' ');
    if (begin == std::string::npos) return std::nullopt;
    name.erase(0, begin);
    return header_field(name);
}

// What was seen of a block while going down its lines.
struct Block {
    std::array<bool, 6> has{};
    bool has_address = false;
    bool has_dated_field = false;

    bool has_field(HeaderField field) const { return has[static_cast<std::size_t>(field)]; }

    void add(HeaderField field, std::string_view line) {
        has[static_cast<std::size_t>(field)] = true;
        line = line.substr(0, value_length_max);
        has_address = has_address || line.find('@') != std::string_view::npos;
        const bool is_date = field == HeaderField::Sent || field == HeaderField::Date;
        has_dated_field = has_dated_field || (is_date && holds_full_date(folded_line(line)));
    }

    // People write "From: Berlin, To: Paris, Date: 12 May" too: only what programs add makes a block of it.
    bool is_certain() const {
        if (!has_field(HeaderField::From)) return false;
        const bool is_dated = has_field(HeaderField::Sent) || has_field(HeaderField::Date);
        if (has_field(HeaderField::Subject) && (is_dated || has_field(HeaderField::To)) && (has_address || has_dated_field)) return true;
        if (has_field(HeaderField::Sent) && has_field(HeaderField::To) && has_dated_field) return true;
        return has_dated_field && has_address;
    }
};

// Goes down from `begin` until the lines are a header's no more.
HeaderBlock read_lines(ReplyLines lines, std::size_t begin, std::size_t* first_from) {
    Block block;
    HeaderBlock read{.begin = begin, .end = begin + 1};
    std::size_t wrapped = 0;
    std::size_t blanks = 0;
    const std::size_t limit = std::min(lines.size(), begin + block_lines_max);
    for (std::size_t at = begin; at < limit && !lines[at].is_quoted; ++at) {
        if (lines[at].is_blank()) {
            if (++blanks > 1) break;
            continue;
        }
        if (const std::optional<HeaderField> field = field_of(lines[at].text)) {
            if (*field == HeaderField::From && first_from && *first_from == lines.size()) *first_from = at;
            block.add(*field, lines[at].text);
            read.end = at + 1;
            wrapped = blanks = 0;
        } else if (blanks > 0 || ++wrapped > wrapped_lines_max) {
            break;
        }
    }
    read.is_certain = block.is_certain();
    return read;
}

}  // namespace

bool is_header_line(std::string_view line) { return field_of(line).has_value(); }

HeaderBlock read_header_block(ReplyLines lines, std::size_t begin) {
    std::size_t first_from = lines.size();
    const HeaderBlock read = read_lines(lines, begin, &first_from);
    const auto is_blank = [](const ReplyLine& line) { return line.is_blank(); };
    if (!read.is_certain || std::ranges::none_of(lines.subspan(begin, first_from - begin), is_blank)) return read;
    // The author's last line may look like a field ("Date: tomorrow"): where the rest is enough, it is theirs.
    const HeaderBlock later = read_lines(lines, first_from, nullptr);
    return later.is_certain ? later : read;
}

}  // namespace stoa::mail
