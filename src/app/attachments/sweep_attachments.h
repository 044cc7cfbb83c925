// What the clock does about files that came to nothing.
#pragma once

#include <cstdint>
#include <stop_token>

#include "app/app.h"

namespace stoa {

// Of one seller: uploads that nobody went on with, and files that have been on no draft and no message for UploadLimits::kept, also those
// of drafts that are gone. How many.
Result<std::int64_t> sweep_attachments(App& app, SellerId seller, const std::stop_token& stop);

}  // namespace stoa
