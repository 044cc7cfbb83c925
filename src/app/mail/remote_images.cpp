#include "app/mail/remote_images.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/text.h"
#include "policy/match/images.h"
#include "policy/text/quotes.h"
#include "policy/text/url.h"

namespace stoa {

namespace {

constexpr int pixel_max = 2;
constexpr std::size_t address_bytes_max = 2'000;

bool is_pixel_side(const std::string& value) {
    int side = pixel_max + 1;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), side);
    return error == std::errc{} && side >= 0 && side <= pixel_max && *end != '%';
}

bool is_pixel(const policy::HtmlElement& element) {
    return is_pixel_side(element.value("width")) && is_pixel_side(element.value("height"));
}

bool is_remote(const std::string& address) {
    const policy::Url url = policy::read_url(address);
    return (url.scheme == "http" || url.scheme == "https") && !url.host.empty() && address.size() <= address_bytes_max;
}

// Where the quoted rest of a mail begins that some programs put nothing around but a line above it.
std::size_t rest_of(const policy::HtmlText& text) {
    const auto begins_rest = [](const policy::HtmlElement& element) {
        const std::string id = fold_case(element.value("id"));
        return id == "divrplyfwdmsg" || id == "appendonsend";
    };
    return static_cast<std::size_t>(std::ranges::find_if(text.elements, begins_rest) - text.elements.begin());
}

bool is_quoted(const policy::HtmlText& text, std::size_t element) {
    for (; element != policy::HtmlElement::none; element = text.elements[element].parent) {
        if (text.elements[element].name == "blockquote" || policy::is_quote(text.elements[element])) return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> remote_images(const std::string& html) {
    const policy::HtmlText text = policy::read_html(policy::MappedText::of(html));
    const policy::HtmlStyle style(text);
    const std::size_t rest = rest_of(text);
    std::vector<std::string> addresses;
    for (const policy::Image& image : policy::find_images(text, style)) {
        const bool is_shown = image.kind == policy::Image::Kind::Element && image.element < rest && is_remote(image.url);
        if (!is_shown || is_pixel(text.elements[image.element]) || is_quoted(text, image.element)) continue;
        if (std::ranges::find(addresses, image.url) == addresses.end()) addresses.push_back(image.url);
    }
    return addresses;
}

}  // namespace stoa
