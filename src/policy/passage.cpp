#include "policy/passage.h"

#include "policy/text/normalised.h"

namespace stoa::policy {

Passage make_passage(Part part, Passage::Source source, MappedText given) {
    MappedText normalised = normalise(given);
    std::vector<Token> tokens = tokenise(normalised.text());
    return {.part = part, .source = source, .given = std::move(given), .normalised = std::move(normalised), .tokens = std::move(tokens)};
}

}  // namespace stoa::policy
