// The header of a message or of a part: its fields as they stand there (RFC 5322 section 2.2).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::mail {

// Views into the mail's bytes.
struct Field {
    std::string_view name;
    std::string_view value;  // Still folded.
};

struct Fields {
    std::vector<Field> all{};
    std::size_t body_begin = 0;  // The byte after the empty line, or where what can be no field begins.

    // The value of the first field of that name that is not blank, unfolded; empty where there is none.
    std::string value(std::string_view name) const;
    // The unfolded values of all fields of that name.
    std::vector<std::string> values(std::string_view name) const;
    bool has(std::string_view name) const;
};

// Whether a line, given without its end, is a delimiter that ends the header it stands in.
using IsDelimiter = std::function<bool(std::string_view line)>;

// Reads from `begin` on. A line that is no field is taken as part of the one before where a field follows it (a fold that
// lost its blank); otherwise the body begins there, so that nothing readable is lost. Fields past `bytes_max` are not read:
// `body_begin` then lies further from `begin` than that.
Fields read_fields(std::string_view mail, std::size_t begin, std::size_t bytes_max, const IsDelimiter& is_delimiter);

// Without line ends (RFC 5322 section 2.2.3).
std::string without_line_ends(std::string_view value);

// Likewise, without blanks around it; NUL and other control characters become blanks.
std::string unfold(std::string_view value);

// The line at `begin` without its end, and where the next one begins.
struct Line {
    std::string_view text;
    std::size_t next = 0;
};
Line read_line(std::string_view bytes, std::size_t begin);

}  // namespace stoa::mail
