#include "policy/meaning/disguises.h"

#include <algorithm>
#include <array>
#include <utility>

#include "policy/text/mapped_text.h"

namespace stoa::policy {

namespace {

constexpr std::size_t letters_min = 4;  // Of a word with figures in it: shorter ones are models and measures.

// Cyrillic and Greek small letters, which capitals are folded to, that look like Latin ones.
constexpr std::u32string_view lookalikes = U"аеорсухіјѕһԁвнкмтгαορντυικχε", read_as = U"aeopcyxijshdbhkmtraopvtuikxe";
static_assert(lookalikes.size() == read_as.size());

bool is_plain_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_of_other_script(char c) { return c >= '\xcd' && c <= '\xd4'; }  // The first byte of U+0340 to U+053f.

// What a word with letters of two scripts is read as; empty where it has none, or others than those.
std::string without_lookalikes(std::string_view key) {
    const bool has_latin = std::ranges::any_of(key, is_plain_letter);
    if (!has_latin || std::ranges::none_of(key, is_of_other_script)) return {};
    std::u32string read(MappedText::of(key).text());
    for (char32_t& c : read) {
        if (const std::size_t at = lookalikes.find(c); at != std::u32string_view::npos) c = read_as[at];
        if (c >= 0x80) return {};
    }
    return to_utf8(read);
}

// A letter that a figure or sign stands for; "1" and "!" are an i or an l.
char letter_for(char c, char for_one) {
    constexpr std::string_view signs = "034578@$", letters = "oeastbas";
    if (c == '1') return for_one;
    const std::size_t at = signs.find(c);
    return at == std::string_view::npos ? c : letters[at];
}

// Words that stand together without anything between.
struct Group {
    std::size_t begin, end;
};

// Whether figures stand in the place of letters: a single one behind them counts ("part1").
bool is_suspicious(std::string_view spelled) {
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(spelled, is_plain_letter));
    const std::size_t others = spelled.size() - letters;
    if (spelled.size() < letters_min || others == 0 || letters < others) return false;
    return others > 1 || is_plain_letter(spelled.back());
}

std::string read_group(const std::vector<Word>& words, const Group& group, const Phrasebook& book) {
    std::string spelled;
    for (std::size_t at = group.begin; at < group.end; ++at) spelled += words[at].key;
    if (!is_suspicious(spelled)) return {};
    for (const char for_one : {'i', 'l'}) {
        std::string read = spelled;
        std::ranges::transform(read, read.begin(), [&](char c) { return letter_for(c, for_one); });
        if (std::ranges::all_of(read, is_plain_letter) && book.knows(read)) return read;
    }
    return {};
}

Group group_at(const std::vector<Word>& words, std::size_t begin) {
    Group group{begin, begin + 1};
    while (group.end < words.size() && words[group.end].glued && words[group.end].clause == words[begin].clause) ++group.end;
    return group;
}

// Nearly no text has such words.
bool may_have_disguises(const std::vector<Word>& words) {
    return std::ranges::any_of(
        words, [](const Word& word) { return (word.glued && !word.is_east_asian) || std::ranges::any_of(word.key, is_of_other_script); });
}

// The stretches of the words that are left, of which some have become one.
void renumber(std::vector<Stretch>& stretches, const std::vector<std::uint32_t>& new_place) {
    for (Stretch& stretch : stretches) stretch = {new_place[stretch.begin], new_place[stretch.end], stretch.is_question};
}

}  // namespace

void unmask(Words& words, const Phrasebook& book) {
    if (!may_have_disguises(words.words)) return;
    std::vector<Word> kept;
    std::vector<std::uint32_t> new_place;  // Of each word, and behind the last.
    kept.reserve(words.words.size());
    for (std::size_t at = 0; at < words.words.size();) {
        const Group group = group_at(words.words, at);
        std::string read = group.end - group.begin > 1 ? read_group(words.words, group, book) : std::string();
        if (!read.empty()) {
            new_place.insert(new_place.end(), group.end - group.begin, static_cast<std::uint32_t>(kept.size()));
            Word whole = std::move(words.words[group.begin]);
            whole.end = words.words[group.end - 1].end;
            whole.is_number = false;
            set_key(whole, std::move(read));
            kept.push_back(std::move(whole));
            at = group.end;
            continue;
        }
        for (; at < group.end; ++at) {
            Word& word = words.words[at];
            if (std::string plain = without_lookalikes(word.key); !plain.empty()) set_key(word, std::move(plain));
            new_place.push_back(static_cast<std::uint32_t>(kept.size()));
            kept.push_back(std::move(word));
        }
    }
    new_place.push_back(static_cast<std::uint32_t>(kept.size()));
    words.words = std::move(kept);
    renumber(words.clauses, new_place);
    renumber(words.sentences, new_place);
}

}  // namespace stoa::policy
