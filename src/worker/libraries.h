// The libraries that need data files or much time to begin: made ready once, before the sandbox closes.
#pragma once

#include <magic.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace stoa::worker {

struct CloseMagic {
    void operator()(::magic_set* magic) const { ::magic_close(magic); }
};

struct Libraries {
    std::unique_ptr<::magic_set, CloseMagic> magic;
};

// Starts no thread that outlives it: what forks afterwards has all there is.
Result<Libraries> load_libraries();

}  // namespace stoa::worker
