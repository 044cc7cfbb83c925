#include "worker/drawing.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "worker/picture.h"
#include "worker/xml.h"

namespace stoa::worker {

using namespace std::string_view_literals;

namespace {

constexpr std::array running{"script"sv, "foreignObject"sv, "handler"sv, "iframe"sv, "embed"sv, "object"sv};

bool leads_out(std::string_view target) {
    const std::string text = to_lower(trim_blanks(target));
    return !text.empty() && !text.starts_with('#') && !text.starts_with("data:image/");
}

void look_at_attribute(const XmlElement& element, std::string_view name, std::string_view value, Inspected& file) {
    const std::string text = to_lower(trim_blanks(value));
    if (starts_ignoring_case(name, "on")) file.add(Concern::Markup, name);
    if (text.starts_with("javascript:") || text.starts_with("data:text") || text.contains(";javascript:")) file.add(Concern::Markup, value);
    const bool is_target = name == "href" || name.ends_with(":href") || name == "src";
    if (is_target && element.local == "a")
        file.add_link(value);
    else if (is_target && leads_out(value))
        file.add(Concern::ExternalLink, value);
    if (text.contains("url(") && text.contains("//")) file.add(Concern::ExternalLink, value);
}

}  // namespace

void inspect_drawing(std::string_view bytes, Inspected& file) {
    std::string text;
    XmlHandler handler;
    handler.on_element = [&](const XmlElement& element) {
        if (std::ranges::find(running, element.local) != running.end()) file.add(Concern::Markup, element.local);
        for (const auto& [name, value] : element.attributes) look_at_attribute(element, name, value, file);
    };
    handler.on_text = [&](std::string_view piece) { text += piece; };
    handler.on_end = [&](std::string_view local) {
        if (local == "style" && (text.contains("@import") || text.contains("url(")))
            file.add(Concern::ExternalLink, "style");
        else if (local == "text" || local == "title" || local == "desc")
            file.add_text(text);
        if (local != "tspan") text.clear();
    };
    const XmlOutcome outcome = read_xml(bytes, handler);
    if (outcome.declares_entities)
        file.add(Concern::Markup, "entity");
    else if (!outcome.is_whole)
        file.add(Concern::Damaged, "svg");
    if (file.options.drawings == inspect::InspectionOptions::Containers::Refuse) return file.add(Concern::Markup, "svg");
    if (file.is_clean()) inspect_picture(bytes, file);
}

}  // namespace stoa::worker
