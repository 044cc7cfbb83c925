#include "policy/writing/written_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stoa::policy {

namespace {

constexpr std::size_t quoted_length_max = 200;  // What is longer was not closed.

constexpr char32_t ascii_end = 0x80;  // Most letters are below: they are told without a table.

bool is_blank(char32_t c) {
    return c < ascii_end ? c == U' ' || (c >= U'\t' && c <= U'\r') : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_line_end(char32_t c) { return c == U'\n' || c == U'\r' || c == U'\u2028' || c == U'\u2029'; }
bool is_letter(char32_t c) {
    if (c < ascii_end) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const auto type = u_charType(static_cast<UChar32>(c));
    return u_isalpha(static_cast<UChar32>(c)) != 0 || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u02bc'; }
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
bool is_final(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U'\u2026' || c == U'\u3002' || c == U'\uff01' || c == U'\uff1f';
}
// Soft hyphens and zero-width signs are inside a word and no part of its spelling: such words are left alone.
bool is_latin(char32_t c) {
    if (c < ascii_end) return is_letter(c);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    return script == USCRIPT_LATIN || script == USCRIPT_INHERITED;
}
bool is_capital(char32_t c) {
    if (c < ascii_end) return c >= U'A' && c <= U'Z';
    return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}
// Signs that make a code or an address of the letters beside them.
bool is_binding(char32_t c) {
    constexpr std::u32string_view signs = U"@/\\_#&+*=~^<>|%$€£¥§°©®™{}[]²³";
    if (c < ascii_end && (is_letter(c) || is_blank(c))) return false;
    return signs.find(c) != std::u32string_view::npos || u_isdigit(static_cast<UChar32>(c)) != 0;
}

// What opens a quotation, and what closes it.
constexpr std::array<std::pair<char32_t, char32_t>, 11> quotation_marks{{{U'"', U'"'},
                                                                         {U'\u201c', U'\u201d'},
                                                                         {U'\u201e', U'\u201c'},
                                                                         {U'\u201a', U'\u2018'},
                                                                         {U'\u2018', U'\u2019'},
                                                                         {U'\u00ab', U'\u00bb'},
                                                                         {U'\u00bb', U'\u00ab'},
                                                                         {U'\u2039', U'\u203a'},
                                                                         {U'\u300c', U'\u300d'},
                                                                         {U'\'', U'\''},
                                                                         {U'`', U'`'}}};

// 0 where `c` opens none.
char32_t closing_of(char32_t c) {
    if (c < ascii_end && c != U'"' && c != U'\'' && c != U'`') return 0;
    const auto found = std::ranges::find(quotation_marks, c, &std::pair<char32_t, char32_t>::first);
    return found == quotation_marks.end() ? 0 : found->second;
}

class Reader {
public:
    explicit Reader(std::u32string_view text) : text_(text), quoted_(text.size(), false) { mark_quotes(); }

    std::vector<WrittenSentence> read() {
        while (at_ < text_.size()) {
            if (is_line_end(text_[at_])) {
                end_sentence(at_++);
            } else if (is_blank(text_[at_])) {
                ++at_;
            } else {
                read_chunk();
            }
        }
        end_sentence(text_.size());
        return std::move(sentences_);
    }

private:
    void mark_quotes() {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const char32_t closing = closing_of(text_[at]);
            const bool opens = closing != 0 && (at == 0 || !is_letter(text_[at - 1]));
            if (!opens || at + 1 == text_.size() || is_blank(text_[at + 1])) continue;
            const std::size_t end = find_closing(at + 1, closing);
            if (end == 0) continue;
            std::fill(quoted_.begin() + static_cast<std::ptrdiff_t>(at), quoted_.begin() + static_cast<std::ptrdiff_t>(end) + 1, true);
            at = end;
        }
    }

    // 0 where it is not closed in the same line.
    std::size_t find_closing(std::size_t from, char32_t closing) const {
        for (std::size_t at = from; at < std::min(text_.size(), from + quoted_length_max) && !is_line_end(text_[at]); ++at) {
            const bool closes =
                text_[at] == closing || (closing == U'\u201d' && text_[at] == U'"') || (closing == U'\u201c' && text_[at] == U'\u201d');
            if (closes && (at + 1 == text_.size() || !is_letter(text_[at + 1]))) return at;
        }
        return 0;
    }

    // What stands between white space: signs, then words and what joins them, then signs.
    void read_chunk() {
        std::size_t end = at_;
        while (end < text_.size() && !is_blank(text_[end]) && !is_line_end(text_[end])) ++end;
        const bool is_code = holds_code(at_, end);
        bool is_spaced = true;
        while (at_ < end) {
            if (is_letter(text_[at_])) {
                read_word(end, is_code, is_spaced);
            } else if (is_code && u_isdigit(static_cast<UChar32>(text_[at_])) != 0) {
                read_number(end, is_spaced);
            } else {
                add({.begin = at_, .end = at_ + 1, .lower = std::u32string(1, text_[at_]), .is_spaced = is_spaced});
                ++at_;
            }
            is_spaced = false;
        }
        if (ends_sentence(end)) end_sentence(end);
    }

    bool holds_code(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at < end; ++at) {
            if (is_binding(text_[at])) return true;
            const bool is_inside = at > begin && at + 1 < end && is_letter(text_[at - 1]) && is_letter(text_[at + 1]);
            if (is_inside && (text_[at] == U'.' || text_[at] == U':' || text_[at] == U';')) return true;
            if (text_[at] == U'\u00ad' || text_[at] == U'\u200b' || text_[at] == U'\u200d' || text_[at] == U'\ufffd') return true;
        }
        return false;
    }

    void read_number(std::size_t end, bool is_spaced) {
        const std::size_t begin = at_;
        while (at_ < end && u_isdigit(static_cast<UChar32>(text_[at_])) != 0) ++at_;
        add({.begin = begin, .end = at_, .lower = std::u32string(text_.substr(begin, at_ - begin)), .is_spaced = is_spaced});
    }

    void read_word(std::size_t end, bool is_code, bool is_spaced) {
        const std::size_t begin = at_;
        bool is_foreign = false;
        while (at_ < end && is_inside_word(end)) {
            is_foreign = is_foreign || (is_letter(text_[at_]) && !is_latin(text_[at_]));
            ++at_;
        }
        WrittenWord word{
            .begin = begin, .end = at_, .lower = lower_case(text_.substr(begin, at_ - begin)), .is_word = true, .is_spaced = is_spaced};
        word.has_capital =
            std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(at_), is_capital);
        // "approx. 3": a full stop that ends no sentence.
        const bool is_shortened = at_ < end && text_[at_] == U'.' && !ends_sentence(end);
        const bool is_cut = at_ < end && is_apostrophe(text_[at_]);  // "bein'"
        word.is_plain = !is_code && !is_foreign && !is_shortened && !is_cut && !quoted_[begin];
        add(std::move(word));
    }

