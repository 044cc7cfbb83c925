#include "policy/text/html_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "policy/text/ascii.h"
#include "policy/text/html_entity.h"
#include "policy/text/html_nesting.h"

namespace stoa::policy {

namespace {

constexpr std::size_t name_length_max = 24;
constexpr std::size_t attributes_max = 40;  // Of one element; more are skipped.

// What is in them is no text to read.
constexpr std::array<std::string_view, 5> unseen{"script", "style", "title", "head", "template"};

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f'; }
// Of what a reader sees: line ends are blanks, and so are the signs that stand for blocks here.
char32_t folded(char32_t c) { return is_blank(c) || c == html_block_open || c == html_block_close ? U' ' : c; }
bool is_letter(char32_t c) { return lower(c) >= U'a' && lower(c) <= U'z'; }

void add_to_name(std::string& name, char32_t c) {
    if (name.size() <= name_length_max) name += c < 0x80 ? static_cast<char>(lower(c)) : '?';
}

class Reader {
public:
    explicit Reader(const MappedText& source) : source_(source), text_(source.text()) {}

    HtmlText read() {
        out_.visible.reserve(text_.size());
        while (at_ < text_.size()) {
            if (text_[at_] == U'<' && read_markup()) continue;
            append_character(out_.visible, text_.size(), true);
        }
        nesting_.close_all();
        return std::move(out_);
    }

private:
    std::size_t find(std::u32string_view what, std::size_t from) const { return std::min(text_.find(what, from), text_.size()); }

    void append(MappedText& to, char32_t c, std::size_t begin, std::size_t end) const {
        const Span place = source_.given(begin, end);
        to.append(c, place.begin, place.end);
    }

    // One character or reference at at_, folded where it is to be read.
    void append_character(MappedText& to, std::size_t end, bool fold_blanks) {
        const std::size_t begin = at_;
        if (text_[at_] == U'&') {
            if (const auto entity = read_html_entity(text_.substr(at_, end - at_))) {
                at_ += entity->length;
                return append(to, fold_blanks ? folded(entity->character) : entity->character, begin, at_);
            }
        }
        const char32_t c = text_[at_++];
        append(to, fold_blanks ? folded(c) : c, begin, at_);
    }

    // A tag, comment or declaration at at_; false where the sign is only a sign.
    bool read_markup() {
        const std::u32string_view rest = text_.substr(at_);
        if (rest.starts_with(U"<!--")) {
            at_ = std::min(text_.size(), find(U"-->", at_ + 4) + 3);
            return true;
        }
        if (rest.size() < 2) return false;
        if (rest[1] == U'!' || rest[1] == U'?') {
            at_ = std::min(text_.size(), find(U">", at_) + 1);
            return true;
        }
        const bool closing = rest[1] == U'/';
        if (rest.size() < (closing ? 3U : 2U) || !is_letter(rest[closing ? 2 : 1])) return false;
        if (closing)
            read_end_tag();
        else
            read_start_tag();
        return true;
    }

    std::string read_tag_name() {
        std::string name;
        for (; at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != U'>' && text_[at_] != U'/'; ++at_) {
            add_to_name(name, text_[at_]);
        }
        return name;
    }

    void read_end_tag() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string name = read_tag_name();
        at_ = std::min(text_.size(), find(U">", at_) + 1);
        if (name == "br") append(out_.visible, html_break, begin, at_);
        nesting_.close(name);
        if (is_block_element(name)) append(out_.visible, html_block_close, begin, at_);
    }

    void read_start_tag() {
        const std::size_t begin = at_++;
        HtmlElement element{.name = read_tag_name(), .tag = {}};
        while (at_ < text_.size() && text_[at_] != U'>') read_attribute(element);
        at_ = std::min(text_.size(), at_ + 1);
        element.tag = source_.given(begin, at_);
        const std::string name = element.name;
        nesting_.close_implied_by(name);
        if (name == "br") append(out_.visible, html_break, begin, at_);
        if (is_block_element(name)) append(out_.visible, html_block_open, begin, at_);
        add(std::move(element));
        if (std::ranges::find(unseen, name) != unseen.end()) skip_to_end_of(name);
    }

