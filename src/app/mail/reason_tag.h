// The reason of a mail that a seller opens, as its subject tells it: "[customization] The engraving", "[Important] …".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/words.h"
#include "policy/pack.h"

namespace stoa {

struct TaggedSubject {
    std::optional<Reason> reason{};
    std::string subject{};  // Without the tag, and without "Re:" and the like before it.
};
// Case does not count, and blanks, hyphens and underscores are the same. "[Important]", as sellers know it from Amazon, is a message
// that the order cannot be completed without.
TaggedSubject read_reason_tag(std::string_view subject);

// "[customization], [invoice], …": those of the pack.
std::string list_reason_tags(const policy::Pack& pack);

}  // namespace stoa
