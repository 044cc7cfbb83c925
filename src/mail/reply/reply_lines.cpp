#include "mail/reply/reply_lines.h"

#include <algorithm>
#include <array>

namespace stoa::mail {

namespace {

constexpr std::size_t face_length_max = 4;  // ">:(" and ">_<" are faces, not quotes.

bool is_blank_sign(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

constexpr std::size_t paragraph_lines_max = 100;

// No-break spaces stand where HTML was made into text.
constexpr std::string_view no_break_space = "\xC2\xA0";

std::string_view without_end_blanks(std::string_view line) {
    while (!line.empty()) {
        if (is_blank_sign(line.back())) {
            line.remove_suffix(1);
        } else if (line.ends_with(no_break_space)) {
            line.remove_suffix(no_break_space.size());
        } else {
            break;
        }
    }
    return line;
}

bool is_quote(std::string_view line) {
    line = without_indent(line);
    if (line.starts_with("＞")) return true;
    if (!line.starts_with('>')) return false;
    const bool is_face = line.size() > 1 && line.size() <= face_length_max && (line[1] == ':' || line[1] == '_' || line[1] == '.');
    return !is_face;
}

}  // namespace

std::string_view without_indent(std::string_view line) {
    while (!line.empty()) {
        if (is_blank_sign(line.front())) {
            line.remove_prefix(1);
        } else if (line.starts_with(no_break_space)) {
            line.remove_prefix(no_break_space.size());
        } else {
            break;
        }
    }
    return line;
}

std::vector<ReplyLine> reply_lines(std::string_view text) {
    std::vector<ReplyLine> lines;
    lines.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view given = text.substr(begin, end - begin);
        const std::string_view line = without_end_blanks(given);
        lines.push_back({.text = line, .is_quoted = is_quote(line), .is_signature_delimiter = line == "--" && given.starts_with("-- ")});
        begin = end + 1;
    }
    return lines;
}

bool is_rule(std::string_view line, std::size_t least) {
    constexpr std::string_view ascii_signs = "-_=*~";
    constexpr std::array<std::string_view, 5> long_signs{"–", "—", "―", "─", "━"};
    std::size_t count = 0;
    while (!line.empty()) {
        std::size_t length = 1;
        if (ascii_signs.find(line.front()) != std::string_view::npos) {
            ++count;
        } else if (!is_blank_sign(line.front())) {
            const auto sign = std::ranges::find_if(long_signs, [&](std::string_view one) { return line.starts_with(one); });
            if (sign == long_signs.end()) return false;
            length = sign->size();
            ++count;
        }
        line.remove_prefix(length);
    }
    return count >= least;
}

std::size_t next_written(ReplyLines lines, std::size_t from) {
    while (from < lines.size() && lines[from].is_blank()) ++from;
    return std::min(from, lines.size());
}

std::size_t end_of_written(ReplyLines lines, std::size_t begin, std::size_t end) {
    while (end > begin && lines[end - 1].is_blank()) --end;
    return end;
}

std::size_t begin_of_paragraph(ReplyLines lines, std::size_t begin, std::size_t end) {
    const std::size_t limit = end - std::min(end - begin, paragraph_lines_max);
    std::size_t at = end;
    while (at > limit && !lines[at - 1].is_blank()) --at;
    return at == limit ? begin : at;
}

}  // namespace stoa::mail
