// What is done for each kind of job: the table to which a new kind is a new row.
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string_view>

#include "app/app.h"
#include "domain/job.h"

namespace stoa::jobs {

struct Handler {
    JobKind kind;
    std::string_view name;  // For the log.
    // Does the work, which may have been done before. Returns soon after `stop`: what is left is for the next time.
    Result<void> (*run)(App& app, const Job& job, const std::stop_token& stop);
    std::optional<Duration> every{};  // A job that repeats: the pause between two of it. Others are done once.
};

std::span<const Handler> handlers();
// Of files, which have threads of their own.
std::span<const Handler> file_handlers();
// What waits for strangers' servers.
std::span<const Handler> fetch_handlers();
// Reports of orders, which may take many minutes.
std::span<const Handler> import_handlers();

}  // namespace stoa::jobs
