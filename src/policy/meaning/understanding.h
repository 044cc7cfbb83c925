// What a whole draft is understood to do: asked once for a draft, it answers for every purpose where the words are.
#pragma once

#include <vector>

#include "policy/meaning/model.h"
#include "policy/meaning/reading.h"
#include "policy/rule.h"

namespace stoa::policy {

class FileView;
class View;

class Understanding {
public:
    explicit Understanding(const View& view);

    // Where the draft serves `purpose`. A purpose of whole messages has one sighting without a span.
    const std::vector<Sighting>& sightings(Purpose purpose) const { return sightings_[static_cast<std::size_t>(purpose)]; }

private:
    void add_file(const FileView& file);

    std::array<std::vector<Sighting>, purpose_count> sightings_{};
};

}  // namespace stoa::policy
