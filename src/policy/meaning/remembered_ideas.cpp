#include "policy/meaning/remembered_ideas.h"

#include <cstring>

#include "base/digest.h"
#include "policy/meaning/circumstance.h"

namespace stoa::policy {

ConceptSet RememberedIdeas::of(std::string_view text) {
    std::string name = digest(text);
    std::uint64_t number = 0;
    std::memcpy(&number, name.data(), sizeof number);
    Place& place = places_[number % places_.size()];
    {
        const std::lock_guard lock(mutex_);
        if (place.digest == name) return place.ideas;
    }
    const ConceptSet ideas = ideas_of(book_, text);
    const std::lock_guard lock(mutex_);
    place = {.digest = std::move(name), .ideas = ideas};
    return ideas;
}

}  // namespace stoa::policy
