#include "policy/rules/order_id.h"

#include <algorithm>

#include "policy/text/normalised.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

// Letters and digits only: dashes differ and get lost in typing.
std::u32string bare(std::u32string_view text) {
    std::u32string out;
    std::ranges::copy_if(text, std::back_inserter(out), [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'); });
    return out;
}

Replacement line_with_id(const View& view) {
    const std::u32string_view body = view.given(Part::Body);
    const std::string& id = view.draft().order->id;
    if (view.draft().format == TextFormat::Html)
        return {.part = Part::Body, .span = {body.size(), body.size()}, .text = "<p>" + id + "</p>"};
    std::size_t end = body.size();
    while (end > 0 && (body[end - 1] == U'\n' || body[end - 1] == U' ')) --end;
    return {.part = Part::Body, .span = {end, body.size()}, .text = (end > 0 ? "\n\n" : "") + id};
}

}  // namespace

std::vector<Sighting> find_missing_order_id(const View& view, const RuleSetting&) {
    if (!view.draft().order || view.draft().order->id.empty()) return {};
    const std::u32string id = bare(normalise(MappedText::of(view.draft().order->id)).text());
    const auto holds_id = [&](const Passage& passage) { return bare(passage.normalised.text()).find(id) != std::u32string::npos; };
    if (std::ranges::any_of(view.passages(), holds_id)) return {};
    return {Sighting{.replacement = line_with_id(view), .arguments = {{"order", view.draft().order->id}}}};
}

}  // namespace stoa::policy
