// Reads unstructured header values: encoded words (RFC 2047), also broken ones, and raw 8-bit text (RFC 6532 and older).
#pragma once

#include <string>
#include <string_view>

namespace stoa::mail {

// `value` may be folded. One line, without control characters and blanks around it. 8-bit text that is not UTF-8 is taken
// to be in `raw_charset`, where that fits.
std::string decode_unstructured(std::string_view value, std::string_view raw_charset = {});

// Replaces encoded words by quoted strings (RFC 5322 section 3.2.4) of what they say, so that a parser of structured
// values keeps them whole and takes no address or comma out of them (RFC 2047 section 5).
std::string quote_encoded_words(std::string_view value, std::string_view raw_charset = {});

}  // namespace stoa::mail
