// The log: lines on standard error (spdlog). No secret, address or message text is ever written to it.
#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace stoa {

namespace log = spdlog;  // log::info("listening on {}", address)

// `level` is one of trace, debug, info, warning, error, off.
void start_log(const std::string& level);

}  // namespace stoa
