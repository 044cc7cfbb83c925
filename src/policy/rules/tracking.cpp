#include "policy/rules/tracking.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"
#include "policy/match/domain.h"
#include "policy/text/url.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

// Labels of hosts that count openings, and names of what they serve.
constexpr std::array<std::string_view, 26> beacon_labels{"t",      "trk",    "track",   "tracking",  "tracker", "pixel",     "pixels",
                                                         "px",     "beacon", "beacons", "open",      "opens",   "opened",    "click",
                                                         "clicks", "stats",  "stat",    "analytics", "metrics", "telemetry", "collect",
                                                         "logger", "count",  "counter", "mailtrack", "wf"};
constexpr std::array<std::string_view, 27> beacon_names{"pixel",   "px",      "beacon", "track", "tracker",     "tracking",  "trk",
                                                        "open",    "opens",   "opened", "o",     "t",           "p",         "b",
                                                        "collect", "spacer",  "blank",  "clear", "transparent", "1x1",       "dot",
                                                        "count",   "counter", "seen",   "read",  "receipt",     "impression"};
// Names of a query that say who reads.
constexpr std::array<std::string_view, 50> recipient_names{
    "uid",      "userid", "user",      "usr",   "u",         "email",      "e",          "em",      "mail",      "emailid",
    "to",       "rcpt",   "recipient", "rid",   "cust",      "customer",   "customerid", "custid",  "cid",       "buyer",
    "buyerid",  "client", "clientid",  "sub",   "subid",     "subscriber", "sid",        "contact", "contactid", "member",
    "memberid", "mid",    "msg",       "msgid", "messageid", "token",      "tok",        "tid",     "trk",       "track",
    "tracking", "open",   "opened",    "order", "orderid",   "reader",     "receiver",   "guid",    "uuid",      "who"};

// Names of a query that choose the picture, not the reader: its version, size, quality.
constexpr std::array<std::string_view, 16> picture_names{"v",    "ver", "version", "rev", "w",      "h",   "width", "height",
                                                         "size", "q",   "quality", "fm",  "format", "fit", "ts",    "cb"};

bool is_any(std::span<const std::string_view> words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

struct Letters {
    std::size_t digits = 0, small = 0, capital = 0, other = 0;
};

Letters count(std::string_view text) {
    Letters letters;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isdigit(byte) != 0)
            ++letters.digits;
        else if (std::islower(byte) != 0)
            ++letters.small;
        else if (std::isupper(byte) != 0)
            ++letters.capital;
        else
            ++letters.other;
    }
    return letters;
}

// A value that only one reader has: an address, a long number, letters and digits mixed as by a machine.
bool looks_personal(std::string_view value) {
    constexpr std::size_t digits_min = 7, mixed_min = 10, address_min = 6;
    if (value.size() >= address_min && value.find('@') != std::string_view::npos) return true;
    const Letters letters = count(value);
    if (letters.digits >= digits_min && letters.digits + 3 >= value.size()) return true;
    if (value.size() >= 8 && value.ends_with('=')) return true;
    const bool mixed = letters.digits >= 2 && letters.small + letters.capital >= 2;
    return value.size() >= mixed_min && mixed && letters.other <= 4;
}

std::string bare(std::string_view text) {
    std::string out;
    std::ranges::copy_if(text, std::back_inserter(out), [](unsigned char c) { return std::isalnum(c) != 0; });
    return out;
}

class Judge {
public:
    explicit Judge(const View& view) : view_(view), html_(*view.html()) {}

