// Mails as they came, kept beside the database by the digest of their bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/app.h"

namespace stoa {

// On the disk when it returns, under a name that tells nothing; the same bytes are kept once. SHA-256, raw.
Result<std::string> keep_raw_mail(const App& app, std::string_view raw);

// As it came; nothing where it is kept no more.
Result<std::optional<std::string>> read_raw_mail(const App& app, std::string_view sha256);

}  // namespace stoa
