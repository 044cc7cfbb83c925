// The HTML reader, its styles and images: no input breaks them, and every place that they name lies in the source.
#include "fuzz/fuzz.h"
#include "policy/view.h"

using namespace stoa;

namespace {

void require_places(const policy::MappedText& text, std::size_t source_size) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const policy::Span place = text.given(at, at + 1);
        fuzz::require(place.begin < place.end && place.end <= source_size, "a character stands in the source");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const policy::MappedText source = policy::MappedText::of(fuzz::text_of(bytes, size));
    const policy::HtmlBody html(source);
    require_places(html.text.visible, source.size());
    for (std::size_t at = 0; at < html.text.elements.size(); ++at) {
        const policy::HtmlElement& element = html.text.elements[at];
        fuzz::require(element.tag.begin < element.tag.end && element.tag.end <= source.size(), "a tag stands in the source");
        fuzz::require(element.parent == policy::HtmlElement::none || element.parent < at, "a parent stands before its child");
        fuzz::require(element.text_begin <= element.text_end && element.text_end <= html.text.visible.size(), "an element holds seen text");
        for (const policy::HtmlAttribute& attribute : element.attributes) {
            require_places(attribute.value, source.size());
            fuzz::require(attribute.span.end <= source.size(), "an attribute stands in the source");
        }
    }
    for (const policy::TextRun& run : html.style.runs())
        fuzz::require(run.begin < run.end && run.end <= html.text.visible.size(), "a run stands in the seen text");
    return 0;
}
