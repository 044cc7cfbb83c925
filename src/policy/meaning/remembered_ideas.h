// The concepts of earlier messages, remembered: a conversation's last messages are asked for with each new one, and at each
// pause of whoever is typing.
#pragma once

#include <array>
#include <mutex>
#include <string>
#include <string_view>

#include "policy/meaning/concept.h"
#include "policy/meaning/phrasebook.h"

namespace stoa::policy {

// Holds digests of texts, never texts. A full place is taken over by the next text that belongs there. Any thread.
class RememberedIdeas {
public:
    // `book` must outlive it.
    explicit RememberedIdeas(const Phrasebook& book) : book_(book) {}

    // The same as ideas_of(book, text).
    ConceptSet of(std::string_view text);

private:
    struct Place {
        std::string digest{};  // Of 32 bytes; empty: nothing is here yet.
        ConceptSet ideas{};
    };

    const Phrasebook& book_;
    std::mutex mutex_;
    std::array<Place, 4096> places_{};
};

}  // namespace stoa::policy
