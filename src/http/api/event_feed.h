// What one event stream tells: the events after its cursor as text/event-stream, as long as its reader may have them.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "app/conversations/events.h"
#include "domain/caller.h"
#include "http/wire/response.h"

namespace stoa::http {

class EventFeed {
public:
    // So long a stream may outlive the session that opened it, where no hint came of its end.
    static constexpr std::chrono::seconds check_interval{60};

    struct Source {
        std::function<Result<LiveEvents>(const Caller& caller, const std::optional<std::string>& cursor)> follow;
        std::function<Result<Caller>()> find_caller;  // Asked again and again: a revoked session's stream ends.
        // Grows when somebody may read no more: the reader is asked for at once then.
        std::function<std::uint64_t()> access_version = [] { return std::uint64_t{0}; };
        std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    };

    // Reads for the first time; the error is the route's answer.
    static Result<EventFeed> open(Source source, const Caller& caller, const std::string& last_event_id);
    EventStream::Batch read();

private:
    EventFeed(Source source, Caller caller)
        : source_(std::move(source)), caller_(std::move(caller)), access_version_(source_.access_version()), checked_at_(source_.now()) {}
    EventStream::Batch write(const LiveEvents& live);
    Result<void> check_caller();

    Source source_;
    Caller caller_;
    std::uint64_t access_version_;  // At which the caller was last asked for.
    std::chrono::steady_clock::time_point checked_at_;
    std::string cursor_{};
    std::string first_{};  // What the first read brought, until it is asked for.
};

}  // namespace stoa::http
