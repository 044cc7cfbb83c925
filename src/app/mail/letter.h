// A mail as it is handed to the relay.
#pragma once

#include <string>

namespace stoa {

struct Letter {
    std::string return_path;  // Where notices about it come back to; empty: they shall not (RFC 3834 section 3.3).
    std::string bytes;
};

}  // namespace stoa
