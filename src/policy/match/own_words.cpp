#include "policy/match/own_words.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <tuple>

#include "policy/match/phrases.h"
#include "policy/text/normalised.h"
#include "policy/view.h"

namespace stoa::policy {

namespace {

constexpr std::int64_t pattern_memory_bytes_max = 4'000'000;  // Past it RE2 refuses a pattern instead of growing.

bool is_word_character(char32_t c) {
    return c > 0x7f || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'\'' || c == U'-' || c == U'_';
}

// Lower case without accents, as the words of a text are looked up.
std::u32string folded(std::string_view phrase) {
    std::u32string out(normalise(MappedText::of(phrase)).text());
    std::ranges::transform(out, out.begin(), without_accent);
    return out;
}

std::string fault_of_alternative(std::u32string_view words) {
    const std::size_t first = words.find_first_not_of(U' ');
    if (first == std::u32string_view::npos) return "an alternative of a phrase is empty";
    const std::size_t star = words.find(U'*');
    if (star != std::u32string_view::npos && star - first < 2 && words.substr(first, star - first).find(U' ') == std::u32string_view::npos)
        return "\"*\" needs two letters before it";
    for (std::size_t at = star; at != std::u32string_view::npos; at = words.find(U'*', at + 1)) {
        if (at + 1 < words.size() && words[at + 1] != U' ') return "\"*\" ends a word";
    }
    return "";
}

std::string fault_of_group(std::u32string_view inside) {
    for (std::size_t begin = 0; begin <= inside.size();) {
        const std::size_t end = std::min(inside.find(U'|', begin), inside.size());
        if (std::string fault = fault_of_alternative(inside.substr(begin, end - begin)); !fault.empty()) return fault;
        begin = end + 1;
    }
    return "";
}

std::string fault_of_phrase(std::u32string_view phrase) {
    bool has_word = false;
    for (std::size_t at = 0; at < phrase.size();) {
        const char32_t c = phrase[at];
        if (c == U'(') {
            const std::size_t end = phrase.find(U')', at);
            if (end == std::u32string_view::npos) return "\"(\" is never closed";
            if (std::string fault = fault_of_group(phrase.substr(at + 1, end - at - 1)); !fault.empty()) return fault;
            has_word = true;
            at = end + 1;
        } else if (c == U')' || c == U'|') {
            return fmt::format("\"{}\" stands outside of \"( )\"", static_cast<char>(c));
        } else if (c == U' ' || c == U'.') {
            ++at;
        } else if (is_word_character(c)) {
            const std::size_t end = std::min(phrase.find_first_of(U" .()|", at), phrase.size());
            if (std::string fault = fault_of_alternative(phrase.substr(at, end - at)); !fault.empty()) return fault;
            has_word = true;
            at = end;
        } else {
            return fmt::format("\"{}\" is no part of a word; a sign needs a pattern", to_utf8({&c, 1}));
        }
    }
    return has_word ? "" : "a phrase needs a word";
}

// Code points of a text by the bytes of its UTF-8, in one pass.
class CodePoints {
public:
    explicit CodePoints(std::string_view text) : text_(text) {}

    // REQUIRES: bytes that do not go back.
    std::size_t at(std::size_t byte) {
        for (; byte_ < byte; ++byte_) count_ += (static_cast<unsigned char>(text_[byte_]) & 0xc0U) != 0x80U ? 1 : 0;
        return count_;
    }

private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::size_t count_ = 0;
};

void find_pattern(const re2::RE2& pattern, const Passage& passage, const std::string& text, std::vector<Span>& spans) {
    CodePoints points(text);
    const re2::StringPiece whole(text);
    re2::StringPiece match;
    for (std::size_t at = 0; at < text.size() && spans.size() < OwnWords::matches_max;) {
        if (!pattern.Match(whole, at, text.size(), re2::RE2::UNANCHORED, &match, 1)) break;
        const auto begin = static_cast<std::size_t>(match.data() - text.data());
        const std::size_t end = begin + match.size();
        if (match.empty()) {
            at = end + 1;  // Where only an empty text matches, as between words.
            continue;
        }
        const std::size_t first = points.at(begin);
        spans.push_back(passage.given.given(first, points.at(end)));
        at = end;
    }
}

}  // namespace

OwnWords::OwnWords() = default;
OwnWords::~OwnWords() = default;

std::string OwnWords::add_phrase(std::string_view phrase) {
    if (phrase.size() > length_max) return fmt::format("a phrase has at most {} bytes", length_max);
    const std::u32string line = folded(phrase);
    if (std::string fault = fault_of_phrase(line); !fault.empty()) return fault;
    if (!phrases_) phrases_ = std::make_unique<Phrases>(U"");
    phrases_->add(line, 0);
    return "";
}

std::string OwnWords::add_pattern(std::string_view pattern) {
    if (pattern.size() > length_max) return fmt::format("a pattern has at most {} bytes", length_max);
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(pattern_memory_bytes_max);
    auto made = std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
    if (!made->ok()) return made->error();
    if (re2::RE2::FullMatch("", *made)) return "the pattern matches an empty text, so it would be found everywhere";
    patterns_.push_back(std::move(made));
    return "";
}

bool OwnWords::finds_in(std::string_view utf8) const {
    return !utf8.empty() && !find(make_passage(Part::Body, Passage::Source::Text, MappedText::of(utf8))).empty();
}

std::vector<Span> OwnWords::find(const Passage& passage) const {
    std::vector<Span> spans;
    if (phrases_) {
        for (const Phrases::Found& found : phrases_->find(passage)) {
            if (spans.size() < matches_max) spans.push_back(passage.span(found.match.begin, found.match.end));
        }
    }
    if (!patterns_.empty()) {
        const std::string text = to_utf8(passage.given.text());
        for (const auto& pattern : patterns_) find_pattern(*pattern, passage, text, spans);
    }
    std::ranges::sort(spans, {}, [](const Span& span) { return std::tuple(span.begin, -static_cast<std::int64_t>(span.end)); });
    std::vector<Span> apart;
    for (const Span& span : spans) {
        if (apart.empty() || span.begin >= apart.back().end) apart.push_back(span);
    }
    return apart;
}

}  // namespace stoa::policy
