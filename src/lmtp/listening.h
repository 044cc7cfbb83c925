// Opens what the door listens on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lmtp/sockets.h"

#include "base/result.h"

namespace stoa::lmtp {

// The path in "unix:/run/stoa/lmtp"; empty where `address` is none.
std::string_view socket_path(std::string_view address);

// See ServerOptions. The acceptor is new; afterwards it listens.
Result<void> listen(Acceptor& acceptor, const std::string& address, std::uint16_t port);

// 0 for a socket in the file system.
std::uint16_t port_of(const Acceptor& acceptor);

}  // namespace stoa::lmtp
