// Mails as they came, kept beside the database by the digest of their bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "app/app.h"

namespace stoa {

// On the disk when it returns, under a name that tells nothing; the same bytes are kept once. SHA-256, raw. A file has the time
// at which its bytes came last.
Result<std::string> keep_raw_mail(const App& app, std::string_view raw);

// As it came; nothing where it is kept no more.
Result<std::optional<std::string>> read_raw_mail(const App& app, std::string_view sha256);

// Removes those that came before `first_kept`, also what was never wholly written, no further than `stop` allows. How many.
Result<std::int64_t> remove_raw_mails(const App& app, Timestamp first_kept, const std::stop_token& stop);

}  // namespace stoa
