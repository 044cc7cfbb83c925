#include "mail/reply/signatures.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "mail/reply/advertisements.h"
#include "mail/reply/reply_clues.h"

namespace stoa::mail {

namespace {

constexpr std::size_t bare_lines_max = 12;   // Behind "--", whose blank is lost: no more than a signature has.
constexpr std::size_t ruled_lines_max = 15;  // Behind a line of dashes.
constexpr std::size_t short_line_max = 90;   // Bytes. What is longer is a sentence.
constexpr std::size_t contact_lines_max = 10;
constexpr std::size_t contact_words_max = 6;
constexpr std::size_t name_words_max = 5;
constexpr std::size_t telephone_digits_min = 6;
constexpr std::size_t name_length_max = 48;
constexpr std::size_t name_part_length_min = 2;  // Initials tell nobody apart.
constexpr std::size_t hint_words_max = 8;

// How one may be reached, as one line of a signature tells it.
struct Contacts {
    bool has_address = false;
    bool has_url = false;
    bool has_telephone = false;

    bool any() const { return has_address || has_url || has_telephone; }
    int kinds() const { return int{has_address} + int{has_url} + int{has_telephone}; }
    void add(const Contacts& other) {
        has_address |= other.has_address;
        has_url |= other.has_url;
        has_telephone |= other.has_telephone;
    }
};

bool is_telephone(std::string_view line) {
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(line, is_digit));
    const auto others = static_cast<std::size_t>(std::ranges::count_if(line, is_letter));
    return digits >= telephone_digits_min && digits > others && line.find_first_of(",?!") == std::string_view::npos;
}

Contacts contacts_of(std::string_view line) {
    Contacts contacts;
    if (line.size() > short_line_max || count_words(line) > contact_words_max) return contacts;
    const std::string folded = folded_line(line);
    contacts.has_address = find_address(folded).is_there;
    contacts.has_url = holds_url(folded);
    contacts.has_telephone = is_telephone(line);
    return contacts;
}

bool is_sentence(std::string_view line) {
    return line.ends_with('?') || line.ends_with('!') || line.ends_with(':') || line.size() > short_line_max;
}

bool begins_with_capital(std::string_view word) {
    if (word.empty()) return false;
    const char first = word.front();
    return is_ascii(first) ? is_capital(first) : folded_line(word) != word;
}

// "Anna Schmidt", "John E. Doe, Ph.D.": some capitalised words without digits.
bool is_name(std::string_view line) {
    if (line.size() > name_length_max || is_sentence(line) || std::ranges::any_of(line, is_digit)) return false;
    const std::vector<std::string_view> words = first_words(line, name_words_max + 1);
    return words.size() >= 2 && words.size() <= name_words_max && std::ranges::all_of(words, begins_with_capital);
}

// Whether the line tells the sender's name: all the parts of it that are longer than an initial. Where mail gives only an
// address in its place, whether it tells that.
bool is_of_sender(std::string_view line, std::string_view sender_name) {
    if (line.size() > short_line_max || sender_name.size() > short_line_max) return false;
    const std::string name = folded_line(sender_name);
    const std::string folded = folded_line(line);
    if (name.find('@') != std::string::npos) return folded.find(name) != std::string::npos;
    std::size_t found = 0;
    for (std::string_view part : first_words(name, hint_words_max)) {
        while (part.ends_with(',') || part.ends_with('.') || part.ends_with('"')) part.remove_suffix(1);
        while (part.starts_with('"')) part.remove_prefix(1);
        if (part.size() < name_part_length_min) continue;
        if (!holds_word(folded, part)) return false;
        ++found;
    }
    return found >= 2;
}

struct Contents {
    Contacts contacts;
    std::size_t written = 0;  // Lines that are not blank.
    bool has_sentence = false;
    bool has_other_numbers = false;  // A street or a postal code: it may be where a parcel shall go.
    bool names_sender = false;
    bool has_advertisement = false;
};

Contents read_contents(ReplyLines lines, std::string_view sender_name) {
    Contents contents;
    for (const ReplyLine& line : lines) {
        if (line.is_blank()) continue;
        ++contents.written;
        const Contacts contacts = contacts_of(line.text);
        contents.contacts.add(contacts);
        contents.has_sentence |= !contacts.any() && is_sentence(line.text);
        contents.has_other_numbers |= !contacts.any() && std::ranges::any_of(line.text, is_digit);
        contents.names_sender |= is_of_sender(line.text, sender_name);
        contents.has_advertisement |= is_advertisement(line.text);
        if (contents.has_sentence) break;
    }
    return contents;
}

// What stands above decides whether lines of contact are an answer: "You reach me here:".
bool leads_on(ReplyLines lines, std::size_t begin, std::size_t at) {
    at = end_of_written(lines, begin, at);
    return at > begin && (lines[at - 1].text.ends_with(':') || lines[at - 1].text.ends_with("："));
}

bool is_first(ReplyLines lines, std::size_t begin, std::size_t at) { return end_of_written(lines, begin, at) == begin; }

// Behind "--", where the blank at its end was lost.
std::optional<std::size_t> at_delimiter(ReplyLines lines, std::size_t begin, std::size_t end) {
    std::size_t written = 0;
    std::optional<std::size_t> found;
    for (std::size_t at = end; at-- > begin && written <= bare_lines_max;) {
        const std::string_view line = without_indent(lines[at].text);
        if (line == "--") found = at;
        if (line.ends_with('?') || line.size() > short_line_max) break;
        if (!line.empty()) ++written;
    }
    return found && leads_on(lines, begin, *found) ? std::nullopt : found;
}

// Behind a line of dashes or underscores: what lists write under a mail, and signatures with a frame.
std::optional<std::size_t> at_rule(ReplyLines lines, std::size_t begin, std::size_t end, std::string_view sender_name) {
    std::size_t written = 0;
    for (std::size_t at = end; at-- > begin && written <= ruled_lines_max;) {
        if (lines[at].is_blank()) continue;
        if (++written > 1 && is_rule(lines[at].text, 2)) {
            const Contents contents = read_contents(lines.subspan(at + 1, end - at - 1), sender_name);
            const bool is_reached = contents.contacts.kinds() >= 2 || (contents.contacts.any() && contents.names_sender);
            return is_reached && !contents.has_sentence && !leads_on(lines, begin, at) ? std::optional(at) : std::nullopt;
        }
    }
    return std::nullopt;
}

// The last paragraph, where it is a name and how to reach it.
std::optional<std::size_t> at_contacts(ReplyLines lines, std::size_t begin, std::size_t end, std::string_view sender_name) {
    const std::size_t at = begin_of_paragraph(lines, begin, end);
    if (is_first(lines, begin, at) || leads_on(lines, begin, at) || end - at < 2 || end - at > contact_lines_max) return std::nullopt;
    const Contents contents = read_contents(lines.subspan(at, end - at), sender_name);
    if (contents.has_sentence || contents.has_other_numbers) return std::nullopt;
    if (is_of_sender(lines[at].text, sender_name) && (contents.contacts.any() || contents.has_advertisement)) return at;
    const bool is_card = contents.contacts.kinds() >= 2 && (contents.contacts.has_address || contents.contacts.has_url);
    return is_card && (is_name(lines[at].text) || contents.names_sender) ? std::optional(at) : std::nullopt;
}

// "-Anna" alone in the last line, as some sign; a list has more such lines, or a colon above.
std::optional<std::size_t> at_dashed_name(ReplyLines lines, std::size_t begin, std::size_t end) {
    const std::string_view line = lines[end - 1].text;
    if (line.size() < 3 || !line.starts_with('-') || line.size() > name_length_max || line.ends_with('.') || is_sentence(line))
        return std::nullopt;
    const std::vector<std::string_view> words = first_words(line.substr(1), name_words_max);
    const bool is_named = line[1] != ' ' && words.size() < name_words_max && std::ranges::all_of(words, begins_with_capital);
    if (!is_named || std::ranges::any_of(line, is_digit) || is_first(lines, begin, end - 1) || leads_on(lines, begin, end - 1))
        return std::nullopt;
    const std::size_t above = end_of_written(lines, begin, end - 1);
    const bool stands_alone = above < end - 1 && !without_indent(lines[above - 1].text).starts_with('-');
    return stands_alone ? std::optional(end - 1) : std::nullopt;
}

}  // namespace

std::size_t find_signature_delimiter(ReplyLines lines, std::size_t begin, std::size_t end) {
    while (begin < end && !lines[begin].is_signature_delimiter) ++begin;
    return begin;
}

std::size_t begin_of_signature(ReplyLines lines, std::size_t begin, std::size_t end, std::string_view sender_name) {
    if (begin == end) return end;
    if (const auto at = at_delimiter(lines, begin, end)) return *at;
    if (const auto at = at_rule(lines, begin, end, sender_name)) return *at;
    if (const auto at = at_contacts(lines, begin, end, sender_name)) return *at;
    return at_dashed_name(lines, begin, end).value_or(end);
}

}  // namespace stoa::mail
