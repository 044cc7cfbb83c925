// Whether a dotted name in running text is meant as a place on the net: "larkspur.example" is, "end.Next", "invoice.zip"
// and "the dot com years" are not.
#pragma once

#include "policy/match/host_reader.h"

namespace stoa::policy {

class LinkBelief {
public:
    LinkBelief(const Passage& passage, std::u32string_view given) : passage_(passage), given_(given), tokens_(passage.tokens) {}

    bool believes_bare(std::size_t first, const Host& host) const;
    bool believes_obfuscated(std::size_t first, const Host& host, std::size_t dot) const;

    // Where "s h o p" begins, of which token `first` is the last letter; `first` where no letters are spelled.
    std::size_t begin_of_spelled_letters(std::size_t first, std::size_t not_before) const;

private:
    enum class Letters { Lower, Upper, Title, Mixed };
    Letters letters(std::size_t begin, std::size_t end) const;
    bool has_cue_before(std::size_t first) const;
    bool stands_alone(std::size_t first, const Host& host) const;
    bool begins_sentence(std::size_t first, const Host& host) const;
    bool begins_with_common_word(std::size_t first, const Host& host) const;
    bool is_sentence_joint(std::size_t first, const Host& host) const;
    bool goes_on_in_small_letters(const Host& host) const;
    char32_t character_after(const Host& host) const;
    char32_t character_before(std::size_t first) const;

    const Passage& passage_;
    std::u32string_view given_;
    const std::vector<Token>& tokens_;
};

}  // namespace stoa::policy
