// The line that mail programs write above a quote: "On Monday, 3 March 2014 at 10:00, Anna <anna@example.com> wrote:".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "mail/reply/reply_lines.h"

namespace stoa::mail {

// How surely a quote follows, which decides what is done where no ">" shows it.
enum class Certainty {
    Weak,     // Only where the next line is quoted: "Anna wrote:".
    Likely,   // Also where it stands between blank lines: "On 26 November 2013 you wrote:".
    Certain,  // Wherever it stands: it has a date and an address as programs write them.
};

struct Attribution {
    std::size_t begin;  // Its first line; it ends with the line that was asked about.
    Certainty certainty;
};

// Whether the line may be an attribution's last by its signs alone; quick.
bool may_end_attribution(std::string_view line);

// The attribution whose last line is `last`, wrapped over at most five lines, none of them before `floor`.
std::optional<Attribution> find_attribution(ReplyLines lines, std::size_t floor, std::size_t last);

}  // namespace stoa::mail
