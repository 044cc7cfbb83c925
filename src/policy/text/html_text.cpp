#include "policy/text/html_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace stoa::policy {

namespace {

constexpr std::size_t entity_length_max = 10;
constexpr std::size_t name_length_max = 12;

constexpr std::array<std::pair<std::u32string_view, char32_t>, 22> entities{{
    {U"amp", U'&'},        {U"lt", U'<'},         {U"gt", U'>'},          {U"quot", U'"'},     {U"apos", U'\''},    {U"nbsp", U'\u00a0'},
    {U"commat", U'@'},     {U"period", U'.'},     {U"sol", U'/'},         {U"colon", U':'},    {U"hyphen", U'-'},   {U"plus", U'+'},
    {U"lpar", U'('},       {U"rpar", U')'},       {U"num", U'#'},         {U"shy", U'\u00ad'}, {U"zwj", U'\u200d'}, {U"zwnj", U'\u200c'},
    {U"ndash", U'\u2013'}, {U"mdash", U'\u2014'}, {U"hellip", U'\u2026'}, {U"euro", U'€'},
}};

constexpr std::array<std::u32string_view, 33> blocks{
    U"address", U"article", U"aside", U"blockquote", U"body", U"center",  U"dd",    U"div", U"dl",     U"dt", U"fieldset",
    U"footer",  U"form",    U"h1",    U"h2",         U"h3",   U"h4",      U"h5",    U"h6",  U"header", U"hr", U"li",
    U"main",    U"nav",     U"ol",    U"p",          U"pre",  U"section", U"table", U"td",  U"th",     U"tr", U"ul"};

constexpr std::array<std::u32string_view, 4> unseen{U"script", U"style", U"title", U"head"};

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f'; }
char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }
bool is_letter(char32_t c) { return lower(c) >= U'a' && lower(c) <= U'z'; }

class Reader {
public:
    explicit Reader(const MappedText& source) : source_(source), text_(source.text()) {}

    HtmlText read() {
        out_.visible.reserve(text_.size());
        while (at_ < text_.size()) {
            if (text_[at_] == U'<' && read_markup()) continue;
            append_character(out_.visible, text_.size(), true);
        }
        return std::move(out_);
    }

private:
    std::size_t find(std::u32string_view what, std::size_t from) const { return std::min(text_.find(what, from), text_.size()); }

    void append(MappedText& to, char32_t c, std::size_t begin, std::size_t end) const {
        const Span place = source_.given(begin, end);
        to.append(c, place.begin, place.end);
    }

    // One character or entity at at_; line ends of the source are blanks to a reader.
    void append_character(MappedText& to, std::size_t end, bool fold_blanks) {
        const std::size_t begin = at_;
        if (text_[at_] == U'&') {
            if (const auto entity = read_entity(end)) return append(to, *entity, begin, at_);
        }
        const char32_t c = text_[at_++];
        append(to, fold_blanks && is_blank(c) ? U' ' : c, begin, at_);
    }

    std::optional<char32_t> read_entity(std::size_t end) {
        const std::size_t stop = std::min(end, at_ + 1 + entity_length_max);
        const std::size_t semicolon = std::min(text_.substr(0, stop).find(U';', at_), stop);
        if (semicolon == stop) return std::nullopt;
        const std::u32string_view name = text_.substr(at_ + 1, semicolon - at_ - 1);
        const std::optional<char32_t> character = name.starts_with(U'#') ? numeric(name.substr(1)) : named(name);
        if (character) at_ = semicolon + 1;
        return character;
    }

    static std::optional<char32_t> named(std::u32string_view name) {
        const auto found = std::ranges::find(entities, name, &std::pair<std::u32string_view, char32_t>::first);
        return found == entities.end() ? std::nullopt : std::optional(found->second);
    }

    static std::optional<char32_t> numeric(std::u32string_view digits) {
        const bool hex = !digits.empty() && lower(digits[0]) == U'x';
        char32_t value = 0;
        for (const char32_t c : digits.substr(hex ? 1 : 0)) {
            const char32_t l = lower(c);
            const bool decimal = c >= U'0' && c <= U'9';
            if (!decimal && !(hex && l >= U'a' && l <= U'f')) return std::nullopt;
            value = value * (hex ? 16 : 10) + (decimal ? c - U'0' : l - U'a' + 10);
            if (value > 0x10ffff) return std::nullopt;
        }
        return value < 0x20 || (value >= 0xd800 && value < 0xe000) ? std::nullopt : std::optional(value);
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
        read_tag(closing);
        return true;
    }

    void read_tag(bool closing) {
        const std::size_t begin = at_;
        at_ += closing ? 2 : 1;
        std::u32string name;
        for (; at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != U'>' && text_[at_] != U'/'; ++at_) {
            if (name.size() <= name_length_max) name += lower(text_[at_]);
        }
        while (at_ < text_.size() && text_[at_] != U'>') read_attribute();
        at_ = std::min(text_.size(), at_ + 1);
        if (name == U"br") append(out_.visible, html_break, begin, at_);
        if (std::ranges::binary_search(blocks, std::u32string_view(name)))
            append(out_.visible, closing ? html_block_close : html_block_open, begin, at_);
        if (!closing && std::ranges::find(unseen, name) != unseen.end()) skip_to_end_of(name);
    }

    void skip_to_end_of(std::u32string_view name) {
        if (seeks_in_vain_) return;
        const std::size_t close = text_.find(U"</" + std::u32string(name), at_);
        // Written in capitals, or never closed: what follows is shown rather than lost, and not sought again (linear).
        if (close == std::u32string_view::npos)
            seeks_in_vain_ = true;
        else
            at_ = close;
    }

    void read_attribute() {
        std::u32string name;
        const std::size_t begin = at_;
        for (; at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != U'>' && text_[at_] != U'='; ++at_) {
            if (name.size() <= name_length_max) name += lower(text_[at_]);
        }
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == U'=') {
            ++at_;
            skip_blanks();
            read_value(name);
        } else if (at_ == begin) {
            ++at_;
        }
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    void read_value(std::u32string_view name) {
        if (at_ >= text_.size()) return;
        const char32_t quote = text_[at_];
        const bool quoted = quote == U'"' || quote == U'\'';
        if (quoted) ++at_;
        std::size_t end = at_;
        while (end < text_.size() && (quoted ? text_[end] != quote : !is_blank(text_[end]) && text_[end] != U'>')) ++end;
        MappedText value;
        while (at_ < end) append_character(value, end, false);
        if (quoted) at_ = std::min(text_.size(), end + 1);
        if (value.size() == 0) return;
        if (name == U"href" || name == U"action")
            out_.links.push_back(std::move(value));
        else if (name == U"alt" || name == U"title")
            out_.captions.push_back(std::move(value));
    }

    const MappedText& source_;
    std::u32string_view text_;
    std::size_t at_ = 0;
    bool seeks_in_vain_ = false;
    HtmlText out_;
};

}  // namespace

HtmlText read_html(const MappedText& source) { return Reader(source).read(); }

}  // namespace stoa::policy
