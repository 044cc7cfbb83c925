#include "policy/rules/animated_image.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"
#include "policy/attachment_part.h"
#include "policy/match/file_words.h"
#include "policy/text/url.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr std::array<std::string_view, 9> moving_words{"animated", "animation", "animiert", "animee",    "anime",
                                                       "animada",  "animado",   "animata",  "geanimeerd"};

// ".gif" or ".apng" at the end of a path's segment, also where a resizer's words follow.
bool names_moving_type(std::string_view path) {
    const std::string folded = fold_case(path);
    for (const std::string_view ending : {".gif", ".apng", ".mng"}) {
        for (std::size_t at = folded.find(ending); at != std::string::npos; at = folded.find(ending, at + 1)) {
            const std::size_t next = at + ending.size();
            if (next == folded.size() || std::isalnum(static_cast<unsigned char>(folded[next])) == 0) return true;
        }
    }
    return false;
}

bool is_moving_type(std::string_view media_type) {
    const std::string folded = fold_case(trim(media_type.substr(0, media_type.find_first_of(";,"))));
    return folded == "image/gif" || folded == "image/apng" || folded == "image/x-mng";
}

bool is_animated(const Url& url) {
    if (url.scheme == "data") return is_moving_type(url.path);
    if (names_moving_type(url.path) || has_file_word(url.path, moving_words)) return true;
    for (const auto& [name, value] : read_query(url.query)) {
        if (names_moving_type(value) || value == "gif") return true;
    }
    return false;
}

bool moves_by_style(const HtmlBody& html, std::size_t element) {
    const StyleValue* animation = html.style.find(element, "animation");
    if (!animation) animation = html.style.find(element, "animation-name");
    return animation && !animation->value.starts_with("none");
}

// A GIF counts also where it has one frame. Where somebody has looked, the name tells nothing.
bool is_animated(const Attachment& file) {
    if (is_moving_type(file.media_type)) return true;
    if (!file.facts) return names_moving_type(trim(file.name));
    return file.facts->picture && file.facts->picture->moves;
}

void add_images(const HtmlBody& html, std::vector<Sighting>& sightings) {
    for (const Image& image : html.images) {
        const bool moves = image.kind == Image::Kind::Element && moves_by_style(html, image.element);
        if (!moves && (image.url.empty() || !is_animated(read_url(image.url)))) continue;
        const auto same = [&](const Sighting& sighting) { return sighting.span == image.span; };
        if (std::ranges::none_of(sightings, same)) sightings.push_back({.part = Part::Body, .span = image.span});
    }
    for (const HtmlElement& element : html.text.elements) {
        if (element.name.starts_with("animate")) sightings.push_back({.part = Part::Body, .span = element.tag});
    }
}

}  // namespace

std::vector<Sighting> find_animated_images(const View& view, const RuleSetting&) {
    std::vector<Sighting> sightings;
    if (view.html()) add_images(*view.html(), sightings);
    const std::vector<Attachment>& attachments = view.draft().attachments;
    for (std::size_t at = 0; at < attachments.size(); ++at) {
        if (is_animated(attachments[at])) sightings.push_back({.part = attachment_part(at)});
    }
    return sightings;
}

}  // namespace stoa::policy
