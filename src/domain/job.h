// Work that is done later, by the clock or outside of the machine: at least once, so doing it twice must be as once.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "domain/ids.h"

namespace stoa {

// The store keeps the number; it is never given to another kind.
enum class JobKind : std::int16_t {
    Housekeeping = 1,
    ResponseTimes = 2,
    OrderImport = 3,
    Mail = 4,
    Aliases = 5,
    LinkRequest = 6,
    InspectAttachment = 7,
    DecideDraft = 8,
    FetchImage = 9,
    BuyerName = 10
};

struct Job {
    SellerId seller = marketplace_itself;
    JobId id{};
    JobKind kind{};
    Timestamp run_at{};         // When it is due; while it runs, when it would be taken for lost.
    std::int16_t attempts = 0;  // That were begun.
    std::string payload{};
};

// The one job of a kind that repeats: its id is made of the kind, so it cannot be there twice.
inline Job repeating_job(JobKind kind, Timestamp run_at) {
    Job job{.kind = kind, .run_at = run_at};
    job.id.uuid.bytes.back() = static_cast<std::uint8_t>(kind);
    return job;
}

}  // namespace stoa
