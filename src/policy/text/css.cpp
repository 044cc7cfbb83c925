#include "policy/text/css.h"

#include <algorithm>
#include <optional>

#include "policy/text/ascii.h"

namespace stoa::policy {

namespace {

constexpr std::size_t rules_max = 2'000;
constexpr std::size_t compounds_max = 8;

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f'; }
bool is_name(char32_t c) {
    return (lower(c) >= U'a' && lower(c) <= U'z') || (c >= U'0' && c <= U'9') || c == U'-' || c == U'_' || c >= 0x80;
}

std::optional<char32_t> hex(char32_t c) {
    if (c >= U'0' && c <= U'9') return c - U'0';
    if (lower(c) >= U'a' && lower(c) <= U'f') return lower(c) - U'a' + 10;
    return std::nullopt;
}

// The text with escapes decoded and comments as blanks, each character with its place.
MappedText plain(const MappedText& text) {
    MappedText out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        char32_t c = text[at++];
        if (c == U'/' && at < text.size() && text[at] == U'*') {
            const std::size_t close = text.text().find(U"*/", at + 1);
            at = close == std::u32string_view::npos ? text.size() : close + 2;
            c = U' ';
        } else if (c == U'\\' && at < text.size()) {
            char32_t value = 0;
            std::size_t digits = 0;
            for (; digits < 6 && at < text.size() && hex(text[at]); ++digits) value = value * 16 + *hex(text[at++]);
            if (digits > 0 && at < text.size() && is_blank(text[at])) ++at;
            c = digits > 0 ? (value > 0 && value < 0x110000 && (value < 0xd800 || value >= 0xe000) ? value : 0xfffd) : text[at++];
        }
        const Span place = text.given(begin, at);
        out.append(c, place.begin, place.end);
    }
    return out;
}

class Reader {
public:
    explicit Reader(const MappedText& text) : mapped_(text), text_(text.text()) {}

    void read_declarations(std::size_t end, std::vector<CssDeclaration>& out) {
        while (at_ < end) {
            const std::size_t stop = end_of_declaration(end);
            add_declaration(at_, stop, out);
            at_ = std::min(end, stop + 1);
        }
    }

    CssSheet read_sheet() {
        while (at_ < text_.size() && sheet_.rules.size() < rules_max) {
            const std::size_t open = text_.find_first_of(U"{;}", at_);
            if (open == std::u32string_view::npos) break;
            read_statement(open);
        }
        return std::move(sheet_);
    }

private:
    void read_statement(std::size_t open) {
        const std::u32string_view head = trimmed(at_, open);
        const bool of_group = head.starts_with(U"@media") || head.starts_with(U"@supports") || head.starts_with(U"@layer");
        at_ = open + 1;
        if (text_[open] != U'{' || of_group) return;  // What a group holds is read as if it stood outside.
        const std::size_t close = std::min(text_.find(U'}', at_), text_.size());
        const std::size_t first = sheet_.declarations.size();
        if (!head.starts_with(U"@")) {
            read_declarations(close, sheet_.declarations);
            add_rules(head, first);
        }
        at_ = std::min(text_.size(), close + 1);
    }

    void add_rules(std::u32string_view selectors, std::size_t first) {
        for (std::size_t at = 0; at <= selectors.size() && sheet_.rules.size() < rules_max;) {
            const std::size_t comma = std::min(selectors.find(U',', at), selectors.size());
            CssRule rule{.selector = {}, .first = first, .end = sheet_.declarations.size()};
            if (read_selector(selectors.substr(at, comma - at), rule)) sheet_.rules.push_back(std::move(rule));
            at = comma + 1;
        }
    }

    static bool read_selector(std::u32string_view text, CssRule& rule) {
        for (std::size_t at = 0; at < text.size();) {
            if (is_blank(text[at]) || text[at] == U'>' || text[at] == U'+' || text[at] == U'~') {
                ++at;
                continue;
            }
            if (text[at] == U'|' || text[at] == U'&' || rule.selector.size() >= compounds_max) return false;
            CssCompound compound;
            if (!read_compound(text, at, compound, rule.specificity)) return false;
            rule.selector.push_back(std::move(compound));
        }
        return !rule.selector.empty();
    }

