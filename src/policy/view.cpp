#include "policy/view.h"

#include <algorithm>

#include "policy/attachment_part.h"
#include "policy/match/split_match.h"
#include "policy/meaning/reading.h"
#include "policy/meaning/shipped.h"
#include "policy/meaning/understanding.h"
#include "policy/text/kept_tags.h"
#include "policy/text/language.h"
#include "policy/text/quotes.h"

namespace stoa::policy {

namespace {

// "5; url=https://…" is how a page that sends its reader on says so.
MappedText target_of(const HtmlAttribute& attribute) {
    constexpr std::u32string_view before = U"url=";
    const std::size_t at = attribute.name == "content" ? attribute.value.text().find(before) : std::u32string_view::npos;
    return at == std::u32string_view::npos ? attribute.value : attribute.value.part(at + before.size(), attribute.value.size());
}

// Without runs that are hidden; null where there are none.
std::unique_ptr<const Passage> without_hidden(const HtmlBody& html) {
    const MappedText& visible = html.text.visible;
    MappedText shown;
    std::size_t at = 0;
    const auto show_until = [&](std::size_t end) {
        for (; at < end; ++at) {
            const Span place = visible.given(at, at + 1);
            shown.append(visible[at], place.begin, place.end);
        }
    };
    for (const TextRun& run : html.style.runs()) {
        if (!html.style.is_hidden(run.element)) continue;
        show_until(run.begin);
        at = run.end;
    }
    if (at == 0) return nullptr;
    show_until(visible.size());
    return std::make_unique<const Passage>(make_passage(Part::Body, Passage::Source::Text, std::move(shown)));
}

}  // namespace

View::View(const Draft& draft, const Pack& pack, const Dictionaries* dictionaries)
    : draft_(draft), pack_(pack), dictionaries_(dictionaries), subject_(MappedText::of(draft.subject)), body_(MappedText::of(draft.body)) {
    for (std::size_t at = 0; at < std::min(draft.attachments.size(), attachment_parts_max); ++at) {
        if (draft.attachments[at].facts) files_.emplace_back(attachment_part(at), draft.author, draft.attachments[at]);
    }
    if (!draft.subject.empty()) passages_.push_back(make_passage(Part::Subject, Passage::Source::Text, subject_));
    if (draft.format == TextFormat::Text) {
        passages_.push_back(make_passage(Part::Body, Passage::Source::Text, body_));
        return;
    }
    html_ = std::make_unique<const HtmlBody>(body_);
    passages_.push_back(make_passage(Part::Body, Passage::Source::Text, html_->text.visible));
    shown_body_ = without_hidden(*html_);
    add_attributes(is_link_attribute, Passage::Source::Link);
    add_attributes(is_caption_attribute, Passage::Source::Caption);
}

View::~View() = default;

void View::add_attributes(bool (*wanted)(const HtmlElement&, std::string_view), Passage::Source source) {
    for (const HtmlElement& element : html_->text.elements) {
        for (const HtmlAttribute& attribute : element.attributes) {
            if (attribute.value.size() == 0 || !wanted(element, attribute.name)) continue;
            Passage& passage = passages_.emplace_back(make_passage(Part::Body, source, target_of(attribute)));
            passage.attribute = attribute.span;
            if (passage.attribute.begin > 0 && body_[passage.attribute.begin - 1] == U' ') --passage.attribute.begin;
        }
    }
}

namespace {

// Without those that stand inside another, by their beginnings: then the last that begins before a place is the one to ask.
std::vector<Span> outermost(std::vector<Span> quotes) {
    std::ranges::sort(quotes, [](const Span& a, const Span& b) { return a.begin < b.begin || (a.begin == b.begin && a.end > b.end); });
    std::vector<Span> kept;
    for (const Span& quote : quotes) {
        if (kept.empty() || quote.end > kept.back().end) kept.push_back(quote);
    }
    return kept;
}

}  // namespace

bool View::is_quoted(const Span& place) const {
    if (!quotes_) quotes_ = outermost(html_ ? find_quotes(html_->text) : find_quotes(body_));
    const auto next = std::ranges::upper_bound(*quotes_, place.begin, {}, &Span::begin);
    return next != quotes_->begin() && place.end <= std::prev(next)->end;
}

bool View::is_all_quoted() const {
    for (const Passage& passage : passages_) {
        if (passage.part != Part::Body || passage.source != Passage::Source::Text) continue;
        for (const Token& token : passage.tokens) {
            const bool is_word = token.kind == Token::Kind::Word || token.kind == Token::Kind::Number;
            if (is_word && !is_quoted(passage.span(token.begin, token.end))) return false;
        }
    }
    return true;
}

std::string_view View::language() const {
    if (language_) return *language_;
    std::string words;
    for (const Passage& passage : passages_) {
        if (passage.source == Passage::Source::Text) words += to_utf8(passage.given.text()) + '\n';
    }
    language_ = language_of(words, draft_.language);
    return *language_;
}

const std::vector<WrittenSentence>& View::sentences(const Passage& passage) const {
    const auto [entry, is_new] = sentences_.try_emplace(&passage);
    if (is_new) entry->second = read_sentences(passage.given.text());
    return entry->second;
}

const std::vector<JoinedPassage>& View::joined() const {
    if (!joined_) {
        const auto is_body = [](const Passage& passage) { return passage.part == Part::Body && passage.source == Passage::Source::Text; };
        const auto body = std::ranges::find_if(passages_, is_body);
        joined_ = std::make_unique<const std::vector<JoinedPassage>>(body == passages_.end() ? std::vector<JoinedPassage>{}
                                                                                             : join_with_history(draft_, *body));
    }
    return *joined_;
}

const Reading& View::reading(const Passage& passage) const {
    std::unique_ptr<const Reading>& found = readings_[&passage];
    if (!found)
        found =
            std::make_unique<const Reading>(read(shipped_phrasebook(), shipped_word_table(), passage.normalised.text(), passage.tokens));
    return *found;
}

std::u32string_view View::given(Part part) const {
    if (attachment_index(part)) {
        const auto file = std::ranges::find(files_, part, &FileView::part);
        return file == files_.end() ? std::u32string_view() : file->given();
    }
    return part == Part::Subject ? subject_.text() : body_.text();
}

std::string View::tags_in(Part part, const Span& span) const {
    return html_ && part == Part::Body ? policy::tags_in(body_.text().substr(span.begin, span.end - span.begin)) : std::string();
}

const Understanding& View::understanding() const {
    if (!understanding_) understanding_ = std::make_unique<Understanding>(*this);
    return *understanding_;
}

}  // namespace stoa::policy
