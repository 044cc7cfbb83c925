// Whose file is looked into next: authors take turns, so that one with many files keeps nobody waiting but itself.
#pragma once

#include <vector>

#include "domain/job.h"
#include "store/connection.h"

namespace stoa::store {

// Jobs of JobKind::InspectAttachment that are due: those of authors with the fewest files under a look first, of them the longest due.
Result<std::vector<Job>> list_due_inspections(Reader& reader, Timestamp now, int limit);
// The author of the file that `taken` looks into had a turn: its other files are due behind all that wait now.
Result<void> end_turn(Transaction& transaction, const Job& taken, Timestamp now);

}  // namespace stoa::store
