#include "mail/compose/header_values.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/ascii.h"
#include "base/text.h"
#include "mail/compose/hidden_characters.h"

namespace stoa::mail {

namespace {

// RFC 5322 section 3.2.3.
bool is_atom_text(char c) {
    return is_letter(c) || is_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [](char c) { return c == '.' || is_atom_text(c) || !is_ascii(c); });
}

// RFC 1035 section 2.3.1, with digits first as RFC 1123 section 2.1 has it.
bool is_label(std::string_view label) {
    constexpr std::size_t label_size_bytes_max = 63;
    if (label.empty() || label.size() > label_size_bytes_max || label.front() == '-' || label.back() == '-') return false;
    return std::ranges::all_of(label, [](char c) { return c == '-' || is_letter(c) || is_digit(c) || !is_ascii(c); });
}

bool is_all_ascii(std::string_view text) { return std::ranges::all_of(text, is_ascii); }

// RFC 5322 section 3.6.4: no-fold-literal.
bool is_literal(std::string_view text) {
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') return false;
    return std::ranges::all_of(text.substr(1, text.size() - 2),
                               [](char c) { return c > ' ' && c < 0x7f && c != '[' && c != ']' && c != '\\'; });
}

std::string_view without_brackets(std::string_view id) {
    id = trim(id);
    if (id.starts_with('<') && id.ends_with('>') && id.size() > 1) id = id.substr(1, id.size() - 2);
    return id;
}

// The last boundary between characters as people see them at or before byte `end`; `end` where the whole of it is one.
std::size_t boundary_before(std::string_view text, std::size_t end) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> characters(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    UText* opened = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    const std::unique_ptr<UText, decltype(&utext_close)> unicode(opened, utext_close);
    if (U_FAILURE(status)) return end;
    characters->setText(unicode.get(), status);
    if (U_FAILURE(status) || characters->isBoundary(static_cast<std::int32_t>(end)) != 0) return end;
    const std::int32_t before = characters->preceding(static_cast<std::int32_t>(end));
    return before <= 0 ? end : static_cast<std::size_t>(before);
}

std::string cut(std::string_view text, std::size_t length) {
    const std::size_t end = byte_offset(text, length);
    if (end == text.size()) return std::string(text);
    constexpr std::size_t seen_after = 64;  // Bytes behind the cut that can join what is before it.
    const std::string_view around = text.substr(0, byte_offset(text, length + seen_after));
    const std::string_view kept = text.substr(0, boundary_before(around, end));
    return std::string(kept.ends_with(' ') ? kept.substr(0, kept.size() - 1) : kept) + "…";
}

}  // namespace

std::string one_line(std::string_view text, std::size_t length) {
    const std::string seen = without_hidden(text);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(seen.data());
    const auto size = static_cast<std::int64_t>(seen.size());
    std::string line;
    bool blank = false;
    for (std::int64_t at = 0; at < size;) {
        const std::int64_t begin = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (u_isUWhiteSpace(c) != 0) {
            blank = !line.empty();
            continue;
        }
        if (blank) line += ' ';
        blank = false;
        line.append(seen, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    }
    return cut(line, length);
}

bool is_address(std::string_view address, HeaderForm form) {
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || address.size() > address_size_bytes_max || at > local_part_size_bytes_max) return false;
    if (form == HeaderForm::SevenBit ? !is_all_ascii(address) : !is_valid_utf8(address) || without_hidden(address) != address) return false;
    const std::string_view domain = address.substr(at + 1);
    return is_dot_atom(address.substr(0, at)) && std::ranges::all_of(split(domain, '.'), is_label);
}

bool is_message_id(std::string_view id) {
    const std::size_t at = id.find('@');
    if (at == std::string_view::npos || id.size() > message_id_size_bytes_max || !is_all_ascii(id)) return false;
    const std::string_view right = id.substr(at + 1);
    return is_dot_atom(id.substr(0, at)) && (is_dot_atom(right) || is_literal(right));
}

std::string_view repeatable_id(std::string_view id) {
    id = without_brackets(id);
    const std::size_t at = id.find('@');
    const bool has_both_sides = at != std::string_view::npos && at > 0 && at + 1 < id.size();
    const auto is_printable = [](char c) { return c > ' ' && c < 0x7f && c != '<' && c != '>'; };
    return has_both_sides && id.size() <= message_id_size_bytes_max && std::ranges::all_of(id, is_printable) ? id : std::string_view();
}

std::vector<std::string> references_of_reply(std::span<const std::string> references, std::string_view in_reply_to) {
    std::vector<std::string> ids;
    for (const std::string& reference : references) {
        if (const std::string_view id = repeatable_id(reference); !id.empty()) ids.emplace_back(id);
    }
    if (const std::string_view id = repeatable_id(in_reply_to); !id.empty() && (ids.empty() || ids.back() != id)) ids.emplace_back(id);
    if (ids.size() > references_kept_at_end_max + 1) ids.erase(ids.begin() + 1, ids.end() - references_kept_at_end_max);
    return ids;
}

}  // namespace stoa::mail
