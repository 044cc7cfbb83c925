#include "app/mail/mail_words.h"

#include "base/text.h"
#include "mail/reply/reply.h"
#include "policy/text/html_text.h"

namespace stoa {

namespace {

// As a reader sees it, a line for each paragraph and an empty one between them.
std::string text_of_html(const std::string& html) {
    std::string text;
    const policy::HtmlText read = policy::read_html(policy::MappedText::of(html));
    for (const char32_t c : read.visible.text()) {
        const bool ends_line = c == policy::html_block_open || c == policy::html_block_close;
        if (!ends_line)
            text += policy::to_utf8(std::u32string_view(&c, 1));
        else if (!text.ends_with("\n\n"))
            text += '\n';
    }
    return text;
}

std::string_view without_end_blanks(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

void add_line(std::vector<MailPiece>& pieces, std::string_view line, bool is_left_out) {
    if (pieces.empty() || pieces.back().is_left_out != is_left_out) {
        pieces.push_back({std::string(line), is_left_out});
        return;
    }
    pieces.back().text += '\n';
    pieces.back().text += line;
}

}  // namespace

std::string readable_text(const mail::Mail& mail) {
    return trim(mail.text).empty() && !mail.html.empty() ? text_of_html(mail.html) : mail.text;
}

std::string fresh_words(const mail::Mail& mail, std::string_view text) {
    const std::string name = mail.from.empty() ? std::string() : mail.from[0].name;
    return std::string(trim(mail::fresh_text(text, {.sender_name = name}).text));
}

std::vector<MailPiece> cut_into_pieces(std::string_view text, std::string_view fresh) {
    const auto kept = split(fresh, '\n');
    std::size_t next = 0;
    std::vector<MailPiece> pieces;
    for (const std::string_view whole : split(trim(text), '\n')) {
        const std::string_view line = without_end_blanks(whole);
        // Empty lines belong to what stands before them.
        const bool is_kept = next < kept.size() && line == without_end_blanks(kept[next]);
        if (is_kept) ++next;
        add_line(pieces, line, line.empty() && !pieces.empty() ? pieces.back().is_left_out : !is_kept);
    }
    // The words stand otherwise in the text than they do in the message: nothing can be told apart.
    if (next < kept.size()) return {{std::string(trim(text)), false}};
    return pieces;
}

}  // namespace stoa
