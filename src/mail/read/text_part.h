// The text of one part, as it is read.
#pragma once

#include <string>

#include "mail/read/structure.h"

namespace stoa::mail {

// Decoded, with \n, format=flowed unwrapped, without empty lines around it and blanks at its end.
std::string read_plain_part(const Part& part);

// Decoded; its charset by Content-Type, else by what the HTML says. Empty where it is nothing but blanks.
std::string read_html_part(const Part& part);

}  // namespace stoa::mail
