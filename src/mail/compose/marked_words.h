// People's words cut for writing: stretches, characters that are not seen, line ends, and where faulty places begin and end.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mail/compose/outgoing_mail.h"

namespace stoa::mail {

constexpr std::size_t line_ends_in_a_row_max = 3;

// A faulty place: bytes `begin` to `end` of the words. Places that overlap are one, with the numbers of all its faults, which count from 1.
struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::size_t> faults{};
};

// The places of the first `Refusal::faults_max` faults that have one, in order and apart from each other.
std::vector<Mark> find_marks(std::string_view words, std::span<const Fault> faults);

struct WordsPart {
    enum class Kind { Text, Hidden, LineEnd, MarkBegin, MarkEnd };
    Kind kind;
    std::string text{};                 // Of Text: as given; of Hidden: the name.
    std::string code{};                 // Of Hidden.
    std::vector<std::size_t> faults{};  // Of MarkEnd.
};

// All of `words` in order. CR, CR LF, U+2028 and U+2029 are line ends too; white space at the end of the words and more than
// `line_ends_in_a_row_max` line ends in a row are left out. Linear.
std::vector<WordsPart> cut_words(std::string_view words, std::span<const Mark> marks = {});

}  // namespace stoa::mail
