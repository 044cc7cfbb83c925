#include "policy/rules/insecure_image.h"

#include <algorithm>

#include "policy/match/domain.h"
#include "policy/text/url.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

bool is_allowed(const Url& url, const View& view, const RuleSetting& setting) {
    if (url.scheme == "data" || url.scheme == "cid") return true;  // Brought along, not loaded.
    if (url.host.empty()) return url.scheme.empty() || url.scheme == "about";
    if (url.scheme == "http" || url.scheme == "ftp") return false;
    const auto within = [&](const std::string& owner) { return is_within(url.host, owner); };
    return std::ranges::any_of(view.pack().hosts(), within) || std::ranges::any_of(setting.list("hosts"), within);
}

}  // namespace

std::vector<Sighting> find_insecure_images(const View& view, const RuleSetting& setting) {
    if (!view.html()) return {};
    std::vector<Sighting> sightings;
    for (const Image& image : view.html()->images) {
        if (image.url.empty() || is_allowed(read_url(image.url), view, setting)) continue;
        const auto same = [&](const Sighting& sighting) { return sighting.span == image.span; };
        if (std::ranges::none_of(sightings, same)) sightings.push_back({.part = Part::Body, .span = image.span});
    }
    return sightings;
}

}  // namespace stoa::policy
