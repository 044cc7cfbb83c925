#include "mail/reply/attributions.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "mail/reply/reply_clues.h"

namespace stoa::mail {

namespace {

constexpr std::size_t lines_max = 5;
constexpr std::size_t line_length_max = 400;     // Bytes.
constexpr std::size_t length_max = 600;          // Of all lines together.
constexpr std::size_t ending_length_max = 16;    // What some languages write behind the verb: "(a)", "følgende".
constexpr std::size_t early_digit_max = 8;       // Bytes before the day where no preposition leads: "ср, 30", "于2020".
constexpr std::size_t opening_words_max = 4;     // "On Monday, December 15".
constexpr std::size_t words_after_verb_max = 5;  // A name: "schrieb Anna von der Heide:".
constexpr std::size_t dated_words_max = 10;      // "schrieb am Montag, den 3. März 2014 um 10:00 Uhr:".
constexpr std::size_t bare_words_max = 4;        // "Anna Schmidt wrote:".

// "Wrote", folded, in the forms that programs use.
constexpr std::array<std::string_view, 61> writing_verbs{
    "wrote",    "writes",     "schrieb",   "schreibt",   "geschrieben", "a écrit",      "a ecrit",    "écrit",   "escribió",
    "escribio", "ha scritto", "scrive",    "scrisse",    "escreveu",    "schreef",      "geschreven", "skrev",   "skreiv",
    "skrifaði", "kirjoitti",  "napisał",   "napisała",   "napisal",     "pisze",        "napsal",     "napsala", "napísal",
    "napísala", "írta",       "irta",      "a scris",    "yazdı",       "yazdi",        "yazmış",     "написал", "писал",
    "пишет",    "написав",    "писав",     "пише",       "написано",    "написа",       "έγραψε",     "εγραψε",  "כתב",
    "מאת",      "كتب",        "تمت كتابة", "書きました", "のメール",    "のメッセージ", "写道",       "寫道",    "写到",
    "寫到",     "작성",       "썼습니다",  "쓴 글",      "đã viết",     "menulis",      "va escriure"};

// What an attribution that begins with its date puts before it, folded.
constexpr std::array<std::string_view, 28> date_openers{"on",   "at",  "am",  "vom",    "le", "el",     "il", "em", "no",   "a",
                                                        "op",   "den", "dne", "dnia",   "w",  "in",     "la", "în", "στισ", "στη",
                                                        "στην", "в",   "у",   "بتاريخ", "في", "בתאריך", "ב-", "在"};

// The author about their own writing, folded.
constexpr std::array<std::string_view, 14> own_writing{"i wrote",  "we wrote",   "i have written", "schrieb ich", "schrieben wir",
                                                       "habe ich", "haben wir",  "j'ai écrit",     "j’ai écrit",  "nous avons écrit",
                                                       "heb ik",   "schreef ik", "skrev jag",      "skrev jeg"};

struct Clues {
    bool has_full_date = false;
    bool has_time = false;
    bool has_verb = false;
    bool ends_as_such = false;  // With the verb, or with a bracketed address or what else programs put last.
    bool has_opener = false;
    bool is_of_author = false;  // "I wrote": it leads to the author's own words.
    AddressClue address;
    std::size_t words = 0;
};

std::string_view without_marks(std::string_view text, std::string_view marks) {
    const std::size_t begin = text.find_first_not_of(marks);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

bool begins_with_digit(std::string_view word) {
    word = without_marks(word, "(\"'");
    return !word.empty() && is_digit(word.front());
}

// Whether the text begins as a date does, with few words before its first number.
bool opens_with_date(std::string_view folded) {
    folded = without_marks(folded, "-*_([\"' ");
    const std::size_t digit = folded.find_first_of("0123456789");
    if (digit == std::string_view::npos) return false;
    if (digit <= early_digit_max && folded.substr(0, digit).find_first_of("@<") == std::string_view::npos) return true;
    const std::vector<std::string_view> words = first_words(folded, opening_words_max);
    if (words.size() < 2) return false;
    if ((words[0].ends_with(',') || words[0].ends_with('.')) && begins_with_digit(words[1])) return true;
    const bool has_preposition = std::ranges::find(date_openers, words[0]) != date_openers.end();
    return has_preposition && std::ranges::any_of(words, begins_with_digit);
}

// Where the last verb of writing ends; 0 where there is none.
std::size_t end_of_verb(std::string_view folded) {
    std::size_t end = 0;
    for (const std::string_view verb : writing_verbs) {
        const std::size_t at = folded.rfind(verb);
        if (at != std::string_view::npos && holds_word(folded.substr(at > 0 ? at - 1 : 0), verb)) end = std::max(end, at + verb.size());
    }
    return end;
}

bool ends_with_any(std::string_view text, std::string_view signs) {
    return !text.empty() && signs.find(text.back()) != std::string_view::npos;
}

std::string_view without_end_marks(std::string_view text) {
    const std::size_t last = text.find_last_not_of(": -*_\t");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

Clues clues_of(std::string_view folded) {
    const std::string_view body = without_end_marks(folded);
    Clues clues;
    clues.has_full_date = holds_full_date(body);
    clues.has_time = holds_time(body);
    clues.address = find_address(body);
    clues.has_opener = opens_with_date(body);
    clues.words = count_words(body);
    clues.is_of_author = holds_any_word(body, own_writing);
    const std::size_t verb = end_of_verb(body);
    clues.has_verb = verb > 0;
    const bool ends_with_verb = clues.has_verb && body.size() - verb <= ending_length_max;
    const bool ends_with_name =
        clues.has_verb && clues.has_opener && clues.has_time && count_words(body.substr(verb)) <= words_after_verb_max;
    const bool ends_with_address = clues.address.is_bracketed && ends_with_any(body, ">)]\"'");
    const std::string_view behind = body.substr(verb);
    const bool ends_with_date = clues.has_verb && find_address(body.substr(0, verb)).is_bracketed &&
                                count_words(behind) <= dated_words_max && (holds_full_date(behind) || holds_time(behind));
    clues.ends_as_such = ends_with_verb || ends_with_name || ends_with_address || ends_with_date;
    return clues;
}

std::optional<Certainty> certainty_of(const Clues& clues) {
    const bool is_dated = clues.has_full_date || clues.has_time;
    // Programs in languages that are not known here.
    const bool is_made = clues.address.is_bracketed || (clues.has_full_date && (clues.has_time || clues.has_opener));
    if (!clues.ends_as_such || clues.is_of_author) return is_made ? std::optional(Certainty::Weak) : std::nullopt;
    if (is_dated && clues.address.is_bracketed && (clues.has_verb || clues.has_opener)) return Certainty::Certain;
    if (is_dated && clues.address.is_there && clues.has_verb && clues.has_opener) return Certainty::Certain;
    if (clues.has_full_date && clues.has_time && clues.has_verb && clues.has_opener) return Certainty::Certain;
    if (clues.has_full_date && clues.has_verb && clues.has_opener) return Certainty::Likely;
    if (clues.address.is_bracketed && clues.has_verb) return Certainty::Likely;
    if (clues.has_verb && (is_dated || clues.address.is_there || clues.words <= bare_words_max)) return Certainty::Weak;
    return is_made ? std::optional(Certainty::Weak) : std::nullopt;
}

// Hebrew and Arabic programs put signs that turn the direction of writing (U+200E to U+202E) behind the colon, too.
std::string_view without_direction_signs(std::string_view line) {
    constexpr std::size_t length = 3;
    while (line.size() >= length && line.substr(line.size() - length).starts_with("\xE2\x80") &&
           static_cast<unsigned char>(line.back()) >= 0x8E)
        line.remove_suffix(length);
    return line;
}

// Whether the line goes on from the one above: its address or its verb is what was wrapped.
bool goes_on(std::string_view line) {
    line = without_indent(line);
    return line.starts_with('<') || line.starts_with('(') || (line.find('>') < line.find('<') && line.find('>') != std::string_view::npos);
}

// What ends so is a sentence of the author's; "10:00 a.m." ends none.
bool ends_sentence(std::string_view folded) { return ends_with_any(folded, ".!?") && !folded.ends_with(".m."); }

// A colon, or Zoho's dashes, at the end.
bool has_ending(std::string_view line) {
    return line.ends_with(':') || line.ends_with("：") || line.ends_with(":*") || line.ends_with(" ----");
}

// Where HTML was made into text without line ends, the quote follows in the attribution's own line: "… <a@b.c> wrote:> Hello".
std::size_t end_within(std::string_view line) {
    const std::size_t colon = line.find(":>") != std::string_view::npos ? line.find(":>") : line.find(": >");
    return colon == std::string_view::npos ? 0 : colon + 1;
}

}  // namespace

bool may_end_attribution(std::string_view line) { return has_ending(without_direction_signs(line)) || end_within(line) > 0; }

std::optional<Attribution> find_attribution(ReplyLines lines, std::size_t floor, std::size_t last) {
    std::string_view text = without_direction_signs(lines[last].text);
    if (!has_ending(text)) text = text.substr(0, end_within(text));
    if (text.empty() || text.size() > line_length_max) return std::nullopt;
    std::optional<Attribution> found;
    std::string joined;
    for (std::size_t begin = last + 1; begin > floor && last + 1 - begin < lines_max;) {
        --begin;
        const ReplyLine& line = lines[begin];
        if (line.is_blank() || line.is_quoted || line.text.size() > line_length_max) break;
        const std::string folded = folded_line(begin == last ? text : line.text);
        if (!joined.empty()) joined.insert(0, 1, ' ');
        joined.insert(0, folded);
        if (joined.size() > length_max) break;
        const bool is_wrapped = begin < last && goes_on(lines[begin + 1].text);
        if (found && !is_wrapped && (!opens_with_date(folded) || ends_sentence(folded))) continue;
        const Clues clues = clues_of(joined);
        if (found && !is_wrapped && !clues.has_full_date && !clues.has_time) continue;
        const std::optional<Certainty> certainty = certainty_of(clues);
        if (!certainty || (begin < last && *certainty == Certainty::Weak && !clues.has_opener)) continue;
        if (!found || *certainty >= found->certainty) found = Attribution{.begin = begin, .certainty = *certainty};
        if (clues.has_opener && (clues.has_full_date || clues.has_time)) break;
    }
    return found;
}

}  // namespace stoa::mail