    bool is_inside_word(std::size_t end) const {
        if (is_letter(text_[at_])) return true;
        const bool joins = is_apostrophe(text_[at_]) || is_hyphen(text_[at_]);
        return joins && at_ + 1 < end && is_letter(text_[at_ + 1]);
    }

    bool ends_sentence(std::size_t chunk_end) const {
        std::size_t last = chunk_end;
        while (last > 0 && !is_final(text_[last - 1]) && !is_letter(text_[last - 1]) &&
               u_isdigit(static_cast<UChar32>(text_[last - 1])) == 0)
            --last;
        if (last == 0 || !is_final(text_[last - 1])) return false;
        std::size_t next = chunk_end;
        while (next < text_.size() && is_blank(text_[next]) && !is_line_end(text_[next])) ++next;
        if (next == text_.size() || is_line_end(text_[next]) || text_[last - 1] != U'.') return true;
        return u_islower(static_cast<UChar32>(text_[next])) == 0 && u_isdigit(static_cast<UChar32>(text_[next])) == 0;
    }

    void add(WrittenWord word) {
        if (current_.empty()) begin_ = word.begin;
        current_.push_back(std::move(word));
    }

    void end_sentence(std::size_t end) {
        if (!current_.empty()) sentences_.push_back({.begin = begin_, .end = end, .words = std::move(current_)});
        current_.clear();
    }

    std::u32string_view text_;
    std::vector<bool> quoted_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::vector<WrittenWord> current_;
    std::vector<WrittenSentence> sentences_;
};

}  // namespace

std::u32string lower_case(std::u32string_view word) {
    std::u32string out;
    out.reserve(word.size());
    for (const char32_t c : word) {
        if (c < ascii_end)
            out += c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
        else if (is_apostrophe(c))
            out += U'\'';
        else
            out += is_hyphen(c) ? U'-' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    }
    return out;
}

std::vector<WrittenSentence> read_sentences(std::u32string_view text) { return Reader(text).read(); }

}  // namespace stoa::policy
