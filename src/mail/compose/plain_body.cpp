#include "mail/compose/plain_body.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>

#include "mail/compose/marked_words.h"
#include "mail/compose/plain_lines.h"

namespace stoa::mail {

namespace {

constexpr std::string_view set_in = "  ";
constexpr std::string_view quoted = "> ";
constexpr std::string_view mark_begin = "[[";
constexpr std::string_view mark_end = "]]";
constexpr std::string_view before_signature = "-- ";  // RFC 3676 section 4.3.

std::string named(const WordsPart& hidden) { return '[' + hidden.text + ']'; }

// A sentence of the caller's, as one line.
std::string sentence(std::string_view text) {
    using Kind = WordsPart::Kind;
    std::string line;
    for (const WordsPart& part : cut_words(text)) {
        if (part.kind == Kind::Text) line += part.text;
        if (part.kind == Kind::Hidden) line += named(part);
        if (part.kind == Kind::LineEnd) line += ' ';
    }
    return line;
}

bool has_right_to_left(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        const UCharDirection direction = c < 0 ? U_LEFT_TO_RIGHT : u_charDirection(c);
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
    }
    return false;
}

// A name or title beside other words: in an isolate (Unicode Annex 9) where directions could mix.
std::string beside_others(std::string_view text, Direction direction) {
    const std::string line = sentence(text);
    return direction == Direction::RightToLeft || has_right_to_left(line) ? "\u2068" + line + "\u2069" : line;
}

void add_words(PlainLines& lines, const std::vector<WordsPart>& parts, std::string_view prefix) {
    using Kind = WordsPart::Kind;
    std::string line;
    for (const WordsPart& part : parts) {
        switch (part.kind) {
            case Kind::Text:
                line += part.text;
                break;
            case Kind::Hidden:
                line += named(part);
                break;
            case Kind::MarkBegin:
                line += mark_begin;
                break;
            case Kind::MarkEnd:
                line += fmt::format("{}({})", mark_end, fmt::join(part.faults, ", "));
                break;
            case Kind::LineEnd:
                lines.add(line, prefix);
                line.clear();
        }
    }
    lines.add(line, prefix);
}

void add_link(PlainLines& lines, const Link& link) {
    lines.add_gap();
    lines.add(sentence(link.label) + ":");
    lines.add_unbroken(link.url);
}

void add_paragraphs(PlainLines& lines, const std::vector<std::string>& paragraphs) {
    for (const std::string& paragraph : paragraphs) {
        lines.add_gap();
        lines.add(sentence(paragraph));
    }
}

void add_content(PlainLines& lines, const NewMessages& content, Direction direction) {
    lines.add(sentence(content.heading));
    lines.add_gap();
    if (!content.item_title.empty()) lines.add(sentence(content.item_title));
    if (!content.order_number.empty()) lines.add(sentence(content.order_label) + ' ' + beside_others(content.order_number, direction));
    for (const DeliveredMessage& message : content.messages) {
        lines.add_gap();
        const std::string_view between = message.sent_at.empty() ? "" : " · ";
        lines.add(beside_others(message.author, direction) + std::string(between) + sentence(message.sent_at));
        lines.add_gap();
        if (const auto parts = cut_words(message.words); !parts.empty()) add_words(lines, parts, set_in);
        if (message.note.empty()) continue;
        lines.add_gap();
        lines.add(sentence(message.note));
    }
    add_link(lines, content.conversation);
}

void add_content(PlainLines& lines, const Refusal& content, Direction /*direction*/) {
    lines.add(sentence(content.heading));
    add_paragraphs(lines, content.paragraphs);
    lines.add_gap();
    lines.add(sentence(content.words_heading));
    lines.add_gap();
    add_words(lines, cut_words(content.words, find_marks(content.words, content.faults)), quoted);
    lines.add_gap();
    lines.add(sentence(content.faults_heading));
    for (std::size_t i = 0; i < std::min(content.faults.size(), Refusal::faults_max); ++i) {
        lines.add_gap();
        const std::string number = fmt::format("({}) ", i + 1);
        const std::string below(number.size(), ' ');
        const Fault& fault = content.faults[i];
        const std::string title = fault.title.empty() ? "" : fault.title + ". ";
        lines.add(sentence(title + fault.why), PlainLines::Prefix{.first = number, .others = below});
        if (!fault.fix.empty()) lines.add(sentence(fault.fix), below);
    }
    add_link(lines, content.draft);
}

void add_content(PlainLines& lines, const Question& content, Direction direction) {
    lines.add(sentence(content.heading));
    add_paragraphs(lines, content.paragraphs);
    lines.add_gap();
    lines.add(sentence(content.choices_heading));
    lines.add_gap();
    for (const Question::Choice& choice : content.choices)
        lines.add(beside_others(choice.tag, direction) + ' ' + sentence(choice.label), PlainLines::Prefix{.first = "", .others = set_in});
    lines.add_gap();
    lines.add(sentence(content.words_heading));
    lines.add_gap();
    add_words(lines, cut_words(content.words), quoted);
    add_link(lines, content.draft);
}

void add_content(PlainLines& lines, const Notice& content, Direction /*direction*/) {
    lines.add(sentence(content.heading));
    add_paragraphs(lines, content.paragraphs);
    if (content.button) add_link(lines, *content.button);
    if (content.small_print.empty()) return;
    lines.add_gap();
    lines.add(sentence(content.small_print));
}

void add_footer(PlainLines& lines, const OutgoingMail& mail) {
    lines.add_gap();
    lines.add_unbroken(before_signature);
    lines.add(sentence(mail.words.marketplace));
    for (const std::string& paragraph : mail.words.footer) lines.add(sentence(paragraph));
    if (mail.unsubscribe) add_link(lines, mail.unsubscribe->page);
}

}  // namespace

std::string write_plain_body(const OutgoingMail& mail) {
    PlainLines lines;
    if (const auto* messages = std::get_if<NewMessages>(&mail.content); messages != nullptr && !messages->reply_line.empty()) {
        lines.add_unbroken("## " + sentence(messages->reply_line) + " ##");
        lines.add_gap();
    }
    std::visit([&](const auto& content) { add_content(lines, content, mail.direction); }, mail.content);
    add_footer(lines, mail);
    return lines.text();
}

}  // namespace stoa::mail
