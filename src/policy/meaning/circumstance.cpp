#include "policy/meaning/circumstance.h"

#include <algorithm>

#include "base/text.h"
#include "policy/text/normalised.h"

namespace stoa::policy {

namespace {

constexpr std::size_t answered_max = 3;  // Messages of the other side that are looked at, newest first.
constexpr std::size_t answered_bytes_max = 4000;

bool answers(const Reading& subject) {
    constexpr std::array<std::string_view, 8> prefixes{"re", "aw", "sv", "res", "rv", "antw", "r", "tr"};
    return subject.size() > 1 && std::ranges::find(prefixes, subject.text.words[0].key) != prefixes.end();
}

}  // namespace

ConceptSet ideas_of(const Phrasebook& book, std::string_view text) {
    const MappedText normalised = normalise(MappedText::of(text));
    const Reading reading = read(book, normalised.text(), tokenise(normalised.text()));
    return reading.ideas(0, reading.size());
}

Circumstance circumstance_of(const Draft& draft, const Ideas& ideas, const Reading* subject) {
    Circumstance out{.author = draft.author, .kind = draft.kind, .reason = draft.reason};
    std::size_t seen = 0;
    for (auto earlier = draft.history.rbegin(); earlier != draft.history.rend() && seen < answered_max; ++earlier) {
        if (earlier->author == draft.author) continue;
        ++seen;
        out.has_history = true;
        out.asked |= ideas(std::string_view(earlier->body).substr(0, byte_offset(earlier->body, answered_bytes_max)));
    }
    if (subject && answers(*subject)) out.asked |= subject->ideas(0, subject->size());
    return out;
}

Circumstance circumstance_of(const Draft& draft, const Phrasebook& book, const Reading* subject) {
    return circumstance_of(draft, Ideas([&](std::string_view text) { return ideas_of(book, text); }), subject);
}

}  // namespace stoa::policy
