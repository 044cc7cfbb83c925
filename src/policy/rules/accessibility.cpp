#include "policy/rules/accessibility.h"

#include <algorithm>
#include <array>
#include <set>

#include "policy/match/file_words.h"
#include "policy/rules/styling.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr CssColour black{0, 0, 0, 1}, white{1, 1, 1, 1}, link_blue{0, 0, 0.933, 1};

// What an image by such a name says stands nowhere else.
constexpr std::array<std::string_view, 46> telling_names{
    "text",    "letter",    "message",   "notice",  "note",         "info",   "information", "instruction", "instructions", "steps",
    "chart",   "table",     "sizes",     "sizing",  "announcement", "reply",  "answer",      "terms",       "prices",       "brief",
    "hinweis", "anleitung", "nachricht", "tabelle", "tableau",      "lettre", "consignes",   "texte",       "texto",        "carta",
    "tabla",   "aviso",     "mensaje",   "testo",   "lettera",      "avviso", "tabella",     "messaggio",   "mensagem",     "tabela",
    "tekst",   "bericht",   "uitleg",    "tabel",   "faq",          "details"};

class Reader {
public:
    Reader(const View& view, double contrast_min) : view_(view), html_(*view.html()), contrast_min_(contrast_min) {}

    std::vector<Sighting> run() {
        read_images();
        for (const TextRun& run : html_.style.runs()) {
            if (!html_.style.is_hidden(run.element)) read_contrast(run.element);
        }
        return std::move(sightings_);
    }

private:
    void add(Span span, std::string what, std::optional<Replacement> replacement = std::nullopt) {
        if (!told_.insert(span.begin).second) return;
        sightings_.push_back(
            {.part = Part::Body, .span = span, .replacement = std::move(replacement), .arguments = {{"what", std::move(what)}}});
    }

    void read_images() {
        constexpr std::size_t telling_alternative_min = 25;
        std::size_t described = 0;
        for (const Image& image : html_.images) {
            if (image.kind == Image::Kind::Element) described += html_.text.elements[image.element].value("alt").size();
        }
        const bool only_images = html_.style.runs().empty() && described < telling_alternative_min;
        for (const Image& image : html_.images) {
            if (image.kind != Image::Kind::Element) continue;
            const HtmlElement& element = html_.text.elements[image.element];
            const bool is_described = element.find("alt") || element.find("aria-label") || element.find("aria-labelledby");
            if (!is_described)
                add(element.tag, "no_alternative");
            else if (only_images || (element.value("alt").empty() && tells_something(image.url)))
                add(element.tag, "text_in_image");
        }
    }

    static bool tells_something(std::string_view url) {
        return has_file_word(url, telling_names) && !has_file_word(url, std::array<std::string_view, 2>{"logo", "logos"});
    }

    void read_contrast(std::size_t element) {
        const StyleValue* colour = colour_of(element);
        const StyleValue* background = html_.style.find_inherited(element, "background-color");
        if (!colour && !background) return;
        const CssColour below = background_of(element);
        const CssColour above = colour ? read_css_colour(colour->value).value_or(black) : default_colour(element);
        if (contrast(blend(above, below), below) >= contrast_min_) return;
        std::optional<Replacement> replacement;
        if (colour && contrast(default_colour(element), below) >= contrast_min_) replacement = without_style(view_, colour->span);
        add(colour ? colour->span : background->span, "contrast", std::move(replacement));
    }

    // A link has its own colour unless something inside it or itself sets another.
    const StyleValue* colour_of(std::size_t element) const {
        for (std::size_t at = element; at != HtmlElement::none; at = html_.text.elements[at].parent) {
            const StyleValue* found = html_.style.find(at, "color");
            if (found && found->value != "inherit" && found->value != "currentcolor") return found;
            if (html_.text.elements[at].name == "a" && html_.text.elements[at].find("href")) return nullptr;
        }
        return nullptr;
    }

    CssColour default_colour(std::size_t element) const {
        for (std::size_t at = element; at != HtmlElement::none; at = html_.text.elements[at].parent) {
            if (html_.text.elements[at].name == "a" && html_.text.elements[at].find("href")) return link_blue;
        }
        return black;
    }

    CssColour background_of(std::size_t element) const {
        std::vector<CssColour> layers;
        for (std::size_t at = element; at != HtmlElement::none; at = html_.text.elements[at].parent) {
            const StyleValue* found = html_.style.find(at, "background-color");
            const auto colour = found ? read_css_colour(found->value) : std::nullopt;
            if (!colour) continue;
            layers.push_back(*colour);
            if (colour->opacity >= 1) break;
        }
        CssColour result = white;
        for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) result = blend(*layer, result);
        return result;
    }

    const View& view_;
    const HtmlBody& html_;
    double contrast_min_;
    std::set<std::size_t> told_;  // Where the sightings begin: each place is told once.
    std::vector<Sighting> sightings_;
};

}  // namespace

std::vector<Sighting> find_inaccessible(const View& view, const RuleSetting& setting) {
    if (!view.html()) return {};
    return Reader(view, static_cast<double>(setting.number("contrast_tenths", 30)) / 10).run();
}

}  // namespace stoa::policy
