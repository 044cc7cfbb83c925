// A text of which every character knows where it stands in the part as it was given: the ground for exact spans after
// tags were skipped, entities decoded and letters folded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/verdict.h"

namespace stoa::policy {

class MappedText {
public:
    // The code points of `utf8`, each standing for itself. REQUIRES: well-formed UTF-8.
    static MappedText of(std::string_view utf8);

    // Adds a character that stands for the code points `begin` to `end` of the part.
    void append(char32_t character, std::size_t begin, std::size_t end) {
        text_.push_back(character);
        begins_.push_back(static_cast<std::uint32_t>(begin));
        ends_.push_back(static_cast<std::uint32_t>(end));
    }
    void reserve(std::size_t count);
    // Characters `begin` to `end` (not included), with their places.
    MappedText part(std::size_t begin, std::size_t end) const;

    std::u32string_view text() const { return text_; }
    std::size_t size() const { return text_.size(); }
    char32_t operator[](std::size_t at) const { return text_[at]; }

    // The span of the part that characters `begin` to `end` (not included) stand for. REQUIRES: begin < end <= size().
    Span given(std::size_t begin, std::size_t end) const { return {begins_[begin], ends_[end - 1]}; }

private:
    std::u32string text_;
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint32_t> ends_;
};

// UTF-8 of some code points.
std::string to_utf8(std::u32string_view text);

}  // namespace stoa::policy
