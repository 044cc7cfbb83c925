// The numbered, forward-only changes of the tables: src/store/migrations/NNNN_what.sql, built into the program.
#pragma once

#include "base/result.h"
#include "store/connection.h"

namespace stoa::store {

// The number of the last migration.
int latest_migration();

// Applies, each in a transaction of its own, what the file does not have yet. A file that has more than this program
// knows is refused.
Result<void> migrate(Connection& connection);

// The number of the last migration that the file has; 0 for a new file.
Result<int> applied_migration(Connection& connection);

}  // namespace stoa::store
