#include "mail/read/html_charset.h"

#include <algorithm>

#include "base/ascii.h"
#include "mail/read/charset.h"

namespace stoa::mail {

namespace {

constexpr std::size_t prescan_bytes_max = 1'024;  // HTML Standard, section 13.2.3.2.

constexpr bool is_html_blank(char c) { return is_blank(c) || c == '\f'; }

struct Attribute {
    std::string name{};   // In small letters; empty at the end of the tag.
    std::string value{};  // In small letters.
};

// Reads the attributes of a tag one by one ("get an attribute" of the HTML Standard).
class Tag {
public:
    Tag(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

    Attribute next() {
        skip([](char c) { return is_html_blank(c) || c == '/'; });
        Attribute out;
        if (is_end()) return out;
        out.name = take([](char c) { return !is_html_blank(c) && c != '/' && c != '>' && c != '='; });
        if (out.name.empty()) out.name = to_lower(bytes_.substr(at_++, 1));  // A name may begin with "=".
        skip(is_html_blank);
        if (is_end() || bytes_[at_] != '=') return out;
        ++at_;
        skip(is_html_blank);
        if (is_end()) return out;
        const char quote = bytes_[at_];
        if (quote == '"' || quote == '\'') {
            ++at_;
            out.value = take([quote](char c) { return c != quote; });
            if (at_ < bytes_.size()) ++at_;
        } else {
            out.value = take([](char c) { return !is_html_blank(c) && c != '>'; });
        }
        return out;
    }

    std::size_t at() const { return at_; }

private:
    bool is_end() const { return at_ >= bytes_.size() || bytes_[at_] == '>'; }

    template <class Wanted>
    void skip(Wanted wanted) {
        while (at_ < bytes_.size() && wanted(bytes_[at_])) ++at_;
    }

    template <class Wanted>
    std::string take(Wanted wanted) {
        const std::size_t begin = at_;
        skip(wanted);
        return to_lower(bytes_.substr(begin, at_ - begin));
    }

    std::string_view bytes_;
    std::size_t at_;
};

// "text/html; charset=x" (HTML Standard, "extracting a character encoding from a meta element").
std::string charset_of_content(std::string_view content) {
    for (std::size_t at = content.find("charset"); at != std::string_view::npos; at = content.find("charset", at + 1)) {
        std::string_view rest = trim_blanks(content.substr(at + 7));
        if (!rest.starts_with('=')) continue;
        rest = trim_blanks(rest.substr(1));
        if (rest.starts_with('"') || rest.starts_with('\'')) {
            const std::size_t close = rest.find(rest.front(), 1);
            return close == std::string_view::npos ? std::string() : std::string(rest.substr(1, close - 1));
        }
        return std::string(rest.substr(0, rest.find_first_of("; \t\r\n\f")));
    }
    return {};
}

// The charset of a <meta>, whose attributes `tag` reads.
std::string charset_of_meta(Tag& tag) {
    std::string direct, by_content;
    bool is_pragma = false;
    for (Attribute attribute = tag.next(); !attribute.name.empty(); attribute = tag.next()) {
        if (attribute.name == "http-equiv") is_pragma = attribute.value == "content-type";
        if (attribute.name == "charset" && direct.empty()) direct = trim_blanks(attribute.value);
        if (attribute.name == "content" && by_content.empty()) by_content = charset_of_content(attribute.value);
    }
    std::string found = !direct.empty() ? direct : is_pragma ? by_content : std::string();
    // What was read so far as ASCII cannot be these (HTML Standard, same section).
    if (found.starts_with("utf-16")) found = "utf-8";
    return found == "x-user-defined" ? "windows-1252" : found;
}

}  // namespace

std::string find_html_charset(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) return "utf-8";
    if (bytes.starts_with("\xfe\xff")) return "utf-16be";
    if (bytes.starts_with("\xff\xfe")) return "utf-16le";
    const std::string_view head = bytes.substr(0, prescan_bytes_max);
    for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at)) {
        const std::string_view rest = head.substr(at);
        if (rest.starts_with("<!--")) {
            const std::size_t close = rest.find("-->", 2);
            if (close == std::string_view::npos) break;
            at += close + 3;
        } else if (rest.size() > 5 && equal_ignoring_case(rest.substr(0, 5), "<meta") && (is_html_blank(rest[5]) || rest[5] == '/')) {
            Tag tag(head, at + 5);
            std::string found = charset_of_meta(tag);
            at = tag.at();
            if (at < head.size() && is_known_charset(found)) return found;
        } else if (const std::size_t name = rest.starts_with("</") ? 2 : 1; rest.size() > name && is_letter(rest[name])) {
            Tag tag(head, std::min(head.find_first_of(" \t\r\n\f>", at), head.size()));
            while (!tag.next().name.empty()) continue;
            at = tag.at();
        } else {
            const bool is_bogus = rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?');
            const std::size_t close = is_bogus ? rest.find('>') : 0;
            if (close == std::string_view::npos) break;
            at += close + 1;
        }
    }
    return {};
}

}  // namespace stoa::mail
