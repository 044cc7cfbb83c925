// Which of the numbers, addresses, links and accounts in a file speak to whoever gets it.
//
// An invoice shows by law who issued it, a warranty who gives it, a photo of a box what is printed on the box: such contacts are no way
// around the marketplace. "Call us at …" is one, wherever it stands.
#pragma once

#include "policy/file_view.h"
#include "policy/match/match.h"

namespace stoa::policy {

// `match` stands in that block of the file.
bool speaks_to_reader(Author author, const FileView& file, std::size_t block, const Match& match);

// Whether a seller's file is one of those that name their issuer.
bool names_its_issuer(const FileView& file);

// Whether who wrote it speaks of himself ("my number"): what is printed on boxes and forms says "we".
bool speaks_of_oneself(const Reading& reading);

}  // namespace stoa::policy
