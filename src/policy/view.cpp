#include "policy/view.h"

#include "policy/meaning/understanding.h"
#include "policy/text/html_text.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

Passage make_passage(Part part, Passage::Source source, MappedText given) {
    MappedText normalised = normalise(given);
    std::vector<Token> tokens = tokenise(normalised.text());
    return {.part = part, .source = source, .given = std::move(given), .normalised = std::move(normalised), .tokens = std::move(tokens)};
}

View::View(const Draft& draft, const Pack& pack)
    : draft_(draft), pack_(pack), subject_(MappedText::of(draft.subject)), body_(MappedText::of(draft.body)) {
    if (!draft.subject.empty()) passages_.push_back(make_passage(Part::Subject, Passage::Source::Text, subject_));
    if (draft.format == TextFormat::Text) {
        passages_.push_back(make_passage(Part::Body, Passage::Source::Text, body_));
        return;
    }
    HtmlText html = read_html(body_);
    passages_.push_back(make_passage(Part::Body, Passage::Source::Text, std::move(html.visible)));
    for (MappedText& link : html.links) passages_.push_back(make_passage(Part::Body, Passage::Source::Link, std::move(link)));
    for (MappedText& caption : html.captions) passages_.push_back(make_passage(Part::Body, Passage::Source::Caption, std::move(caption)));
}

View::~View() = default;

const Understanding& View::understanding() const {
    if (!understanding_) understanding_ = std::make_unique<Understanding>(*this);
    return *understanding_;
}

}  // namespace stoa::policy
