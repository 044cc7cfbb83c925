// The pieces of a mail that are read one after the other, each as plain text, as HTML, or both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stoa::mail {

// At least one of the two says something.
struct Passage {
    std::string plain{};
    std::string html{};
};

// All as plain text with an empty line between them; empty where one of them exists only as HTML.
std::string join_plain(const std::vector<Passage>& passages);

// All as HTML, plain ones within <pre>; empty where none has HTML.
std::string join_html(const std::vector<Passage>& passages);

// One passage of the versions of a multipart/alternative, the best of which comes last (RFC 2046 section 5.1.4).
std::vector<Passage> choose_alternative(const std::vector<std::vector<Passage>>& versions);

}  // namespace stoa::mail
