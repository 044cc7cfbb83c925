#include "policy/match/images.h"

#include <algorithm>

#include "base/text.h"

namespace stoa::policy {

namespace {

constexpr std::size_t images_max = 2'000;

class Finder {
public:
    explicit Finder(const HtmlText& html) : html_(html) {}

    std::vector<Image> run(const HtmlStyle& style) {
        for (std::size_t at = 0; at < html_.elements.size() && out_.size() < images_max; ++at) read(at, html_.elements[at]);
        for (const CssDeclaration& declaration : style.declarations()) read(declaration);
        return std::move(out_);
    }

private:
    void read(std::size_t at, const HtmlElement& element) {
        if (is_image_element(element)) {
            const HtmlAttribute* source = element.find("src");
            if (!source) source = element.find("href");
            if (!source) source = element.find("xlink:href");
            add(Image::Kind::Element, at, element, source);
        }
        if (const HtmlAttribute* set = element.find("srcset")) add_set(at, *set);
        if (element.name == "source" && element.find("src")) add(Image::Kind::Source, at, element, element.find("src"));
        if (const HtmlAttribute* poster = element.find("poster")) add(Image::Kind::Source, at, element, poster);
        if (const HtmlAttribute* background = element.find("background")) add(Image::Kind::Style, at, element, background);
    }

    void add(Image::Kind kind, std::size_t at, const HtmlElement& element, const HtmlAttribute* source) {
        Image image{.kind = kind, .element = at, .url = {}, .span = element.tag};
        if (source && source->value.size() > 0) {
            image.url = trim(to_utf8(source->value.text()));
            image.span = source->value.given(0, source->value.size());
        }
        out_.push_back(std::move(image));
    }

    // "a.png 1x, b.png 2x"; the place is that of the whole set.
    void add_set(std::size_t at, const HtmlAttribute& set) {
        if (set.value.size() == 0) return;
        const std::string text = to_utf8(set.value.text());
        for (const std::string_view entry : split(text, ',')) {
            const std::string_view trimmed = trim(entry);
            const std::string_view address = trimmed.substr(0, trimmed.find(' '));
            if (address.empty() || out_.size() >= images_max) continue;
            out_.push_back(
                {.kind = Image::Kind::Source, .element = at, .url = std::string(address), .span = set.value.given(0, set.value.size())});
        }
    }

    void read(const CssDeclaration& declaration) {
        for (std::size_t at = declaration.value.find("url("); at != std::string::npos && out_.size() < images_max;
             at = declaration.value.find("url(", at + 4)) {
            const std::size_t end = std::min(declaration.value.find(')', at), declaration.value.size());
            std::string_view address = trim(std::string_view(declaration.value).substr(at + 4, end - at - 4));
            if (address.size() > 1 && (address[0] == '"' || address[0] == '\'')) address = address.substr(1, address.size() - 2);
            if (!address.empty()) out_.push_back({.kind = Image::Kind::Style, .url = std::string(address), .span = declaration.span});
        }
    }

    const HtmlText& html_;
    std::vector<Image> out_;
};

}  // namespace

bool is_image_element(const HtmlElement& element) {
    if (element.name == "img" || element.name == "image" || element.name == "v:fill" || element.name == "v:imagedata") return true;
    return element.name == "input" && fold_case(element.value("type")) == "image";
}

std::vector<Image> find_images(const HtmlText& html, const HtmlStyle& style) { return Finder(html).run(style); }

}  // namespace stoa::policy
