// Host names as they stand in running text, and what is known of top-level domains.
#pragma once

#include <string_view>

namespace stoa::policy {

// Whether `host` (lower case, two labels at least) ends in a public suffix that really exists, or in ".example" (RFC
// 2606), and has a label before it.
bool is_registrable(std::u32string_view host);

// Whether the last label of a host is one that exists, reserved ones included.
bool is_top_level(std::u32string_view label);

// The top-level domains that people know, of which a spelled-out "dot de" is believed.
bool is_well_known_top_level(std::u32string_view label);

// Those that are also a word of the eight languages ("it", "so", "now") or the ending of a file's name ("zip").
bool is_also_a_word(std::u32string_view label);
bool is_also_a_file_ending(std::u32string_view label);

// How a URL begins, also where it is to be overlooked: "https", "hxxp".
bool is_scheme(std::u32string_view word);

// "node.js", "asp.net", "co.kg": dotted names that lead nowhere.
bool is_dotted_name(std::u32string_view host);

// Whether `host` is `owner` or below it.
bool is_within(std::string_view host, std::string_view owner);

// Letters, digits and the hyphen of a label; no kana or ideographs, which stand directly beside a host in a sentence.
bool is_label_character(char32_t c);

}  // namespace stoa::policy
