// Names as mail programs show them beside an address. What stands there is read as who writes, so it never tells another address.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stoa::mail {

constexpr std::size_t name_length_max = 60;           // Code points of one side's name.
constexpr std::size_t display_name_length_max = 120;  // Of the whole: a name and "(on MARKETPLACE)".

// `name` as one line of at most `length` code points, without the words that look like an e-mail address, an account ("@name") or an
// address of the web, plain or in full-width letters; a word that `kept` has too (a marketplace called by its domain) stays. May be empty:
// the caller then says who it is in words. A name is to be cleaned and cut before words are put around it, and is cleaned again when the
// mail is written.
std::string clean_name(std::string_view name, std::size_t length = name_length_max, std::string_view kept = {});

}  // namespace stoa::mail
