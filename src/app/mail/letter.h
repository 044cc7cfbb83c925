// A mail as it is handed to the relay.
#pragma once

#include <string>

namespace stoa {

// Whether the link of a mail that lets its reader in is written: to whom else the mail is shown, it stands there without its secret.
enum class Links { Work, Hidden };

struct Letter {
    std::string return_path;  // Where notices about it come back to; empty: they shall not (RFC 3834 section 3.3).
    std::string bytes;
};

}  // namespace stoa
