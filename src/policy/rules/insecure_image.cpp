#include "policy/rules/insecure_image.h"

#include <algorithm>

#include "policy/match/domain.h"
#include "policy/text/ascii.h"
#include "policy/text/url.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

bool is_own(const Url& url, const View& view, const RuleSetting& setting) {
    const auto within = [&](const std::string& owner) { return is_within(url.host, owner); };
    return std::ranges::any_of(view.pack().hosts(), within) || std::ranges::any_of(setting.list("hosts"), within);
}

bool is_allowed(const Url& url, const View& view, const RuleSetting& setting) {
    if (url.scheme == "data" || url.scheme == "cid") return true;  // Brought along, not loaded.
    if (url.host.empty()) return url.scheme.empty() || url.scheme == "about";
    if (url.scheme == "http" || url.scheme == "ftp") return false;
    return is_own(url, view, setting);
}

// "https" for "http", where the host may be loaded from; elsewhere only the sender knows another image.
std::optional<Replacement> secured(const Url& url, Span place, const View& view, const RuleSetting& setting) {
    constexpr std::u32string_view scheme = U"http:";
    if (url.scheme != "http" || !is_own(url, view, setting)) return std::nullopt;
    const std::u32string_view body = view.given(Part::Body);
    std::u32string words(body.substr(place.begin, place.end - place.begin));
    std::ranges::transform(words, words.begin(), lower);
    const std::size_t at = words.find(scheme);
    if (at == std::u32string::npos) return std::nullopt;  // Written with references.
    const Span span{place.begin + at, place.begin + at + scheme.size()};
    return Replacement{.part = Part::Body, .span = span, .text = "https:"};
}

}  // namespace

std::vector<Sighting> find_insecure_images(const View& view, const RuleSetting& setting) {
    if (!view.html()) return {};
    std::vector<Sighting> sightings;
    for (const Image& image : view.html()->images) {
        const Url url = read_url(image.url);
        if (image.url.empty() || is_allowed(url, view, setting)) continue;
        const auto same = [&](const Sighting& sighting) { return sighting.span == image.span; };
        if (std::ranges::none_of(sightings, same)) {
            sightings.push_back({.part = Part::Body, .span = image.span, .replacement = secured(url, image.span, view, setting)});
        }
    }
    return sightings;
}

}  // namespace stoa::policy
