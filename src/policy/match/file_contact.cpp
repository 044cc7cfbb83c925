#include "policy/match/file_contact.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>

#include "policy/match/file_purpose.h"

namespace stoa::policy {

namespace {

constexpr std::uint32_t label_words_max = 3;      // "Telephone:", "Contact us:", "Our web site": a label asks for nothing.
constexpr std::uint32_t request_numbers_max = 5;  // More are a table of an invoice, whose lines are one sentence where nothing ends them:
constexpr std::uint32_t near_words = 12;          // then so many words on both sides count.

// "I", in all its forms: what is printed on boxes and forms says "we".
constexpr std::array<std::string_view, 45> first_person{
    "me",        "my",         "mine",     "i'm",        "ich",        "mir",      "mich",       "mein",       "meine",
    "meiner",    "meinem",     "meinen",   "moi",        "mon",        "ma",       "mes",        "je",         "mi",
    "mis",       "yo",         "mio",      "mia",        "mij",        "mijn",     "ik",         "meu",        "minha",
    "mim",       "eu",         "私",       "僕",         "俺",         "わ",       "llameme",    "llamame",    "escribame",
    "escribeme", "contacteme", "chiamami", "chiamatemi", "telefonami", "scrivimi", "scrivetemi", "contattami", "ligueme"};

bool is_oneself(const Word& word) { return std::ranges::find(first_person, word.key) != first_person.end(); }

bool is_any_of(const ConceptSet& ideas, std::initializer_list<Concept> wanted) {
    return std::ranges::any_of(wanted, [&](Concept idea) { return has(ideas, idea); });
}

// Words of the block around the match: those of its sentences, and, where they are hardly more than a label, of the sentence before.
struct Around {
    std::uint32_t begin = 0, end = 0;  // Words.
    std::uint32_t others = 0;          // That are not of the match, and no numbers.
    std::uint32_t numbers = 0;
};

class Context {
public:
    Context(const FileView& file, const Passage& block, const Reading& reading, const Match& match)
        : file_(file), block_(block), reading_(reading), match_(match) {
        std::uint32_t first = reading.size(), last = 0;
        for (std::uint32_t at = 0; at < reading.size(); ++at) {
            if (!is_of_match(at)) continue;
            first = std::min(first, at);
            last = at;
        }
        if (first >= reading.size()) return;
        first_ = first;
        sentence_ = reading.text.words[first].sentence;
        own_ = around(sentence_, reading.text.words[last].sentence);
        if (own_.numbers > request_numbers_max)
            own_ = between(first > own_.begin + near_words ? first - near_words : own_.begin, std::min(own_.end, last + 1 + near_words));
    }

    bool requests() const {
        if (is_after_oneself() || asks(own_)) return true;
        if (own_.others > label_words_max || sentence_ == 0) return false;
        const Around before = around(sentence_ - 1, sentence_ - 1);
        return before.numbers <= request_numbers_max && asks(before);
    }

private:
    bool is_of_match(std::uint32_t at) const {
        const Word& word = reading_.text.words[at];
        return word.begin < match_.end && match_.begin < word.end;
    }

    // Of sentences.
    Around around(std::uint32_t first, std::uint32_t last) const {
        return between(reading_.text.sentences[first].begin, reading_.text.sentences[last].end);
    }
    Around between(std::uint32_t begin, std::uint32_t end) const {
        Around around{.begin = begin, .end = end};
        for (std::uint32_t at = around.begin; at < around.end; ++at)
            if (!is_of_match(at)) ++(reading_.text.words[at].is_number ? around.numbers : around.others);
        return around;
    }

    // "Call me on": no label of a firm's says so.
    bool is_after_oneself() const {
        const std::uint32_t begin = first_ > label_words_max ? first_ - label_words_max : 0;
        return std::ranges::any_of(std::span(reading_.text.words).subspan(begin, first_ - begin),
                                   [&](const Word& word) { return is_oneself(word) && !is_place(word); });
    }

    // "REA MI-1234567": Milan, where not everything is written in capitals.
    bool is_place(const Word& word) const {
        const Span span = block_.span(word.begin, word.end), all = block_.span(0, block_.normalised.size());
        const auto is_small = [](char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; };
        const auto in_small = [&](const Span& in) {
            return std::ranges::any_of(file_.given().substr(in.begin, in.end - in.begin), is_small);
        };
        return span.end - span.begin == 2 && !in_small(span) && in_small(all);
    }

    bool asks(const Around& words) const {
        const bool is_east_asian = words.begin < words.end && reading_.text.words[words.begin].is_east_asian;
        if (words.others <= (is_east_asian ? 3 * label_words_max : label_words_max)) return false;
        const ConceptSet ideas = reading_.ideas(words.begin, words.end);
        if (is_any_of(ideas, {Concept::Direct, Concept::Messenger, Concept::Newsletter})) return true;
        const bool is_polite = is_any_of(ideas, {Concept::Please, Concept::Need});
        if (is_any_of(ideas, {Concept::Payment, Concept::Browse, Concept::Shop})) return is_polite || is_any_of(ideas, {Concept::Browse});
        return is_any_of(ideas, {Concept::ContactUs}) && (is_polite || !is_east_asian);
    }

    const FileView& file_;
    const Passage& block_;
    const Reading& reading_;
    const Match& match_;
    std::uint32_t first_ = 0;  // Word of the match.
    std::uint32_t sentence_ = 0;
    Around own_{};
};

// Whether the file says nothing but this: a number on a slip of paper.
bool stands_alone(const FileView& file, const Reading& reading, const Match& match) {
    constexpr std::uint32_t word_length_min = 3;
    if (file.blocks().size() > 1) return false;
    return std::ranges::none_of(reading.text.words, [&](const Word& word) {
        const bool is_of_match = word.begin < match.end && match.begin < word.end;
        return !is_of_match && !word.is_number && word.end - word.begin >= word_length_min;
    });
}

bool speaks_to_seller(const FileView& file, const Reading& reading, const Match& match) {
    if (stands_alone(file, reading, match)) return true;
    constexpr std::uint32_t note_words_max = 12;  // "My number is …", on a slip of paper.
    if (reading.size() <= note_words_max && speaks_of_oneself(reading)) return true;
    const bool asks = is_any_of(reading.ideas(0, reading.size()),
                                {Concept::ContactUs, Concept::Messenger, Concept::Direct, Concept::Payment, Concept::Handle});
    return asks && speaks_of_oneself(reading);
}

}  // namespace

bool speaks_of_oneself(const Reading& reading) { return std::ranges::any_of(reading.text.words, is_oneself); }

bool names_its_issuer(const FileView& file) {
    constexpr std::size_t words_min = 40;
    if (file.use() == FileUse::OrderDocument) return true;
    if (file.use() == FileUse::Advertising || named_use(file.file().name) != NamedUse::Document) return false;
    std::size_t words = 0;
    for (const Reading& reading : file.readings()) words += reading.size();
    return words >= words_min;
}

bool speaks_to_reader(Author author, const FileView& file, std::size_t block, const Match& match) {
    if (author == Author::Seller && !names_its_issuer(file)) return true;
    const Reading reading = file.reading_of(block);
    return author == Author::Buyer ? speaks_to_seller(file, reading, match)
                                   : Context(file, file.blocks()[block], reading, match).requests();
}

}  // namespace stoa::policy
