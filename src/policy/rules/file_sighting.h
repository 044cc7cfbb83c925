// Sightings in files: with the place where a reader sees them, and without a change, which nobody can make there.
#pragma once

#include <string>
#include <vector>

#include "policy/match/file_contact.h"
#include "policy/match/file_lead.h"
#include "policy/match/match.h"
#include "policy/rule.h"
#include "policy/view.h"

namespace stoa::policy {

Sighting sighting_in(const FileView& file, const Passage& block, const Match& match);
// Of what stands in no text: a link's target, a code.
Sighting sighting_of(const FileView& file, const FilePlace& place, const std::string& words);

// What leads so in a seller's files. What stands in a buyer's was printed by others; codes in pictures are image.logo_link's.
void add_leads(const View& view, FileLead::Kind kind, std::vector<Sighting>& sightings);

// What `find` finds in the blocks of the draft's files and that speaks to whoever gets them. `find` is given a block and the whole
// text of its file, and gives matches.
template <class Find>
void add_from_files(const View& view, std::vector<Sighting>& sightings, const Find& find) {
    for (const FileView& file : view.files()) {
        for (std::size_t at = 0; at < file.blocks().size(); ++at) {
            const Passage& block = file.blocks()[at];
            for (const Match& match : find(block, file.given())) {
                if (speaks_to_reader(view.draft().author, file, at, match)) sightings.push_back(sighting_in(file, block, match));
            }
        }
    }
}

}  // namespace stoa::policy
