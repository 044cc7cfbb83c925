// What makes one installation different from every other.
#pragma once

#include <functional>
#include <string>

#include "app/app.h"

namespace stoa {

// The installation's own random key (32 bytes): made at the first start, the same ever after, also where two programs
// start at once. Kept in the database, so a backup holds it too.
Result<std::string> installation_key(store::Database& database);

// A consistent copy of the database into a new file, while everything goes on. `progress` gets the pages done and all.
Result<void> back_up(App& app, const std::string& file, const std::function<void(int done, int all)>& progress);

}  // namespace stoa
