#include "policy/text/quotes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

constexpr std::size_t heading_length_max = 200;

struct Heading {
    std::u32string_view begins;
    std::u32string_view ends;
};
// As the common mail programs write it over a quote; folded.
constexpr std::array<Heading, 16> headings{{{U"on ", U"wrote:"},
                                            {U"am ", U"schrieb"},
                                            {U"am ", U"geschrieben:"},
                                            {U"le ", U"a ecrit :"},
                                            {U"le ", U"a ecrit:"},
                                            {U"el ", U"escribio:"},
                                            {U"il ", U"ha scritto:"},
                                            {U"em ", U"escreveu:"},
                                            {U"no dia ", U"escreveu:"},
                                            {U"op ", U"schreef"},
                                            {U"den ", U"skrev"},
                                            {U"w dniu ", U"napisal"},
                                            {U"-----original", U"-----"},
                                            {U"-----ursprungliche", U"-----"},
                                            {U"-----message d", U"-----"},
                                            {U"---------- forwarded", U"----------"}}};

std::u32string folded(const MappedText& body, std::size_t begin, std::size_t end) {
    const MappedText line = normalise(body.part(begin, std::min(end, begin + heading_length_max)));
    std::u32string text(line.text());
    std::ranges::transform(text, text.begin(), without_accent);
    return text;
}

bool is_heading(std::u32string_view line) {
    while (!line.empty() && line.back() == U' ') line.remove_suffix(1);
    const auto is_of = [&](const Heading& heading) {
        if (!line.starts_with(heading.begins) || line.size() < heading.begins.size() + heading.ends.size()) return false;
        const bool with_name_after = !heading.ends.ends_with(U':') && !heading.ends.ends_with(U'-');
        return with_name_after ? line.ends_with(U':') && line.find(heading.ends) != std::u32string_view::npos
                               : line.ends_with(heading.ends);
    };
    if (std::ranges::any_of(headings, is_of)) return true;
    return line.ends_with(U"のメール:") || line.ends_with(U"さんは書きました:");
}

}  // namespace

std::vector<Span> find_quotes(const MappedText& body) {
    std::vector<Span> quotes;
    const std::u32string_view text = body.text();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(U'\n', begin), text.size());
        std::size_t first = begin;
        while (first < end && text[first] == U' ') ++first;
        if (first < end && (text[first] == U'>' || text[first] == U'＞')) {
            if (!quotes.empty() && quotes.back().end + 1 == begin)
                quotes.back().end = end;
            else
                quotes.push_back({begin, end});
        } else if (begin > 0 && end > begin && is_heading(folded(body, begin, end))) {
            quotes.push_back({begin, text.size()});
            break;
        }
        begin = end + 1;
    }
    return quotes;
}

bool is_quote(const HtmlElement& element) {
    if (element.name == "blockquote" && (element.value("type") == "cite" || element.find("cite"))) return true;
    constexpr std::array<std::string_view, 4> marks{"gmail_quote", "moz-cite", "yahoo_quoted", "divrplyfwdmsg"};
    const std::string names = fold_case(element.value("class") + " " + element.value("id"));
    return std::ranges::any_of(marks, [&](std::string_view mark) { return names.find(mark) != std::string::npos; });
}

std::vector<Span> find_quotes(const HtmlText& html) {
    std::vector<Span> quotes;
    for (const HtmlElement& element : html.elements) {
        if (is_quote(element) && element.text_end > element.text_begin)
            quotes.push_back(html.visible.given(element.text_begin, element.text_end));
    }
    return quotes;
}

}  // namespace stoa::policy
