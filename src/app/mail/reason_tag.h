// The reason of a mail that a seller opens, as a tag in its subject or first line tells it: "[customization] The engraving",
// "[Important] …".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/words.h"

namespace stoa {

struct TaggedWords {
    std::optional<Reason> reason{};
    std::string subject{};  // Without the tag, and without "Re:" and the like before it.
    std::string text{};     // Without a tag in its first line. A tag in the subject counts more.
};
// Case does not count, and blanks, hyphens and underscores are the same. "[Important]", as sellers know it from Amazon, is a message
// that the order cannot be completed without.
TaggedWords read_reason_tag(std::string_view subject, std::string_view text);

// What answers the question for a reason: a tag, or a first line that is nothing but the name of one.
std::optional<Reason> read_answered_reason(std::string_view subject, std::string_view text);

// "[customization]".
std::string tag_of(Reason reason);

}  // namespace stoa
