#include "policy/rules/logo_link.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"
#include "policy/match/address.h"
#include "policy/match/file_words.h"
#include "policy/match/link.h"
#include "policy/match/telephone.h"
#include "policy/rules/logo_picture.h"
#include "policy/rules/styling.h"
#include "policy/text/url.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr std::array<std::string_view, 17> logo_words{"logo",      "logos",  "logotype", "logotipo", "logotyp", "wordmark",
                                                      "brandmark", "emblem", "emblema",  "embleme",  "brand",   "signet",
                                                      "crest",     "marque", "marchio",  "marca",    "ロゴ"};
// What plainly is no mark of the seller.
constexpr std::array<std::string_view, 40> other_words{
    "chart",   "diagram", "drawing",    "plan",    "map",       "photo",   "picture", "size",  "sizes",       "step",
    "steps",   "scheme",  "sketch",     "label",   "invoice",   "manual",  "part",    "parts", "spare",       "button",
    "arrow",   "icon",    "screenshot", "skizze",  "zeichnung", "foto",    "bild",    "plano", "schema",      "dessin",
    "croquis", "taglie",  "tallas",     "tailles", "maten",     "tabelle", "table",   "guide", "instruction", "instructions"};
constexpr std::array<std::string_view, 5> code_words{"qr", "qrcode", "barcode", "scan", "二次元"};

class Reader {
public:
    explicit Reader(const View& view) : view_(view), html_(*view.html()) {}

    std::vector<Sighting> run() {
        std::vector<Sighting> sightings;
        for (const Image& image : html_.images) {
            if (image.kind != Image::Kind::Element || is_pixel(image.element)) continue;
            const HtmlElement& element = html_.text.elements[image.element];
            const bool leads = is_in_link(image.element) || is_mapped(element) || element.name == "input";
            const bool breaks = leads ? may_be_logo(element, image.url) : shows_link(element, image.url);
            if (breaks)
                sightings.push_back(
                    {.part = Part::Body, .span = element.tag, .replacement = unlinked(image.element), .arguments = {{"what", "link"}}});
        }
        return sightings;
    }

private:
    // A tracking image is no logo.
    bool is_pixel(std::size_t at) const {
        for (const std::string_view side : {"width", "height"}) {
            const StyleValue* style = html_.style.find(at, side);
            const auto size = style && !style->value.ends_with('%') ? read_css_share(style->value, 1, CssFrame{}) : std::nullopt;
            if (size && *size <= 3) return true;
        }
        return html_.style.is_hidden(at);
    }

    bool is_in_link(std::size_t at) const {
        for (std::size_t around = html_.text.elements[at].parent; around != HtmlElement::none;
             around = html_.text.elements[around].parent) {
            const HtmlElement& element = html_.text.elements[around];
            if (element.name == "a" && (element.find("href") || element.find("xlink:href") || element.find("onclick"))) return true;
            if (element.find("onclick") || element.name == "button") return true;
        }
        return html_.text.elements[at].find("onclick") != nullptr;
    }

    // The target of the one link around it taken out; the logo stays.
    std::optional<Replacement> unlinked(std::size_t at) const {
        for (std::size_t around = html_.text.elements[at].parent; around != HtmlElement::none;
             around = html_.text.elements[around].parent) {
            const HtmlElement& element = html_.text.elements[around];
            const HtmlAttribute* target = element.name == "a" ? element.find("href") : nullptr;
            if (target) return without_style(view_, target->span);
        }
        return std::nullopt;
    }

    bool is_mapped(const HtmlElement& image) const {
        if (image.find("ismap")) return true;
        if (!image.find("usemap")) return false;
        return std::ranges::any_of(html_.text.elements,
                                   [](const HtmlElement& element) { return element.name == "area" && element.find("href"); });
    }

    static bool has_any(const HtmlElement& element, std::string_view url, std::span<const std::string_view> words) {
        if (has_file_word(read_url(url).path, words)) return true;
        const auto holds = [&](std::string_view name) { return has_file_word(element.value(name), words); };
        return holds("alt") || holds("title") || holds("class") || holds("id") || holds("name");
    }

    // A linked image is taken for the seller's mark where its words say so, or where it is described by a name alone or
    // not at all.
    static bool may_be_logo(const HtmlElement& element, std::string_view url) {
        if (has_any(element, url, logo_words)) return true;
        return !has_any(element, url, other_words) && is_name(element.value("alt"));
    }

    // "Kelp & Co", "Gripwell": few words, none in small letters.
    static bool is_name(std::string_view words) {
        constexpr std::size_t words_max = 4;
        std::size_t count = 0;
        for (const std::string_view word : split(words, ' ')) {
            if (word.empty()) continue;
            if (++count > words_max || std::islower(static_cast<unsigned char>(word[0])) != 0) return false;
        }
        return true;
    }

    bool shows_link(const HtmlElement& element, std::string_view url) const {
        if (has_any(element, url, code_words)) return true;
        return has_any(element, url, logo_words) && (caption_leads(element, "alt") || caption_leads(element, "title"));
    }

    bool caption_leads(const HtmlElement& element, std::string_view name) const {
        const HtmlAttribute* attribute = element.find(name);
        if (!attribute || attribute->value.size() == 0) return false;
        const Passage caption = make_passage(Part::Body, Passage::Source::Caption, attribute->value);
        const std::u32string_view body = view_.given(Part::Body);
        return !find_links(caption, body).empty() || !find_addresses(caption, body).empty() ||
               !find_telephone_numbers(view_, caption).empty();
    }

    const View& view_;
    const HtmlBody& html_;
};

}  // namespace

std::vector<Sighting> find_logo_links(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings = view.html() ? Reader(view).run() : std::vector<Sighting>{};
    add_logo_pictures(view, sightings);
    return sightings;
}

}  // namespace stoa::policy
