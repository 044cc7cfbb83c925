// The names of header fields as mail programs write them in their languages.
#pragma once

#include <optional>
#include <string_view>

namespace stoa::mail {

enum class HeaderField : unsigned char { From, Sent, Date, To, Subject, Other };

// The field of this folded name, without marks and blanks at its ends.
std::optional<HeaderField> header_field(std::string_view folded_name);

}  // namespace stoa::mail
