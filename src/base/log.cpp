#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>

#include <memory>

namespace stoa {

void start_log(const std::string& level) {
    auto logger = std::make_shared<spdlog::logger>("stoa", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    const auto least = spdlog::level::from_str(level);
    // Traces of many threads come mixed: there each line says whose it is.
    const bool tells_thread = least == spdlog::level::trace;
    logger->set_pattern(tells_thread ? "%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ [%t] %v" : "%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ %v",
                        spdlog::pattern_time_type::utc);
    logger->set_level(least);
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace stoa
