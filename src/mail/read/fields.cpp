#include "mail/read/fields.h"

#include "base/ascii.h"

namespace stoa::mail {

namespace {

// The length of a field's name at the head of a line, 0 where it is none. Blanks before the colon are obsolete
// (RFC 5322 section 4.5) and still sent.
std::size_t name_length(std::string_view line) {
    std::size_t length = 0;
    while (length < line.size() && line[length] > ' ' && line[length] < 0x7f && line[length] != ':') ++length;
    const std::size_t colon = line.find_first_not_of(" \t", length);
    return colon != std::string_view::npos && line[colon] == ':' ? length : 0;
}

bool is_fold(std::string_view line) { return !line.empty() && (line.front() == ' ' || line.front() == '\t'); }

std::string_view without_blanks_before(std::string_view line) { return line.substr(std::min(line.find_first_not_of(" \t"), line.size())); }

// An mbox keeps the envelope before the header.
bool is_envelope_line(std::string_view line) { return line.starts_with("From ") || line.starts_with(">From "); }

// Makes the value of `field` reach to `end`.
void extend(Field& field, std::string_view line) { field.value = std::string_view(field.value.begin(), line.end()); }

}  // namespace

Line read_line(std::string_view bytes, std::size_t begin) {
    const std::size_t end = bytes.find('\n', begin);
    if (end == std::string_view::npos) return {.text = bytes.substr(begin), .next = bytes.size()};
    const std::size_t text_end = end > begin && bytes[end - 1] == '\r' ? end - 1 : end;
    return {.text = bytes.substr(begin, text_end - begin), .next = end + 1};
}

Fields read_fields(std::string_view mail, std::size_t begin, std::size_t bytes_max, const IsDelimiter& is_delimiter) {
    Fields fields;
    std::size_t at = begin;
    while (at < mail.size() && at - begin <= bytes_max) {
        const Line line = read_line(mail, at);
        if (is_delimiter(line.text)) break;
        if (line.text.empty()) {
            at = line.next;
            break;
        }
        // The first line cannot be folded, whatever it begins with.
        const std::string_view text = fields.all.empty() ? without_blanks_before(line.text) : line.text;
        const std::size_t length = name_length(text);
        if (length > 0) {
            fields.all.push_back({.name = text.substr(0, length), .value = text.substr(text.find(':', length) + 1)});
        } else if (is_fold(line.text) && !fields.all.empty()) {
            extend(fields.all.back(), line.text);
        } else if (!(at == begin && is_envelope_line(line.text))) {
            if (fields.all.empty() || name_length(read_line(mail, line.next).text) == 0) break;
            extend(fields.all.back(), line.text);
        }
        at = line.next;
    }
    fields.body_begin = at;
    return fields;
}

std::string without_line_ends(std::string_view value) {
    std::string out;
    out.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\r' || value[i] == '\n') continue;
        const bool is_line_begin = i > 0 && value[i - 1] == '\n';
        if (is_line_begin && !is_blank(value[i])) out += ' ';  // The fold has lost its blank.
        out += value[i];
    }
    return out;
}

std::string unfold(std::string_view value) {
    std::string out;
    out.reserve(value.size());
    for (const char c : without_line_ends(trim_blanks(value))) out += is_control(c) ? ' ' : c;
    return out;
}

std::string Fields::value(std::string_view name) const {
    for (const Field& field : all) {
        if (equal_ignoring_case(field.name, name) && !trim_blanks(field.value).empty()) return unfold(field.value);
    }
    return {};
}

std::vector<std::string> Fields::values(std::string_view name) const {
    std::vector<std::string> out;
    for (const Field& field : all) {
        if (equal_ignoring_case(field.name, name)) out.push_back(unfold(field.value));
    }
    return out;
}

bool Fields::has(std::string_view name) const {
    return std::ranges::any_of(all, [&](const Field& field) { return equal_ignoring_case(field.name, name); });
}

}  // namespace stoa::mail
