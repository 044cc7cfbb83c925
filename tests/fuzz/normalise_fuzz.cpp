// The normaliser and the tokeniser: folding twice changes nothing, places lie in the text and go on, tokens leave no gap.
#include "fuzz/fuzz.h"
#include "policy/text/normalised.h"
#include "policy/text/tokens.h"

using namespace stoa;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const policy::MappedText given = policy::MappedText::of(fuzz::text_of(bytes, size));
    const policy::MappedText once = policy::normalise(given);
    const policy::MappedText twice = policy::normalise(policy::MappedText::of(policy::to_utf8(once.text())));
    fuzz::require(once.text() == twice.text(), "folding twice changes nothing");
    std::size_t before = 0;
    for (std::size_t at = 0; at < once.size(); ++at) {
        const policy::Span place = once.given(at, at + 1);
        fuzz::require(before <= place.begin && place.begin < place.end && place.end <= given.size(), "places lie in the text and go on");
        before = place.begin;
    }
    std::size_t end = 0;
    for (const policy::Token& token : policy::tokenise(once.text())) {
        fuzz::require(token.begin == end && token.end > token.begin, "tokens leave no gap");
        end = token.end;
    }
    fuzz::require(end == once.size(), "tokens reach the end");
    return 0;
}
