// What makes one installation different from every other.
#pragma once

#include <string>

#include "store/database.h"

namespace stoa {

// The installation's own random key (32 bytes): made at the first start, the same ever after, also where two programs
// start at once. Kept in the database, so a backup holds it too.
Result<std::string> installation_key(store::Database& database);

}  // namespace stoa