    std::vector<Sighting> run() {
        std::vector<Sighting> sightings;
        for (const Image& image : html_.images) {
            const bool tracks = is_pixel(image) || is_beacon(image);
            if (!tracks) continue;
            const Span span = image.kind == Image::Kind::Element ? html_.text.elements[image.element].tag : image.span;
            Sighting sighting{.part = Part::Body, .span = span};
            if (image.kind == Image::Kind::Element) sighting.replacement = Replacement{.part = Part::Body, .span = span, .text = ""};
            sightings.push_back(std::move(sighting));
        }
        for (std::size_t at = 0; at < html_.text.elements.size(); ++at) {
            const std::string& name = html_.text.elements[at].name;
            if ((name == "iframe" || name == "embed" || name == "object" || name == "bgsound") && is_tiny(at))
                sightings.push_back({.part = Part::Body, .span = html_.text.elements[at].tag});
        }
        return sightings;
    }

private:
    // Not seen by anybody, but loaded.
    bool is_pixel(const Image& image) const {
        if (image.kind != Image::Kind::Element || image.url.empty()) return false;
        return is_tiny(image.element) || html_.style.is_hidden(image.element);
    }

    bool is_tiny(std::size_t element) const {
        constexpr double tiny_px = 3;
        std::size_t sides = 0, tiny = 0;
        for (const auto& [side, cap] : {std::pair("width", "max-width"), std::pair("height", "max-height")}) {
            for (const std::string_view property : {side, cap}) {
                const StyleValue* style = html_.style.find(element, property);
                if (!style && html_.text.elements[element].name != "img" && property == side) style = attribute_size(element, property);
                if (!style || style->value.ends_with('%')) continue;
                const auto px = read_css_share(style->value, 1, CssFrame{});
                if (!px) continue;
                ++sides;
                if (*px <= tiny_px) ++tiny;
                if (*px <= 0) return true;
            }
        }
        return tiny > 0 && tiny == sides;
    }

    const StyleValue* attribute_size(std::size_t element, std::string_view side) const {
        const HtmlAttribute* attribute = html_.text.elements[element].find(side);
        if (!attribute) return nullptr;
        size_ = {.property = std::string(side), .value = html_.text.elements[element].value(side), .span = attribute->span};
        return &size_;
    }

    bool is_beacon(const Image& image) const {
        const Url url = read_url(image.url);
        if (url.host.empty()) return false;
        const bool own = std::ranges::any_of(view_.pack().hosts(), [&](const std::string& owner) { return is_within(url.host, owner); });
        if (!own && has_beacon_host(url.host)) return true;
        if (has_beacon_path(url, own)) return true;
        return has_recipient(url);
    }

    static bool has_beacon_host(const std::string& host) {
        const std::vector<std::string_view> labels = split(host, '.');
        for (std::size_t at = 0; at + 2 < labels.size(); ++at) {
            if (is_any(beacon_labels, labels[at])) return true;
        }
        return false;
    }

    static bool has_beacon_path(const Url& url, bool own) {
        const std::string path = fold_case(url.path);
        const std::vector<std::string_view> segments = split(path, '/');
        if (segments.empty()) return false;
        const std::string_view last = segments.back();
        const std::string_view stem = last.substr(0, last.find('.'));
        if (own) return stem == "pixel" || stem == "beacon" || stem == "1x1";
        if (is_any(beacon_names, stem)) return true;
        for (const std::string_view segment : segments) {
            const bool tells = segment == "track" || segment == "tracking" || segment == "pixel" || segment == "beacon" ||
                               segment == "open" || segment == "opens" || segment == "wf";
            if (tells) return true;
        }
        return false;
    }

    bool has_recipient(const Url& url) const {
        if (view_.draft().order && view_.draft().order->id.size() >= 6) {
            const std::string id = bare(view_.draft().order->id);
            if (bare(url.path + url.query).find(id) != std::string::npos) return true;
        }
        for (const auto& [given, value] : read_query(url.query)) {
            const std::string name = bare(fold_case(given));
            if (is_any(picture_names, name) && value.find('@') == std::string::npos) continue;
            if (value.empty() ? looks_personal(given) : looks_personal(value)) return true;
            const bool short_name = name.size() <= 1;
            if (is_any(recipient_names, name) && !value.empty() && (!short_name || value.size() >= 4)) return true;
        }
        return false;
    }

    const View& view_;
    const HtmlBody& html_;
    mutable StyleValue size_;
};

}  // namespace

std::vector<Sighting> find_tracking(const View& view, const RuleSetting&) {
    if (!view.html()) return {};
    return Judge(view).run();
}

}  // namespace stoa::policy
