#include "mail/compose/html_body.h"

#include <fmt/format.h>

#include <algorithm>

#include "mail/compose/header_values.h"
#include "mail/compose/html_markup.h"
#include "mail/compose/marked_words.h"
#include "mail/escape_html.h"

namespace stoa::mail {

namespace {

void add(std::string& page, std::string_view line) {
    page += line;
    page += '\n';
}

std::string_view direction_of(const OutgoingMail& mail) { return mail.direction == Direction::RightToLeft ? "rtl" : "ltr"; }

void add_sentences(std::string& page, const look::Look& look, const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences) {
        if (!sentence.empty()) add(page, element("p", look, sentence_html(sentence)));
    }
}

void add_content(std::string& page, const NewMessages& content, const OutgoingMail& mail) {
    add(page, element("h1", look::heading, sentence_html(content.heading)));
    if (!content.item_title.empty()) add(page, element("p", look::fact, isolated_html(content.item_title)));
    if (!content.order_number.empty()) {
        const std::string order = fmt::format("{} {}", sentence_html(content.order_label), isolated_html(content.order_number));
        add(page, element("p", look::soft_fact, order));
    }
    for (const DeliveredMessage& message : content.messages) {
        const std::string sent_at = element("span", look::soft, sentence_html(message.sent_at));
        const std::string_view between = message.sent_at.empty() ? "" : " · ";
        add(page, element("p", look::author, fmt::format("<b>{}</b>{}{}", isolated_html(message.author), between, sent_at)));
        const std::string words = words_html(cut_words(message.words));
        if (!words.empty()) add(page, element("div", look::words, words, " dir=\"auto\""));
        add_sentences(page, look::note, {message.note});
    }
    page += button_html(content.conversation, mail.words.link_hint);
}

void add_content(std::string& page, const Refusal& content, const OutgoingMail& mail) {
    add(page, element("h1", look::heading, sentence_html(content.heading)));
    add_sentences(page, look::paragraph, content.paragraphs);
    add(page, element("h2", look::second_heading, sentence_html(content.words_heading)));
    const std::vector<Mark> marks = find_marks(content.words, content.faults);
    add(page, element("div", look::own_words, words_html(cut_words(content.words, marks)), " dir=\"auto\""));
    add(page, element("h2", look::second_heading, sentence_html(content.faults_heading)));
    const look::Look& look = mail.direction == Direction::RightToLeft ? look::fault_right_to_left : look::fault;
    for (std::size_t i = 0; i < std::min(content.faults.size(), Refusal::faults_max); ++i) {
        const Fault& fault = content.faults[i];
        const std::string number = element("span", look::number, fmt::format("({})", i + 1), " dir=\"ltr\"");
        const std::string title = fault.title.empty() ? "" : fmt::format("<b>{}.</b> ", sentence_html(fault.title));
        std::string inner = element("p", look::why, fmt::format("{} {}{}", number, title, sentence_html(fault.why)));
        if (!fault.fix.empty()) inner += '\n' + element("p", look::fix, sentence_html(fault.fix));
        add(page, element("div", look, inner));
    }
    page += button_html(content.draft, mail.words.link_hint);
}

void add_content(std::string& page, const Question& content, const OutgoingMail& mail) {
    add(page, element("h1", look::heading, sentence_html(content.heading)));
    add_sentences(page, look::paragraph, content.paragraphs);
    add(page, element("h2", look::second_heading, sentence_html(content.choices_heading)));
    for (const Question::Choice& choice : content.choices)
        add(page, element("p", look::choice, fmt::format("<b>{}</b> {}", isolated_html(choice.tag), sentence_html(choice.label))));
    add(page, element("h2", look::second_heading, sentence_html(content.words_heading)));
    add(page, element("div", look::own_words, words_html(cut_words(content.words)), " dir=\"auto\""));
    page += button_html(content.draft, mail.words.link_hint);
}

void add_content(std::string& page, const Notice& content, const OutgoingMail& mail) {
    add(page, element("h1", look::heading, sentence_html(content.heading)));
    add_sentences(page, look::paragraph, content.paragraphs);
    if (content.button) page += button_html(*content.button, mail.words.link_hint);
    add_sentences(page, look::small_print, {content.small_print});
}

void add_head(std::string& page, const OutgoingMail& mail) {
    add(page, "<!doctype html>");
    add(page, fmt::format("<html lang=\"{}\" dir=\"{}\">", escape_html(mail.language), direction_of(mail)));
    add(page, "<head>\n<meta charset=\"utf-8\">");
    add(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    add(page, "<meta name=\"color-scheme\" content=\"light dark\">");
    add(page, "<meta name=\"supported-color-schemes\" content=\"light dark\">");
    // Phones make links of what looks like a telephone number or a place, also in people's words.
    add(page, "<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no, url=no\">");
    add(page, fmt::format("<title>{}</title>", escape_html(one_line(mail.subject, subject_length_max))));
    add(page, fmt::format("<style>\n{}</style>\n</head>", look::sheet));
}

void add_footer(std::string& page, const OutgoingMail& mail) {
    add_sentences(page, look::footer, mail.words.footer);
    if (!mail.unsubscribe) return;
    const Link& link = mail.unsubscribe->page;
    add(page, element("p", look::footer, link_html(link.url, link.label)));
}

}  // namespace

std::string write_html_body(const OutgoingMail& mail) {
    const std::string_view direction = direction_of(mail);
    std::string page;
    add_head(page, mail);
    add(page, fmt::format("<body class=\"{}\" style=\"{}\">", look::page.class_name, look::page.style));
    // Gmail drops <body> and <html> with their attributes: the column tells language and direction once more.
    add(page, fmt::format("<div class=\"{}\" style=\"{}\" lang=\"{}\" dir=\"{}\">", look::column.class_name, look::column.style,
                          escape_html(mail.language), direction));
    if (const auto* messages = std::get_if<NewMessages>(&mail.content); messages != nullptr && !messages->reply_line.empty())
        add(page, element("p", look::reply_line, "## " + sentence_html(messages->reply_line) + " ##"));
    add(page, element("p", look::marketplace, isolated_html(mail.words.marketplace)));
    add(page, fmt::format("<div class=\"{}\" style=\"{}\">", look::card.class_name, look::card.style));
    std::visit([&](const auto& content) { add_content(page, content, mail); }, mail.content);
    add(page, "</div>");
    add_footer(page, mail);
    add(page, "</div>\n</body>\n</html>");
    return page;
}

}  // namespace stoa::mail