    void add(HtmlElement&& element) {
        if (out_.elements.size() >= html_elements_max) return;
        element.parent = nesting_.parent();
        element.text_begin = element.text_end = out_.visible.size();
        const bool holds_something = !is_void_element(element.name);
        out_.elements.push_back(std::move(element));
        if (holds_something) nesting_.open(out_.elements.size() - 1);
    }

    void skip_to_end_of(std::string_view name) {
        if (seeks_in_vain_) return;
        std::size_t close = at_;
        while ((close = text_.find(U"</", close)) != std::u32string_view::npos && !names(close + 2, name)) ++close;
        // Never closed: what follows is shown rather than lost, and not sought again (linear).
        if (close == std::u32string_view::npos) {
            seeks_in_vain_ = true;
            return;
        }
        if (name == "style" && close > at_) out_.sheets.push_back(source_.part(at_, close));
        at_ = close;
    }

    bool names(std::size_t at, std::string_view name) const {
        return std::ranges::equal(text_.substr(at, name.size()), name, {}, lower, [](char c) { return static_cast<char32_t>(c); });
    }

    void read_attribute(HtmlElement& element) {
        HtmlAttribute attribute;
        const std::size_t begin = at_;
        for (; at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != U'>' && text_[at_] != U'=' && text_[at_] != U'/'; ++at_) {
            add_to_name(attribute.name, text_[at_]);
        }
        std::size_t end = at_;
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == U'=') {
            ++at_;
            skip_blanks();
            read_value(attribute.value);
            end = at_;
        } else if (at_ == begin) {
            ++at_;
        }
        if (attribute.name.empty() || element.attributes.size() >= attributes_max) return;
        attribute.span = source_.given(begin, end);
        element.attributes.push_back(std::move(attribute));
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    void read_value(MappedText& value) {
        if (at_ >= text_.size()) return;
        const char32_t quote = text_[at_];
        const bool quoted = quote == U'"' || quote == U'\'';
        if (quoted) ++at_;
        std::size_t end = at_;
        while (end < text_.size() && (quoted ? text_[end] != quote : !is_blank(text_[end]) && text_[end] != U'>')) ++end;
        while (at_ < end) append_character(value, end, false);
        if (quoted) at_ = std::min(text_.size(), end + 1);
    }

    const MappedText& source_;
    std::u32string_view text_;
    std::size_t at_ = 0;
    bool seeks_in_vain_ = false;
    HtmlText out_;
    HtmlNesting nesting_{out_};
};

}  // namespace

const HtmlAttribute* HtmlElement::find(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, &HtmlAttribute::name);
    return found == attributes.end() ? nullptr : &*found;
}

std::string HtmlElement::value(std::string_view wanted) const {
    const HtmlAttribute* attribute = find(wanted);
    return attribute ? std::string(trim(to_utf8(attribute->value.text()))) : "";
}

HtmlText read_html(const MappedText& source) { return Reader(source).read(); }

bool is_link_attribute(const HtmlElement& element, std::string_view name) {
    constexpr std::array<std::string_view, 8> shown{"iframe", "frame", "embed", "video", "audio", "source", "track", "script"};
    constexpr std::array<std::string_view, 7> always{"href", "action", "formaction", "xlink:href", "data", "ping", "background"};
    if (name == "content") return element.name == "meta" && fold_case(element.value("http-equiv")) == "refresh";
    if (name == "src") return std::ranges::find(shown, element.name) != shown.end();
    return std::ranges::find(always, name) != always.end();
}

bool is_caption_attribute(const HtmlElement&, std::string_view name) {
    return name == "alt" || name == "title" || name == "aria-label" || name == "placeholder";
}

}  // namespace stoa::policy