    static bool read_compound(std::u32string_view text, std::size_t& at, CssCompound& compound, int& specificity) {
        while (at < text.size() && !is_blank(text[at]) && text[at] != U'>' && text[at] != U'+' && text[at] != U'~') {
            const char32_t kind = text[at];
            if (kind == U'*') {
                ++at;
                continue;
            }
            if (kind == U'[') {
                at = std::min(text.find(U']', at), text.size() - 1) + 1;
                specificity += 10;
                continue;
            }
            if (kind == U':') {
                const std::u32string_view pseudo = text.substr(at);
                if (!pseudo.starts_with(U":root") && !pseudo.starts_with(U":first") && !pseudo.starts_with(U":nth") &&
                    !pseudo.starts_with(U":last") && !pseudo.starts_with(U":link"))
                    return false;
                while (at < text.size() && !is_blank(text[at])) ++at;
                continue;
            }
            if (kind == U'.' || kind == U'#') ++at;
            const std::size_t begin = at;
            while (at < text.size() && is_name(text[at])) ++at;
            if (at == begin) return false;
            std::u32string name(text.substr(begin, at - begin));
            if (kind == U'#') {
                compound.id = to_utf8(name);
                specificity += 100;
            } else if (kind == U'.') {
                compound.classes.push_back(to_utf8(name));
                specificity += 10;
            } else {
                std::ranges::transform(name, name.begin(), lower);
                compound.element = to_utf8(name);
                specificity += 1;
            }
        }
        return true;
    }

    // Signs in quotes and brackets end nothing.
    std::size_t end_of_declaration(std::size_t end) const {
        char32_t quote = 0;
        std::size_t brackets = 0;
        for (std::size_t at = at_; at < end; ++at) {
            const char32_t c = text_[at];
            if (quote != 0) {
                if (c == quote || c == U'\n') quote = 0;
            } else if (c == U'"' || c == U'\'') {
                quote = c;
            } else if (c == U'(') {
                ++brackets;
            } else if (c == U')' && brackets > 0) {
                --brackets;
            } else if (c == U';' && brackets == 0) {
                return at;
            }
        }
        return end;
    }

    void add_declaration(std::size_t begin, std::size_t end, std::vector<CssDeclaration>& out) const {
        while (begin < end && is_blank(text_[begin])) ++begin;
        while (end > begin && is_blank(text_[end - 1])) --end;
        const std::size_t colon = text_.substr(0, end).find(U':', begin);
        if (colon == std::u32string_view::npos || colon == begin || colon + 1 >= end) return;
        CssDeclaration declaration{.property = {}, .value = {}, .span = mapped_.given(begin, end)};
        for (const char32_t c : trimmed(begin, colon)) {
            if (!is_name(c)) return;
            declaration.property += c < 0x80 ? static_cast<char>(lower(c)) : '?';
        }
        declaration.value = folded_value(trimmed(colon + 1, end));
        if (const std::size_t mark = declaration.value.rfind('!'); mark != std::string::npos) {
            declaration.important = declaration.value.find("important", mark) != std::string::npos;
            declaration.value.resize(mark);
            while (declaration.value.ends_with(' ')) declaration.value.pop_back();
        }
        if (!declaration.property.empty() && !declaration.value.empty()) out.push_back(std::move(declaration));
    }

    static std::string folded_value(std::u32string_view text) {
        std::u32string out;
        char32_t quote = 0;
        bool address = false;
        for (const char32_t c : text) {
            if (quote != 0 ? c == quote : c == U'"' || c == U'\'') quote = quote != 0 ? 0 : c;
            if (c == U'(' && out.ends_with(U"url")) address = true;
            if (c == U')') address = false;
            if (is_blank(c) && (out.empty() || out.back() == U' ')) continue;
            out += quote != 0 || address ? c : is_blank(c) ? U' ' : lower(c);
        }
        return to_utf8(out);
    }

    std::u32string_view trimmed(std::size_t begin, std::size_t end) const {
        while (begin < end && is_blank(text_[begin])) ++begin;
        while (end > begin && is_blank(text_[end - 1])) --end;
        return text_.substr(begin, end - begin);
    }

    const MappedText& mapped_;
    std::u32string_view text_;
    std::size_t at_ = 0;
    CssSheet sheet_;
};

}  // namespace

std::vector<CssDeclaration> read_declarations(const MappedText& text) {
    const MappedText source = plain(text);
    std::vector<CssDeclaration> out;
    Reader(source).read_declarations(source.size(), out);
    return out;
}

CssSheet read_sheet(const MappedText& text) {
    const MappedText source = plain(text);
    return Reader(source).read_sheet();
}

}  // namespace stoa::policy
