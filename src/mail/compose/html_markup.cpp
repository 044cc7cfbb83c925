#include "mail/compose/html_markup.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "mail/escape_html.h"

namespace stoa::mail {

namespace {

// A text of nothing else would grow by the factor of a hundred: after so many, names stand without an element.
constexpr std::size_t hidden_elements_max = 200;

// `count` is of those before it in the text.
std::string hidden_html(const WordsPart& hidden, std::size_t count) {
    if (count >= hidden_elements_max) return '[' + escape_html(hidden.text) + ']';
    return element("span", look::hidden, escape_html(hidden.text), fmt::format(" dir=\"ltr\" title=\"{}\"", hidden.code));
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// HTML folds blanks, and drops those that begin a line; the last of a run stays one, so that the line can break there.
std::string with_runs_of_blanks(std::string_view text, WordsPart::Kind before) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins_line = at == 0 && before == WordsPart::Kind::LineEnd;
        const bool another_follows = at + 1 < text.size() && is_blank(text[at + 1]);
        if (!is_blank(text[at]))
            out += text[at];
        else
            out += begins_line || another_follows ? "\u00a0" : " ";
    }
    return out;
}

}  // namespace

std::string sentence_html(std::string_view text) {
    using Kind = WordsPart::Kind;
    std::string out;
    std::size_t hidden = 0;
    for (const WordsPart& part : cut_words(text)) {
        if (part.kind == Kind::Text) out += escape_html(part.text);
        if (part.kind == Kind::Hidden) out += hidden_html(part, hidden++);
        if (part.kind == Kind::LineEnd) out += ' ';
    }
    return out;
}

std::string element(std::string_view name, const look::Look& look, std::string_view inner, std::string_view attributes) {
    return fmt::format("<{0} class=\"{1}\" style=\"{2}\"{3}>{4}</{0}>", name, look.class_name, look.style, attributes, inner);
}

// A span and not <bdi>, which mail programs drop; `dir` isolates.
std::string isolated_html(std::string_view text) {
    return fmt::format("<span dir=\"auto\" style=\"unicode-bidi:isolate\">{}</span>", sentence_html(text));
}

std::string words_html(std::span<const WordsPart> parts) {
    using Kind = WordsPart::Kind;
    std::string out;
    std::size_t hidden = 0;
    Kind before = Kind::LineEnd;
    for (const WordsPart& part : parts) {
        switch (part.kind) {
            case Kind::Text:
                out += escape_html(with_runs_of_blanks(part.text, before));
                break;
            case Kind::Hidden:
                out += hidden_html(part, hidden++);
                break;
            case Kind::LineEnd:
                out += "<br>\n";
                break;
            case Kind::MarkBegin:
                out += fmt::format("<mark class=\"{}\" style=\"{}\">", look::mark.class_name, look::mark.style);
                break;
            case Kind::MarkEnd:
                out += "</mark>" + element("span", look::number, fmt::format("({})", fmt::join(part.faults, ", ")), " dir=\"ltr\"");
        }
        before = part.kind;
    }
    return out;
}

std::string link_html(std::string_view url, std::string_view label) {
    return element("a", look::link, sentence_html(label), fmt::format(" href=\"{}\"", escape_html(url)));
}

std::string button_html(const Link& link, std::string_view hint) {
    const std::string label = fmt::format("{}{}{}", look::button_begin_for_word, sentence_html(link.label), look::button_end_for_word);
    const std::string button = element("a", look::button, label, fmt::format(" href=\"{}\"", escape_html(link.url)));
    std::string out = element("p", look::button_line, button) + '\n';
    if (hint.empty()) return out;
    const std::string address =
        element("a", look::link, escape_html(link.url), fmt::format(" dir=\"ltr\" href=\"{}\"", escape_html(link.url)));
    return out + element("p", look::hint, sentence_html(hint) + "<br>\n" + address) + '\n';
}

}  // namespace stoa::mail
