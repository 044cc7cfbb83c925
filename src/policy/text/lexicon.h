// What single words tell the rules, in eight languages and some of what is dictated in others: that a number follows, that it is a
// telephone's or an order's, which digit is meant, which word stands for "@" or ".". Words are looked up normalised and without accents.
#pragma once

#include <cstdint>
#include <string_view>

namespace stoa::policy {

enum class Sense : std::uint32_t {
    Telephone = 1U << 0,        // "tel", "fax", "mobile": the number beside it is one to dial.
    Calling = 1U << 1,          // "call", "reach", "anrufen": may be about a number to dial.
    NumberNoun = 1U << 2,       // "number", "Nummer": of what kind its neighbours say.
    Own = 1U << 3,              // "my", "unsere": with a NumberNoun it is one to dial.
    Reference = 1U << 4,        // "order", "SKU", "serial": the number beside it is none to dial.
    Unit = 1U << 5,             // "cm", "euro": the number before it is a quantity.
    At = 1U << 6,               // Stands for "@".
    AtOnlyBracketed = 1U << 7,  // Stands for "@" where it is in brackets: "(a)".
    Dot = 1U << 8,              // Stands for ".".
    Joiner = 1U << 9,           // Stands for a separator inside a number: "dash", "und".
    MailCue = 1U << 10,         // An address is near: "email", "write".
    LinkCue = 1U << 11,         // A site is near: "website", "visit".
    Common = 1U << 12,          // A word too common to be a mailbox or a site.
    Continuation = 1U << 13,    // "rest", "then": goes on with what an earlier message began.
    Provider = 1U << 14,        // A mail provider's name: "gmail".
    Particle = 1U << 15,        // Counts as a digit only between two others: Japanese に.
    Feedback = 1U << 16,        // "review", "rate", "Bewertung": what buyers say of goods and sellers in public.
};

// How a number word makes digits with its neighbours.
enum class NumberForm : std::uint8_t { None, Unit, Teen, Tens, Compound, Hundred, Thousand, Repeat };

enum class Tongue : std::uint8_t { None, English, German, French, Spanish, Italian, Portuguese, Dutch, Japanese };

struct Meaning {
    std::uint32_t senses = 0;
    NumberForm form = NumberForm::None;
    std::uint8_t value = 0;             // 0-99; for Repeat how often the next digit counts.
    Tongue common_in = Tongue::None;    // Of which language it is a telling common word.
    std::u32string_view domain_part{};  // For a word that spells a part of a domain: "コム" is "com".

    bool has(Sense sense) const { return (senses & static_cast<std::uint32_t>(sense)) != 0; }
};

// The meaning of a word, or null. The answer lives as long as the program.
const Meaning* find_meaning(std::u32string_view word);

// Whether some number word begins with the first two letters of `word`: quick, and true where it cannot tell.
bool may_begin_number(std::u32string_view word);

// How many characters the longest known word of kana or ideographs has that begins with `first`; 0 for none.
std::size_t longest_east_asian_word(char32_t first);

}  // namespace stoa::policy
